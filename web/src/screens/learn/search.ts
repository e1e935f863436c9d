/** Search that forgives typing: every word of the question has to be met by a word of the entry, more or less. */

/** What can be found. `names` count fully, `words` (a summary) less. */
export interface Entry {
  id: string;
  names: readonly string[];
  words: string;
}

interface Place {
  entry: number;
  weight: number;
}

const NAME = 1;
const ALIAS = 0.85;
const TEXT = 0.35;
const EXACT = 1;
const PREFIX = 0.85;
const INSIDE = 0.6;
const ONE_OFF = 0.65;
const TWO_OFF = 0.45;
/** What fits less than this part of the best is noise. */
const WORTH = 0.4;

/** Lower case without accents; hyphens and signs become spaces. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How many letters a word may be off: none in short ones, where everything is near to everything. */
export const forgiven = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * Letters to change, add, leave out or swap with their neighbour to make one word of the other (optimal string
 * alignment); more than `most` is told as `most + 1`.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let value = Math.min(above[column]! + 1, here[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        value = Math.min(value, before[column - 2]! + 1);
      here.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [before, above] = [above, here];
  }
  return above[other.length]!;
}

/** How well a word of the question is met by a word that exists, from 0 to 1. */
export function closeness(asked: string, word: string): number {
  if (word === asked) return EXACT;
  if (word.startsWith(asked)) return PREFIX - 0.1 * (1 - asked.length / word.length);
  if (asked.length >= 4 && word.includes(asked)) return INSIDE;
  const most = forgiven(asked.length);
  if (most === 0) return 0;
  let best = distance(asked, word, most);
  // Somebody who is still typing has mistyped a beginning.
  if (best > 1 && word.length > asked.length)
    best = Math.min(best, distance(asked, word.slice(0, asked.length), most));
  return best > most ? 0 : best === 1 ? ONE_OFF : best === 0 ? PREFIX : TWO_OFF;
}

export class Index<E extends Entry> {
  readonly #entries: readonly E[];
  readonly #names: string[];
  readonly #words = new Map<string, Place[]>();

  constructor(entries: readonly E[]) {
    this.#entries = entries;
    this.#names = entries.map((entry) => fold(entry.names[0] ?? ""));
    for (const [place, entry] of entries.entries()) {
      const weights = new Map<string, number>();
      const put = (text: string, weight: number): void => {
        for (const word of fold(text).split(" "))
          if (word) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
      };
      entry.names.forEach((name, rank) => put(name, rank === 0 ? NAME : ALIAS));
      put(entry.words, TEXT);
      for (const [word, weight] of weights) {
        const places = this.#words.get(word) ?? [];
        places.push({ entry: place, weight });
        this.#words.set(word, places);
      }
    }
  }

  /** What fits best, the best first. */
  find(question: string, most = 60): E[] {
    const asked = fold(question);
    if (!asked) return [];
    const scores = this.#score(asked.split(" "));
    const best = Math.max(0, ...scores.values());
    return [...scores]
      .filter(([, score]) => score >= best * WORTH)
      .map(([place, score]) => ({ place, score: score + this.#asWhole(place, asked) }))
      .sort((one, other) => other.score - one.score || one.place - other.place)
      .slice(0, most)
      .map(({ place }) => this.#entries[place]!);
  }

  #score(asked: readonly string[]): Map<number, number> {
    const [first, ...rest] = asked.map((word) => this.#meet(word));
    const total = first ?? new Map<number, number>();
    for (const met of rest)
      for (const [place, score] of total) {
        const more = met.get(place);
        if (more === undefined) total.delete(place);
        else total.set(place, score + more);
      }
    return total;
  }

  #meet(asked: string): Map<number, number> {
    const met = new Map<number, number>();
    for (const [word, places] of this.#words) {
      const close = closeness(asked, word);
      if (close === 0) continue;
      for (const { entry, weight } of places) met.set(entry, Math.max(met.get(entry) ?? 0, close * weight));
    }
    return met;
  }

  /** A name that is or begins with the whole question comes first; among equals the shorter name. */
  #asWhole(place: number, asked: string): number {
    const name = this.#names[place]!;
    const whole = name === asked ? 1 : name.startsWith(asked) ? 0.5 : name.includes(asked) ? 0.25 : 0;
    return whole - name.length / 1000;
  }
}
