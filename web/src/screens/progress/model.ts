/** From the answer about progress to the shapes that the screens draw. */
import type { CatalogueOut, PlanVersion, ProgressOut } from "../../api/schema.ts";
import { plus, WEEKDAYS, weekdayOf, type Weekday } from "../../lib/days.ts";
import type { Due } from "./calendar.ts";

/** A muscle group in one week: its sets, the range they are measured against, and the exercises they came from. */
export interface MuscleWeek {
  group: string;
  sets: number;
  low: number | null;
  high: number | null;
  from: readonly { exercise: string; sets: number }[];
}

export type Where = "none" | "below" | "within" | "above" | "plain";

/** Where a number of sets stands in its range; without a range it only is there or not. */
export function whereOf({ sets, low, high }: Pick<MuscleWeek, "sets" | "low" | "high">): Where {
  if (sets <= 0) return "none";
  if (low === null && high === null) return "plain";
  if (low !== null && sets < low) return "below";
  return high !== null && sets > high ? "above" : "within";
}

/** How full a region is drawn, from 0 to 1: how near it is to its range, or to eight sets where it has none. */
export function fullness({ sets, low }: Pick<MuscleWeek, "sets" | "low">): number {
  return Math.min(1, sets / (low && low > 0 ? low : 8));
}

/** Fractional sets by role: the main work counts whole, helping half (Words of the design: stimulus). */
const SHARE = { primary: 1, secondary: 0.5 } as const;

/** Which exercises of a week brought a muscle group its sets, the most first. */
function cameFrom(
  progress: ProgressOut,
  monday: string,
  catalogue: CatalogueOut,
  group: string,
): MuscleWeek["from"] {
  const sunday = plus(monday, 6);
  const known = new Map(catalogue.exercises.map((exercise) => [exercise.id, exercise]));
  return progress.exercises
    .flatMap(({ exercise, days }) => {
      const muscles = known.get(exercise)?.muscles;
      const role = (["primary", "secondary"] as const).find((each) => muscles?.[each].includes(group));
      const done = days
        .filter(({ day }) => day >= monday && day <= sunday)
        .reduce((sum, { sets }) => sum + sets, 0);
      return role && done > 0 ? [{ exercise, sets: done * SHARE[role] }] : [];
    })
    .sort((one, other) => other.sets - one.sets);
}

/** Every muscle group in one week of the progress. */
export function musclesOf(progress: ProgressOut, place: number, catalogue: CatalogueOut): MuscleWeek[] {
  const week = progress.weeks.at(place);
  if (!week) return [];
  return catalogue.muscle_groups.map(({ id }) => ({
    group: id,
    sets: week.stimulus[id] ?? 0,
    low: progress.ranges[id]?.low ?? null,
    high: progress.ranges[id]?.high ?? null,
    from: cameFrom(progress, week.monday, catalogue, id),
  }));
}

/** An estimated strength over time, each with the band in which the true one lies. */
export interface StrengthSeries {
  exercise: string;
  points: readonly { day: string; value: number; low: number; high: number }[];
  change: number;
  detectable: boolean;
}

type ExerciseProgress = ProgressOut["exercises"][number];

/** The estimates of an exercise by day; days without an honest one are left out. */
export const estimatesOf = (exercise: ExerciseProgress): StrengthSeries["points"] =>
  exercise.days.flatMap(({ day, one_rep_max: estimate }) =>
    estimate ? [{ day, value: estimate.kg, low: estimate.low_kg, high: estimate.high_kg }] : [],
  );

/** The exercises whose strength can be told over time, those done most often first. */
export const strengthOf = (progress: ProgressOut): StrengthSeries[] =>
  progress.exercises.flatMap((each) =>
    each.trend
      ? [
          {
            exercise: each.exercise,
            points: estimatesOf(each),
            change: each.trend.change,
            detectable: each.trend.detectable,
          },
        ]
      : [],
  );

/** The exercises without a trend, and on how many days each was done. */
export const othersOf = (progress: ProgressOut): { exercise: string; days: number }[] =>
  progress.exercises
    .filter((each) => !each.trend)
    .map((each) => ({ exercise: each.exercise, days: each.days.length }));

export interface Balance {
  pull: number;
  push: number;
  horizontal: number;
  vertical: number;
  upper: number;
  middle: number;
  lower: number;
  extension: number;
  core: number;
}

/** The sums over all weeks. */
export function balanceOf({ weeks }: ProgressOut): Balance {
  const sum = (of: (week: ProgressOut["weeks"][number]) => number): number =>
    weeks.reduce((total, week) => total + of(week), 0);
  return {
    pull: sum((week) => week.pull_sets),
    push: sum((week) => week.push_sets),
    horizontal: sum((week) => week.horizontal_pull_sets),
    vertical: sum((week) => week.vertical_pull_sets),
    upper: sum((week) => week.trapezius.upper),
    middle: sum((week) => week.trapezius.middle),
    lower: sum((week) => week.trapezius.lower),
    extension: sum((week) => week.extension_sets),
    core: sum((week) => week.core_sets),
  };
}

export interface Sides {
  exercise: string;
  left: number;
  right: number;
  days: number;
}

/** Left against right, the mean of the days on which both were trained apart; most days first. */
export const sidesOf = (progress: ProgressOut): Sides[] =>
  progress.exercises
    .filter((each) => each.sides.length)
    .map(({ exercise, sides }) => {
      const mean = (side: "left" | "right"): number =>
        sides.reduce((sum, day) => sum + day[side], 0) / sides.length;
      return { exercise, left: mean("left"), right: mean("right"), days: sides.length };
    })
    .sort((one, other) => other.days - one.days);

/** How often sets were rated clean, shaky and broken down. */
export const formOf = ({ form }: ProgressOut): { clean: number; shaky: number; brokeDown: number } => ({
  clean: form.reduce((sum, day) => sum + day.clean, 0),
  shaky: form.reduce((sum, day) => sum + day.shaky, 0),
  brokeDown: form.reduce((sum, day) => sum + day.broke_down, 0),
});

/** The days on which something was trained. */
export const daysTrained = ({ exercises }: ProgressOut): string[] => [
  ...new Set(exercises.flatMap((each) => each.days.map(({ day }) => day))),
];

/** The days that the plan in force has sessions for. A week of the plan begins with the weekday it started on. */
export function dueOf({ starts_on: start, plan }: Pick<PlanVersion, "starts_on" | "plan">): Due[] {
  const first = WEEKDAYS.indexOf(weekdayOf(start));
  return plan.weeks.flatMap((week, number) =>
    week.sessions.map((session) => ({
      day: plus(start, 7 * number + ((WEEKDAYS.indexOf(session.day as Weekday) - first + 7) % 7)),
      deload: week.deload,
    })),
  );
}
