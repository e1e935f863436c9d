/** What may be done instead of today's sets, in the reader's language. */
import type { Said } from "../../insight/told.ts";
import { catalogue } from "../catalogue.svelte.ts";
import { texts } from "../texts.svelte.ts";

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** An offer of an exercise; the service may name easier exercises in it: `swap to something easier: Plank`. */
export function sayOffer(offer: string, exercise: string): Said {
  const asSent: Said = { text: sentence(offer), lang: "en" };
  const [what = "", ...names] = offer.split(": ");
  const said = texts.say(what);
  if (said.lang) return asSent;
  if (!names.length) return { text: sentence(said.text), lang: null };
  const easier = catalogue.asSent(exercise)?.easier ?? [];
  const sent = easier.map((id) => catalogue.asSent(id)?.name).join(", ");
  if (sent !== names.join(": ")) return asSent;
  return {
    text: sentence(`${said.text}: ${easier.map((id) => catalogue.nameOf(id)).join("; ")}`),
    lang: null,
  };
}
