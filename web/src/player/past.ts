/** What was done on this device before: the last time of each exercise, and which sessions are finished. */
import type { SetIn, TodayOut } from "../api/schema.ts";
import { plus } from "../lib/days.ts";
import { recordsBetween } from "../lib/store/keep.ts";

const LOOK_BACK_DAYS = 180;
const LOOK_AHEAD_DAYS = 120;

/** The working sets of one exercise on its latest day before. */
export interface LastTime {
  day: string;
  sets: SetIn[];
}

/** Group sets by exercise and keep the latest day of each. */
export function latest(sets: readonly SetIn[]): Map<string, LastTime> {
  const found = new Map<string, LastTime>();
  for (const set of sets.filter((each) => each.kind !== "warm-up")) {
    const known = found.get(set.exercise);
    if (!known || set.day > known.day) found.set(set.exercise, { day: set.day, sets: [set] });
    else if (set.day === known.day) known.sets.push(set);
  }
  return found;
}

/** Read what was done before a day. */
export async function lastTimes(athlete: string, day: string): Promise<Map<string, LastTime>> {
  return latest(await recordsBetween<SetIn>(athlete, "set", plus(day, -LOOK_BACK_DAYS), plus(day, -1)));
}

/** A session that was finished on this device; `day` is the plan's, `done_on` the calendar's. */
export interface DoneSession {
  id: string;
  day: string;
  done_on: string;
  sets: string[];
  started: number;
  finished: number | null;
}

/** Read the sessions that were finished here, around a day. */
export function doneSessions(athlete: string, day: string): Promise<DoneSession[]> {
  return recordsBetween(athlete, "session-done", plus(day, -LOOK_BACK_DAYS), plus(day, LOOK_AHEAD_DAYS));
}

/** The session to do: of the day that was asked for, else the first that was not finished here; null for none. */
export function sessionToDo(
  ahead: readonly TodayOut[],
  done: readonly DoneSession[],
  wanted: string | null = null,
): TodayOut | null {
  const finished = new Set(done.map((each) => each.day));
  const open = ahead.filter((each) => each.session_date === null || !finished.has(each.session_date));
  return open.find((each) => each.session_date === wanted) ?? open[0] ?? null;
}

/** Sets of a day that belong to no finished session: of a session that was broken off, here or on another device. */
export async function looseSets(
  athlete: string,
  day: string,
  done: readonly DoneSession[],
): Promise<SetIn[]> {
  const taken = new Set(done.flatMap((each) => each.sets));
  const sets = await recordsBetween<SetIn>(athlete, "set", day, day);
  return sets.filter((set) => !taken.has(set.id)).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The sessions taken along for weeks without a network: as many as the service usually gives. One copy for everybody. */
export const AHEAD = {} as const;
