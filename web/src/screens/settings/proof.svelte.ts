/** Asks about the keys of an account. Where the service wants a fresh proof of who asks, the person gives it, and it goes on. */
import { account, type AccountAnswer, type Flow } from "../../api/accounts.ts";
import { good, type Result } from "../../lib/result.ts";

type Method = Parameters<typeof account>[0];

/** Ways to prove who one is, as the service offers them. */
export interface Ways {
  password: boolean;
  code: boolean;
  passkey: boolean;
}

/** Read the ways of a proof from what is offered. */
export function waysOf(flows: readonly Flow[]): Ways {
  const second = flows.find((flow) => flow.id === "mfa_reauthenticate");
  const types = second?.types ?? [];
  return {
    password: flows.some((flow) => flow.id === "reauthenticate"),
    code: types.includes("totp") || types.includes("recovery_codes"),
    passkey: types.includes("webauthn") || flows.some((flow) => flow.id === "mfa_reauthenticate_webauthn"),
  };
}

/** Whether an answer asks for a fresh proof of somebody who is signed in. */
export function asksForProof(answer: AccountAnswer): boolean {
  return (
    answer.status === 401 &&
    answer.isAuthenticated &&
    (answer.data.flows ?? []).some((flow) => flow.id.includes("reauthenticate"))
  );
}

class Proof {
  /** What a sheet shows while a proof is awaited. */
  asked = $state.raw<{ ways: Ways; settle: (given: boolean) => void } | null>(null);

  /** Ask; once more after a proof where one is wanted. Without the proof the first answer stands. */
  async ask(method: Method, path: string, body?: Record<string, unknown>): Promise<Result<AccountAnswer>> {
    const answer = await account(method, path, body);
    if (!answer.ok || !asksForProof(answer.value)) return answer;
    const ways = waysOf(answer.value.data.flows ?? []);
    const given = await new Promise<boolean>((settle) => (this.asked = { ways, settle }));
    this.asked = null;
    return given ? account(method, path, body) : good(answer.value);
  }

  /** Give a proof; null when it was right, else false. */
  async give(path: string, body: Record<string, unknown>): Promise<boolean> {
    const answer = await account("POST", path, body);
    return answer.ok && answer.value.status === 200;
  }
}

export const proof = new Proof();
