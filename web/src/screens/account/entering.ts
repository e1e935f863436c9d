/** What all ways of signing up and in share: where the next step is, and what went wrong in one sentence. */
import { account, pending, type AccountAnswer } from "../../api/accounts.ts";
import { i18n } from "../../lib/i18n.svelte.ts";
import { me } from "../../lib/me.svelte.ts";
import type { Result } from "../../lib/result.ts";
import { router } from "../../lib/router.svelte.ts";

/** The step that follows: inside, another proof, the proof of the address, or an error by field. */
export type Next =
  | { step: "in" }
  | { step: "second-factor" }
  | { step: "verify-email" }
  | { step: "passkey" }
  | { step: "wrong"; say: string; at: Record<string, string> };

const TOO_OFTEN = 429;

/** Read what the account endpoints said. */
export function nextOf(answer: Result<AccountAnswer>): Next {
  const t = i18n.t.account;
  if (!answer.ok) return { step: "wrong", say: t.offline, at: {} };
  const said = answer.value;
  if (said.status === TOO_OFTEN) return { step: "wrong", say: t.tooOften, at: {} };
  if (said.errors.length) {
    const at = Object.fromEntries(said.errors.map((error) => [error.param ?? "", error.message]));
    return { step: "wrong", say: said.errors.map((error) => error.message).join(" "), at };
  }
  const flow = pending(said);
  if (flow === "mfa_authenticate") return { step: "second-factor" };
  if (flow === "verify_email") return { step: "verify-email" };
  if (flow === "mfa_signup_webauthn") return { step: "passkey" };
  return said.isAuthenticated ? { step: "in" } : { step: "wrong", say: t.wrong, at: {} };
}

/** Where somebody goes who has just come in; what they wanted before stands in the address. */
export async function enter(): Promise<void> {
  await me.refresh();
  const isNew = me.value !== null && !me.value.consents["records"];
  router.go(isNew ? "/welcome/consent" : (router.place.query.get("next") ?? "/"), "replace");
}

/** Use a passkey to come in. */
export async function enterByPasskey(): Promise<Next | null> {
  const { usePasskey } = await import("../../lib/passkeys.ts");
  const asked = await account("GET", "/auth/webauthn/login");
  if (!asked.ok) return nextOf(asked);
  const options = asked.value.data["request_options"] as { publicKey: unknown } | undefined;
  const credential = options ? await usePasskey(options) : null;
  if (!credential) return null;
  return nextOf(await account("POST", "/auth/webauthn/login", { credential }));
}
