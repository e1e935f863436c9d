/** What a health condition changes about an exercise: `Osteoporosis: Slide down and come up over your side.` */
import type { Said } from "../../insight/told.ts";
import { catalogue } from "../catalogue.svelte.ts";
import { texts } from "../texts.svelte.ts";

/** Such a line in the reader's language; where a part of it is not known, as it was sent. */
export function sayHow(line: string): Said {
  const condition = catalogue.value?.conditions.find(({ name }) => line.startsWith(`${name}: `));
  const change = condition && texts.say(line.slice(condition.name.length + 2));
  if (!change || change.lang) return { text: line, lang: "en" };
  return { text: `${catalogue.conditionName(condition.id)}: ${change.text}`, lang: null };
}
