/**
 * Posture snapshots against the person's own baseline: a change is called one only beyond the error of both, and never
 * within the five degrees by which two snapshots of the same posture differ (evidence, section 5.1).
 */
import type { PostureBody } from "../api/schema.ts";

export const DEAD_BAND_DEG = 5;
const FIRST = 3;

export interface Measured {
  value: number;
  error: number;
}

export interface Against {
  baseline: number;
  /** Half the width of the band in which nothing can be told apart. */
  band: number;
  latest: Measured;
  change: "first" | "within" | "more" | "less";
  by: number;
}

/** The snapshots of one view, the oldest first. */
export const ofView = (all: readonly PostureBody[], view: string): PostureBody[] =>
  all.filter((each) => each.view === view).sort((a, b) => (a.taken_at < b.taken_at ? -1 : 1));

/** One measure's latest value against the mean of the first three. */
export function against(snapshots: readonly PostureBody[], measure: string): Against | null {
  const values = snapshots.flatMap((each) => each.measures[measure] ?? []);
  const latest = values.at(-1);
  if (!latest) return null;
  const first = values.slice(0, FIRST);
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const baseline = mean(first.map(({ value }) => value));
  const band = Math.max(DEAD_BAND_DEG, Math.hypot(latest.error, mean(first.map(({ error }) => error))));
  const by = latest.value - baseline;
  if (values.length <= FIRST) return { baseline, band, latest, change: "first", by };
  return { baseline, band, latest, change: Math.abs(by) <= band ? "within" : by > 0 ? "more" : "less", by };
}
