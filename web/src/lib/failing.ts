/** Says why something that needs the service did not work. */
import type { Said } from "../insight/told.ts";
import { i18n } from "./i18n.svelte.ts";
import type { Failure } from "./result.ts";
import { texts } from "./texts.svelte.ts";
import { toasts } from "./toasts.svelte.ts";

const ours = (text: string): Said => ({ text, lang: null });

/** Why the service refused: by the kind of the refusal where its sentence is for programs, else by the sentence. */
function sayRefusal({ type, say, errors }: Extract<Failure, { kind: "refused" }>): Said {
  const known = errors.length ? undefined : i18n.t.refusals[type];
  return known === undefined ? texts.say(errors[0]?.message ?? say) : ours(known);
}

/** The sentence for a failure, and its language where that is not the reader's. */
export function saidFailure(failure: Failure): Said {
  if (failure.kind === "refused") return sayRefusal(failure);
  if (failure.kind === "signed-out") return ours(i18n.t.common.failure.signedOut);
  if (failure.kind === "offline") return ours(i18n.t.settings.needsNetwork);
  return ours(i18n.t.common.failure.broken(failure.say));
}

export const sayFailure = (failure: Failure): string => saidFailure(failure).text;

/** Show it for a moment. */
export function toastFailure(failure: Failure): void {
  const { text, lang } = saidFailure(failure);
  toasts.say(text, { tone: "stop", lang });
}
