/** Says why something that needs the service did not work. */
import { i18n } from "./i18n.svelte.ts";
import type { Failure } from "./result.ts";
import { toasts } from "./toasts.svelte.ts";

/** The sentence for a failure. */
export function sayFailure(failure: Failure): string {
  const t = i18n.t.settings;
  if (failure.kind === "refused") return failure.errors[0]?.message ?? failure.say;
  if (failure.kind === "signed-out") return i18n.t.common.failure.signedOut;
  return failure.kind === "offline" ? t.needsNetwork : i18n.t.common.failure.broken(failure.say);
}

/** Show it for a moment. */
export const toastFailure = (failure: Failure): void => toasts.say(sayFailure(failure), { tone: "stop" });
