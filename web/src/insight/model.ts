/** From the service's answers about insight to what its parts draw and ask. */
import type {
  EvidenceQuery,
  HabitOut,
  HabitTickBody,
  Kept,
  PostureBody,
  ProgressOut,
  ReviewFinding,
} from "../api/schema.ts";
import { mondayOf, plus } from "../lib/days.ts";
import type { Kept as Record_ } from "../lib/store/database.ts";
import { against, ofView, type Against } from "./trend.ts";

const LEAST_SNAPSHOTS = 3;
const VIEWS: readonly PostureBody["view"][] = ["side", "front", "back", "oblique"];
const PULL = ["horizontal-pull", "vertical-pull"] as const;
const PUSH = ["horizontal-push", "vertical-push"] as const;

type Ask = Partial<Omit<EvidenceQuery, "first" | "last">>;

/** The question that returns the records behind a number of the days from `first` to `last`. */
export function asking(first: string, last: string, of: Ask = {}): EvidenceQuery {
  return { of: "sets", exercise: null, group: null, pattern: [], first, last, ...of };
}

/** The questions behind the bars of the balance. */
export const BALANCE: Record<string, Ask> = {
  pull: { pattern: [...PULL] },
  push: { pattern: [...PUSH] },
  horizontal: { pattern: ["horizontal-pull"] },
  vertical: { pattern: ["vertical-pull"] },
  upper: { group: "upper-trapezius" },
  middle: { group: "middle-trapezius" },
  lower: { group: "lower-trapezius" },
  extension: { pattern: ["spinal-extension"] },
  core: { pattern: ["core", "anti-rotation"] },
};

/** The parameters of the question as the address wants them: what is empty is left out. */
export function parameters(query: EvidenceQuery): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value != null && (!Array.isArray(value) || value.length)),
  );
}

export type Way = { href: string; kind: "article" | "exercise" | "habits" } | null;

/** Where the next step of a finding leads, when it is one to read about. */
export function wayOf({ step }: ReviewFinding, isExercise: (id: string) => boolean): Way {
  if (step.kind === "habit") return { href: "/progress#habits", kind: "habits" };
  if (!step.subject) return null;
  return isExercise(step.subject)
    ? { href: `/learn/exercises/${step.subject}`, kind: "exercise" }
    : { href: `/learn/articles/${step.subject}`, kind: "article" };
}

/** What tells one finding from another of the same rule. */
export const keyOf = (finding: ReviewFinding): string => `${finding.rule} ${finding.about ?? ""}`;

export interface FormWeek {
  monday: string;
  clean: number;
  shaky: number;
  brokeDown: number;
}

/** How sets looked in each week, also in those in which none was rated. */
export function formWeeks({ weeks, form }: Pick<ProgressOut, "weeks" | "form">): FormWeek[] {
  return weeks.map(({ monday }) => {
    const days = form.filter(({ day }) => mondayOf(day) === monday);
    const sum = (name: "clean" | "shaky" | "broke_down"): number =>
      days.reduce((total, day) => total + day[name], 0);
    return { monday, clean: sum("clean"), shaky: sum("shaky"), brokeDown: sum("broke_down") };
  });
}

export interface Angle {
  measure: string;
  view: PostureBody["view"];
  points: readonly { day: string; value: number; error: number }[];
  found: Against;
}

/** The angles with at least so many snapshots of the same view, each against its own baseline. */
export function anglesOf(snapshots: readonly PostureBody[], least = LEAST_SNAPSHOTS): Angle[] {
  return VIEWS.flatMap((view) => {
    const seen = ofView(snapshots, view);
    return [...new Set(seen.flatMap((shot) => Object.keys(shot.measures)))].flatMap((measure) => {
      const found = against(seen, measure);
      const points = seen.flatMap(({ day, measures }) => {
        const { value, error } = measures[measure] ?? {};
        return value === undefined || error === undefined ? [] : [{ day, value, error }];
      });
      return found && points.length >= least ? [{ measure, view, points, found }] : [];
    });
  });
}

/** The last four weeks of a habit, a day each from the oldest; `today` is the last. */
export function monthOf(habit: Pick<HabitOut, "kept">, today: string): { day: string; kept: boolean }[] {
  const kept = new Set(habit.kept);
  return Array.from({ length: 28 }, (_, place) => plus(today, place - 27)).map((day) => ({
    day,
    kept: kept.has(day),
  }));
}

/** A tick of today with the operation that sends it, and the record that this device keeps of it meanwhile. */
export function tick(
  habit: HabitOut["habit"],
  day: string,
  done: boolean,
  id: () => string,
): { operations: object[]; records: Record_[] | object[] } {
  const body: HabitTickBody = { id: id(), day, habit, done };
  return {
    operations: [{ id: id(), op: "add-habit", habit: body }],
    records: [{ kind: "habit", id: body.id, day, document: { ...body } }],
  };
}

/** The habits as they stand with the ticks that lie on this device: the latest tick of a habit and day holds. */
export function withTicks(
  habits: readonly HabitOut[],
  ticks: readonly HabitTickBody[],
  today: string,
): HabitOut[] {
  const latest = new Map<string, boolean>();
  for (const item of [...ticks].sort((one, other) => one.id.localeCompare(other.id)))
    if (item.day === today) latest.set(item.habit, item.done ?? true);
  return habits.map((habit) => {
    const said = latest.get(habit.habit);
    if (said === undefined || said === habit.today) return habit;
    const kept = said ? [...habit.kept, today] : habit.kept.filter((day) => day !== today);
    const days = Math.max(0, habit.streak.days + (said ? 1 : -1));
    const streak = { ...habit.streak, days, best: Math.max(habit.streak.best, days) };
    return { ...habit, kept, today: said, streak };
  });
}

export const KINDS: Record<Kept, "sets" | "pain" | "check_ins" | "posture"> = {
  sets: "sets",
  pain: "pain",
  "check-ins": "check_ins",
  posture: "posture",
};
