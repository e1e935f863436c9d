/** A small plan for tests. */
import type { ExerciseOut, PlannedExerciseOut, PlannedSessionOut, PlanOut } from "../../api/schema.ts";

export const item = (exercise: string, other: Partial<PlannedExerciseOut> = {}): PlannedExerciseOut => ({
  exercise,
  sets: 3,
  reps: [8, 12],
  per_side: false,
  rir: 2,
  tempo: "2-0-1-1",
  rest_s: 90,
  load: { kind: "barbell", say: "" },
  ...other,
});

export const session = (day: string, ...main: string[]): PlannedSessionOut => ({
  day,
  minutes: 45,
  warm_up: [item("brisk-walk", { sets: 1, minutes: [5, 5], reps: [1, 1], rir: 5, rest_s: 0 })],
  power: [],
  main: main.map((name) => item(name)),
  balance: [item("plank", { sets: 2, hold_s: [20, 40], reps: [1, 1] })],
  cool_down: [],
});

const week = (deload: boolean): PlanOut["weeks"][number] => ({
  deload,
  stimulus: {},
  sessions: [session("monday", "row", "pulldown"), session("thursday", "face-pull", "chin-up")].map((each) =>
    deload ? { ...each, main: each.main.map((one) => ({ ...one, sets: 2, rir: 4 })) } : each,
  ),
});

export const PLAN: PlanOut = { weeks: [week(false), week(false), week(true)] };

export const exercise = (id: string, other: Partial<ExerciseOut> = {}): ExerciseOut =>
  ({
    id,
    name: id,
    blocks: ["main"],
    laterality: "bilateral",
    effort: "compound",
    equipment: [
      { needs: ["cable"], load: "stack" },
      { needs: ["band"], load: "band" },
    ],
    dose: { measure: "reps", amount: [6, 10], sets: 3, tempo: "3-1-1-0", rep_hold_s: 0 },
    ...other,
  }) as ExerciseOut;
