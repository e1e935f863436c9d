/** The filters of the exercises, as the address bar says them. */
import type { ExerciseOut } from "../../api/schema.ts";

export interface Filters {
  equipment: string[];
  muscle: string;
  level: string[];
}

/** The filter for what needs nothing at all. */
export const NOTHING = "nothing";

const parts = (text: string | null): string[] => (text ? text.split(",").filter(Boolean) : []);

/** Read the filters of a query string. */
export function filtersOf(query: URLSearchParams): Filters {
  return {
    equipment: parts(query.get("equipment")),
    muscle: query.get("muscle") ?? "",
    level: parts(query.get("level")),
  };
}

/** How many filters are set. */
export const countOf = (filters: Filters): number =>
  filters.equipment.length + filters.level.length + (filters.muscle ? 1 : 0);

/** Whether an exercise can be done with one of the things that were chosen. */
function usesOneOf(exercise: ExerciseOut, equipment: readonly string[]): boolean {
  return exercise.equipment.some((way) =>
    way.needs.length === 0 ? equipment.includes(NOTHING) : way.needs.some((need) => equipment.includes(need)),
  );
}

/** Whether an exercise fits all that was asked for; a muscle counts where it does or shares the work. */
export function fits(exercise: ExerciseOut, { equipment, muscle, level }: Filters): boolean {
  return (
    (!equipment.length || usesOneOf(exercise, equipment)) &&
    (!muscle || exercise.muscles.primary.includes(muscle) || exercise.muscles.secondary.includes(muscle)) &&
    (!level.length || level.includes(exercise.level))
  );
}

/** Main work before helping work, else the order of the catalogue. */
export function byRole(exercises: readonly ExerciseOut[], muscle: string): ExerciseOut[] {
  if (!muscle) return [...exercises];
  const rank = (exercise: ExerciseOut): number => (exercise.muscles.primary.includes(muscle) ? 0 : 1);
  return [...exercises].sort((one, other) => rank(one) - rank(other));
}
