/** A plan on the calendar: which session falls on which day, and what became of it. */
import type { PlannedSessionOut, PlanOut } from "../../api/schema.ts";
import { plus, WEEKDAYS, weekdayOf, type Weekday } from "../days.ts";

/** A session in a plan: the place of its week and its own place in that week, both from 0. */
export interface Place {
  week: number;
  session: number;
}

/** What became of a planned session. `next` is the first that is still to be done. */
export type Standing = "done" | "missed" | "next" | "later";

export interface Day {
  date: string;
  weekday: Weekday;
  place: Place | null;
  session: PlannedSessionOut | null;
  /** Null also while it is not known yet whether a past session was done. */
  standing: Standing | null;
  /** Something was trained on this day, planned or not. */
  trained: boolean;
}

export interface CalendarWeek {
  number: number;
  deload: boolean;
  first: string;
  last: string;
  days: Day[];
}

/** The day of a session: weeks of a plan are counted from the day it starts on, whatever weekday that is. */
export function dateOf(startsOn: string, week: number, weekday: string): string {
  const first = WEEKDAYS.indexOf(weekdayOf(startsOn));
  const offset = (WEEKDAYS.indexOf(weekday as Weekday) - first + 7) % 7;
  return plus(startsOn, week * 7 + offset);
}

/**
 * Every week with its seven days, in order. `trained` holds the days on which something was logged; while it may still be
 * incomplete, nothing is called missed.
 */
export function calendarOf(
  plan: PlanOut,
  startsOn: string,
  today: string,
  trained: ReadonlySet<string>,
  isComplete = true,
): CalendarWeek[] {
  let nextIsFound = false;
  return plan.weeks.map((week, number) => {
    const first = plus(startsOn, number * 7);
    const days = Array.from({ length: 7 }, (_, offset): Day => {
      const date = plus(first, offset);
      const weekday = weekdayOf(date);
      const at = week.sessions.findIndex((session) => session.day === weekday);
      const isTrained = trained.has(date);
      if (at < 0) return { date, weekday, place: null, session: null, standing: null, trained: isTrained };
      const past = isComplete ? "missed" : null;
      let standing: Standing | null = isTrained ? "done" : date < today ? past : "later";
      if (standing === "later" && !nextIsFound) {
        standing = "next";
        nextIsFound = true;
      }
      return {
        date,
        weekday,
        place: { week: number, session: at },
        session: week.sessions[at]!,
        standing,
        trained: isTrained,
      };
    });
    return { number: number + 1, deload: week.deload, first, last: plus(first, 6), days };
  });
}

/** The week that a day lies in, from 0; before the plan the first, after it the last. */
export function weekAt(plan: PlanOut, startsOn: string, day: string): number {
  const weeks = plan.weeks.length;
  const passed = Math.floor(
    (Date.parse(`${day}T12:00:00Z`) - Date.parse(`${startsOn}T12:00:00Z`)) / (7 * 86_400_000),
  );
  return Math.min(Math.max(passed, 0), weeks - 1);
}
