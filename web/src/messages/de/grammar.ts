/** How German joins, counts and quotes what a sentence is about. */
import { list } from "../../lib/i18n.svelte.ts";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const quoted = (name: string): string => `„${name}“`;

/** Names in a row: `„Rudern“, „Latziehen“ und „Face Pull“`. */
export const quotedList = (names: readonly string[]): string => list(names.map(quoted));

/** One in words, many with their number: `eine Einheit`, `3 Einheiten`. */
export const several = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

/** A number with its noun, in figures: `1 Satz`, `2,5 Sätze`. */
export const counted = (count: number, figures: string, one: string, many: string): string =>
  `${figures} ${count === 1 ? one : many}`;

/** How many days ago: `heute`, `gestern`, `vor 3 Tagen`. */
export const ago = (days: number): string =>
  days <= 0 ? "heute" : days === 1 ? "gestern" : `vor ${days} Tagen`;
