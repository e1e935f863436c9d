/** Sessions for the tests of the player: small, with every sort of exercise that a plan can have. */
import type { PlannedExerciseOut, PrescriptionOut, TodayOut } from "../api/schema.ts";
import { begin } from "./begin.ts";
import type { Event, Session, Tools } from "./model.ts";

export const planned = (exercise: string, more: Partial<PlannedExerciseOut> = {}): PlannedExerciseOut => ({
  exercise,
  sets: 1,
  reps: [8, 12],
  per_side: false,
  rir: 5,
  tempo: "2-0-2-0",
  rest_s: 0,
  load: { kind: "none", say: "no load" },
  ...more,
});

export const prescribed = (exercise: string, more: Partial<PrescriptionOut> = {}): PrescriptionOut => ({
  exercise,
  planned: exercise,
  sets: 3,
  reps: [8, 12],
  aim: 10,
  rir: 2,
  tempo: "2-0-1-1",
  rest_s: 90,
  load: { kind: "stack", kg: 40, say: "40 kg" },
  estimate: "",
  per_side: false,
  first_side: "both",
  ramp: [],
  plates: null,
  light: false,
  offers: [],
  how: [],
  reasons: [],
  ...more,
});

/** A day with a warm-up, a power exercise, a pull with a lighter set, a push, a one-sided hold and a stretch. */
export const day = (more: Partial<TodayOut> = {}): TodayOut => ({
  status: "ready",
  date: "2026-11-26",
  session_date: "2026-11-26",
  week: 1,
  weeks: 5,
  deload: false,
  minutes: 45,
  warm_up: [planned("brisk-walk", { minutes: [5, 5] }), planned("arm-circles")],
  power: [
    planned("medicine-ball-slam", {
      sets: 2,
      rest_s: 60,
      load: { kind: "medicine-ball", kg: 4, say: "4 kg" },
    }),
  ],
  prescriptions: [
    prescribed("lat-pulldown", { ramp: [{ load: { kind: "stack", kg: 20, say: "20 kg" }, reps: 5 }] }),
    prescribed("barbell-bench-press", { load: { kind: "barbell", kg: 60, say: "60 kg" } }),
    prescribed("side-plank", {
      sets: 2,
      reps: [1, 1],
      hold_s: [20, 35],
      aim: 20,
      per_side: true,
      load: { kind: "bodyweight", rung: 1, say: "bodyweight" },
    }),
    prescribed("plank", { sets: 0 }),
  ],
  cool_down: [planned("lat-stretch", { hold_s: [20, 30], per_side: true })],
  screening: null,
  reasons: [],
  ...more,
});

/** Tools that count: the same calls give the same answers. */
export function tools(start = 1_000_000): Tools & { pass: (ms: number) => void } {
  let now = start;
  let ids = 0;
  let clocks = 0;
  return {
    now: () => now,
    moment: () => `2026-11-26T10:00:00.${String(now % 1000).padStart(3, "0")}+00:00`,
    id: () => `id-${String(++ids).padStart(5, "0")}`,
    clock: () => `clock-${++clocks}`,
    pass: (ms) => void (now += ms),
  };
}

export const fresh = (today: TodayOut = day()): Session =>
  begin(today, { id: "session", day: "2026-11-26", now: 1_000_000 });

export const log = (step: string, amount = 10): Event => ({
  type: "set-done",
  step,
  amount,
  load: { kind: "stack", kg: 40 },
});
