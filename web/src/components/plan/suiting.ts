/** Which exercises suit a search, the best first. */
import type { ExerciseOut } from "../../api/schema.ts";

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

export interface Wish {
  words: string;
  /** Null where any equipment will do. */
  equipment: readonly string[] | null;
  /** Its name in the reader's language, which counts besides the names of the catalogue. */
  nameOf?: (id: string) => string;
  like?: ExerciseOut | undefined;
}

/** Exercises with every word in one of their names or their pattern; those like `like` come first. */
export function suiting(
  exercises: readonly ExerciseOut[],
  { words, equipment, nameOf, like }: Wish,
): ExerciseOut[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const fits = (item: ExerciseOut): boolean => {
    const said = plain(
      [nameOf?.(item.id) ?? "", item.name, item.pattern, ...item.aliases, ...item.muscles.primary].join(" "),
    );
    return wanted.every((word) => said.includes(word));
  };
  const isOwned = (item: ExerciseOut): boolean =>
    equipment === null ||
    item.equipment.some(({ needs }) => needs.every((thing) => equipment.includes(thing)));
  const likeness = (item: ExerciseOut): number =>
    like === undefined
      ? 0
      : (item.pattern === like.pattern ? 10 : 0) +
        item.muscles.primary.filter((group) => like.muscles.primary.includes(group)).length +
        (like.easier.includes(item.id) || like.harder.includes(item.id) ? 5 : 0);
  return exercises
    .filter((item) => fits(item) && isOwned(item))
    .sort((one, other) => likeness(other) - likeness(one) || one.name.localeCompare(other.name));
}
