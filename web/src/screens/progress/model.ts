/** What the screens of Progress show, in the shapes they draw. */

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

/** An estimated strength over time, each with the band in which the true one lies. */
export interface StrengthSeries {
  exercise: string;
  points: readonly { day: string; value: number; low: number; high: number }[];
  change: number;
  detectable: boolean;
}

export interface Balance {
  pull: number;
  push: number;
  horizontal: number;
  vertical: number;
  left: number;
  right: number;
  upper: number;
  middle: number;
  lower: number;
}
