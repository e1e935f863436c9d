/**
 * Edits of a plan. Each takes a plan and returns another one; nothing is changed in place, so going back is easy.
 *
 * Minutes and stimulus are left as they were: the service sums them anew when it looks the plan through.
 */
import type { ExerciseOut, PlannedExerciseOut, PlannedSessionOut, PlanOut } from "../../api/schema.ts";
import { WEEKDAYS, type Weekday } from "../days.ts";
import type { Place } from "./calendar.ts";

/** The parts of a session, in the order they are done. */
export const PARTS = ["warm_up", "power", "main", "balance", "cool_down"] as const;
export type Part = (typeof PARTS)[number];

/** Which weeks an edit concerns: only its own, or every one from there on. */
export type Span = "week" | "onwards";

/** What may be changed of a planned exercise. */
export type Dose = Pick<PlannedExerciseOut, "sets" | "rir" | "rest_s"> & { amount: [number, number] };

const DELOAD_SETS = 2;
const DELOAD_EXTRA_RIR = 2;

const weekdayAt = (day: string): number => WEEKDAYS.indexOf(day as Weekday);

/** The range that counts: seconds of a hold, minutes, or repetitions. */
export function amountOf(item: PlannedExerciseOut): { measure: Measure; range: [number, number] } {
  const measure: Measure = item.hold_s ? "hold" : item.minutes ? "minutes" : "reps";
  const range = item.hold_s ?? item.minutes ?? item.reps;
  return { measure, range: [range[0]!, range[1]!] };
}
export type Measure = "reps" | "hold" | "minutes";

/** The session of a week that is the same as one of another week: on the same day, else with the same exercises. */
function sameSession(sessions: readonly PlannedSessionOut[], wanted: PlannedSessionOut): number {
  const names = (session: PlannedSessionOut): string =>
    [...session.main, ...session.balance].map((item) => item.exercise).join();
  const alike = sessions.findIndex((session) => names(session) === names(wanted));
  return alike >= 0 ? alike : sessions.findIndex((session) => session.day === wanted.day);
}

function inWeeks(
  plan: PlanOut,
  at: Place,
  span: Span,
  change: (session: PlannedSessionOut, isDeload: boolean) => PlannedSessionOut,
): PlanOut {
  const own = plan.weeks[at.week]?.sessions[at.session];
  if (!own) return plan;
  const weeks = plan.weeks.map((week, number) => {
    const concerned = span === "week" ? number === at.week : number >= at.week;
    if (!concerned) return week;
    const found = number === at.week ? at.session : sameSession(week.sessions, own);
    const sessions = week.sessions.map((session, place) =>
      place === found ? change(session, week.deload) : session,
    );
    return { ...week, sessions };
  });
  return { ...plan, weeks };
}

const inOrder = (sessions: PlannedSessionOut[]): PlannedSessionOut[] =>
  [...sessions].sort((one, other) => weekdayAt(one.day) - weekdayAt(other.day));

/** The days of a week on which there is no session yet, besides the one that is moved. */
export function freeDays(plan: PlanOut, at: Place, span: Span): Set<Weekday> {
  const free = new Set<Weekday>(WEEKDAYS);
  const own = plan.weeks[at.week]?.sessions[at.session];
  const weeks = span === "week" ? [plan.weeks[at.week]!] : plan.weeks.slice(at.week);
  for (const week of own ? weeks : []) {
    const same = sameSession(week.sessions, own!);
    for (const [place, session] of week.sessions.entries())
      if (place !== same) free.delete(session.day as Weekday);
  }
  return free;
}

/** Put a session on another day. The sessions of a week stay in the order of its days. */
export function move(plan: PlanOut, at: Place, to: Weekday, span: Span): PlanOut {
  const moved = inWeeks(plan, at, span, (session) => ({ ...session, day: to }));
  return { ...moved, weeks: moved.weeks.map((week) => ({ ...week, sessions: inOrder(week.sessions) })) };
}

/** Where an exercise stands in a session: the same place, else wherever the same one is. */
function placeOf(items: readonly PlannedExerciseOut[], exercise: string, place: number): number {
  return items[place]?.exercise === exercise ? place : items.findIndex((item) => item.exercise === exercise);
}

function inPart(
  plan: PlanOut,
  at: Place,
  part: Part,
  place: number,
  span: Span,
  change: (items: PlannedExerciseOut[], place: number, isDeload: boolean) => PlannedExerciseOut[],
): PlanOut {
  const exercise = plan.weeks[at.week]?.sessions[at.session]?.[part][place]?.exercise;
  if (exercise === undefined) return plan;
  return inWeeks(plan, at, span, (session, isDeload) => {
    const found = placeOf(session[part], exercise, place);
    return found < 0 ? session : { ...session, [part]: change([...session[part]], found, isDeload) };
  });
}

function withAmount(item: PlannedExerciseOut, range: [number, number]): PlannedExerciseOut {
  const { measure } = amountOf(item);
  if (measure === "hold") return { ...item, hold_s: range };
  return measure === "minutes" ? { ...item, minutes: range } : { ...item, reps: range };
}

/**
 * Change sets, repetitions, effort or rest. Where the change goes on into the deload, its sets stay two and its reserve
 * two repetitions larger than in the weeks before.
 */
export function adjust(
  plan: PlanOut,
  at: Place,
  part: Part,
  place: number,
  changes: Partial<Dose>,
  span: Span,
): PlanOut {
  const own = plan.weeks[at.week]?.deload ?? false;
  return inPart(plan, at, part, place, span, (items, found, isDeload) => {
    const carried = isDeload && !own;
    const { amount, sets, rir, rest_s } = changes;
    let item = items[found]!;
    if (amount) item = withAmount(item, amount);
    if (sets !== undefined && !carried) item = { ...item, sets };
    if (rir !== undefined) item = { ...item, rir: carried ? rir + DELOAD_EXTRA_RIR : rir };
    if (rest_s !== undefined) item = { ...item, rest_s };
    items[found] = item;
    return items;
  });
}

/** Take an exercise out. */
export function remove(plan: PlanOut, at: Place, part: Part, place: number, span: Span): PlanOut {
  return inPart(plan, at, part, place, span, (items, found) => items.toSpliced(found, 1));
}

/** Do an exercise one place earlier (-1) or later (1). */
export function reorder(
  plan: PlanOut,
  at: Place,
  part: Part,
  place: number,
  by: -1 | 1,
  span: Span,
): PlanOut {
  return inPart(plan, at, part, place, span, (items, found) => {
    const to = found + by;
    if (to < 0 || to >= items.length) return items;
    [items[found], items[to]] = [items[to]!, items[found]!];
    return items;
  });
}

/** Put another exercise in the place of one; what both have in common of the dose stays. */
export function replace(
  plan: PlanOut,
  at: Place,
  part: Part,
  place: number,
  exercise: ExerciseOut,
  equipment: readonly string[],
  span: Span,
): PlanOut {
  return inPart(plan, at, part, place, span, (items, found, isDeload) => {
    const before = items[found]!;
    items[found] = { ...planned(exercise, equipment, before, isDeload), sets: before.sets };
    return items;
  });
}

/** Add an exercise at the end of a part. */
export function add(
  plan: PlanOut,
  at: Place,
  part: Part,
  exercise: ExerciseOut,
  equipment: readonly string[],
  span: Span,
): PlanOut {
  return inWeeks(plan, at, span, (session, isDeload) => {
    const like = session[part].find((item) => amountOf(item).measure === exercise.dose.measure);
    return { ...session, [part]: [...session[part], planned(exercise, equipment, like, isDeload)] };
  });
}

/** How an exercise is planned: its own dose, within the range of a similar one where the two meet. */
export function planned(
  exercise: ExerciseOut,
  equipment: readonly string[],
  like: PlannedExerciseOut | undefined,
  isDeload: boolean,
): PlannedExerciseOut {
  const { measure, tempo, sets } = exercise.dose;
  const way =
    exercise.equipment.find(({ needs }) => needs.every((thing) => equipment.includes(thing))) ??
    exercise.equipment[0];
  const range = rangeOf(exercise, like);
  const load = { kind: (way?.load ?? "none") as PlannedExerciseOut["load"]["kind"], say: "" };
  const easy = exercise.effort === "easy";
  return {
    exercise: exercise.id,
    sets: easy ? 1 : isDeload ? DELOAD_SETS : (like?.sets ?? sets),
    reps: measure === "reps" ? range : [1, 1],
    ...(measure === "hold" ? { hold_s: range } : measure === "minutes" ? { minutes: range } : {}),
    per_side: exercise.laterality === "unilateral",
    rir: like?.rir ?? (easy ? 5 : isDeload ? 2 + DELOAD_EXTRA_RIR : 2),
    tempo,
    rest_s: like?.rest_s ?? (easy ? 0 : 60),
    load,
  };
}

function rangeOf(exercise: ExerciseOut, like: PlannedExerciseOut | undefined): [number, number] {
  const [low, high] = [exercise.dose.amount[0]!, exercise.dose.amount[1]!];
  if (!like) return [low, high];
  const other = amountOf(like);
  const inside: [number, number] = [Math.max(low, other.range[0]), Math.min(high, other.range[1])];
  return other.measure === exercise.dose.measure && inside[1] - inside[0] >= 2 ? inside : [low, high];
}

/** The parts that an exercise may serve in, as the catalogue says. */
export const mayServe = (exercise: ExerciseOut, part: Part): boolean =>
  exercise.blocks.includes(part.replace("_", "-"));
