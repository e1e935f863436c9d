/** What the account endpoints say about the ways to prove who one is. */
export type Authenticator =
  | { type: "totp"; created_at: number; last_used_at: number | null }
  | {
      type: "recovery_codes";
      total_code_count: number;
      unused_code_count: number;
      unused_codes?: string[];
    }
  | {
      type: "webauthn";
      id: number;
      name: string;
      created_at: number;
      last_used_at: number | null;
      is_passwordless?: boolean;
    };

export type Passkey = Extract<Authenticator, { type: "webauthn" }>;
export type RecoveryCodes = Extract<Authenticator, { type: "recovery_codes" }>;
