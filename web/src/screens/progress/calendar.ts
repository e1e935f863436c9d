/** The calendar of sessions: weeks from Monday, each day with what was due and what was done. */
import { between, mondayOf, plus } from "../../lib/days.ts";

export type Standing = "done" | "extra" | "missed" | "planned" | "rest";

export interface CalendarDay {
  day: string;
  standing: Standing;
  deload: boolean;
  future: boolean;
}

export interface CalendarWeek {
  monday: string;
  deload: boolean;
  days: CalendarDay[];
}

export interface Due {
  day: string;
  deload: boolean;
}

/** What a day came to. A session that is due today may still be done. */
function standingOf(isDue: boolean, isDone: boolean, day: string, today: string, known: string): Standing {
  if (isDone) return isDue || day < known ? "done" : "extra";
  if (!isDue) return "rest";
  return day < today ? "missed" : "planned";
}

/** The weeks that end with the one of today, the oldest first. Before the first day that is due, no day is known not to be. */
export function calendarOf(
  weeks: number,
  today: string,
  due: readonly Due[],
  done: readonly string[],
): CalendarWeek[] {
  const dueOn = new Map(due.map((item) => [item.day, item]));
  const doneOn = new Set(done);
  const known = due.map((item) => item.day).sort()[0] ?? plus(today, 1);
  const first = plus(mondayOf(today), -7 * (weeks - 1));
  return Array.from({ length: weeks }, (_, week) => {
    const monday = plus(first, 7 * week);
    const days = Array.from({ length: 7 }, (_, place): CalendarDay => {
      const day = plus(monday, place);
      return {
        day,
        standing: standingOf(dueOn.has(day), doneOn.has(day), day, today, known),
        deload: dueOn.get(day)?.deload ?? false,
        future: between(today, day) > 0,
      };
    });
    return { monday, deload: days.some((day) => day.deload), days };
  });
}
