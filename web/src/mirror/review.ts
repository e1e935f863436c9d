/** What a set comes to: what is taken over into the log, and which repetitions are worth looking at. */
import type { Form, FormSummaryBody } from "../api/schema.ts";
import type { CameraRule, Frame, Rep, SetResult } from "./model.ts";

/** What the person may take over into the log of the set. */
export interface Found {
  amount: number;
  summary: FormSummaryBody;
  form: Form | null;
}

const FORM_OF: Record<string, Form | null> = {
  clean: "clean",
  watch: "shaky",
  breakdown: "broke-down",
  unmeasured: null,
};

/** The summary as the service takes it, with the repetitions or seconds and the form to begin with. */
export function foundIn(result: SetResult, rule: CameraRule): Found {
  const { summary } = result;
  const amount = rule.hold ? Math.floor(summary.held_s ?? longest(result)) : summary.reps;
  return { amount, summary, form: FORM_OF[summary.verdict] ?? null };
}

const longest = (result: SetResult): number => Math.max(0, ...result.holds.map((hold) => hold.seconds));

const excess = (rep: Rep): number =>
  Math.max(
    0,
    ...rep.faults.map((fault) => Math.abs(fault.value - fault.threshold) / (Math.abs(fault.threshold) || 1)),
  );

/** The place of the best and of the worst repetition; both are null where they would be the same. */
export function bestAndWorst(reps: readonly Rep[]): { best: number | null; worst: number | null } {
  const whole = reps.map((rep, place) => ({ rep, place })).filter(({ rep }) => rep.complete);
  if (!whole.length) return { best: null, worst: null };
  const ranked = [...whole].sort(
    (a, b) =>
      a.rep.faults.length - b.rep.faults.length ||
      excess(a.rep) - excess(b.rep) ||
      b.rep.confidence - a.rep.confidence,
  );
  const best = ranked[0]!.place;
  const worst = ranked.at(-1)!;
  return { best, worst: worst.place === best || !worst.rep.faults.length ? null : worst.place };
}

const BEFORE_S = 0.2;

/** The frames of a repetition. */
export const framesOf = (frames: readonly Frame[], rep: Rep): Frame[] =>
  frames.filter(({ t, values }) => values && t >= rep.start - BEFORE_S && t <= rep.end + BEFORE_S);

/** A range of motion as it is written: an angle, or a distance in percent of the trunk; nothing without one. */
export function sayRange(
  { rom_deg: angle, rom_percent: distance }: FormSummaryBody,
  say: (value: number, digits: number) => string,
  ofTrunk: (percent: string) => string,
): string {
  if (angle != null) return `${say(angle, 0)}°`;
  return distance == null ? "" : ofTrunk(`${say(distance, 0)}%`);
}

/** A tempo as it is written, with tenths where they matter. */
export const sayTempo = (tempo: readonly number[], say: (value: number) => string): string =>
  tempo.map((phase) => say(Math.round(phase * 10) / 10)).join(" – ");
