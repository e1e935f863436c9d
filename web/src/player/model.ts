/** What the player knows of a session: plain data, so that it can be kept on the disk after every step. */
import type {
  Form,
  FormSummaryBody,
  LoadIn,
  LoadOut,
  PainIn,
  PlatesOut,
  RampOut,
  ReasonOut,
  SetEdit,
  SetIn,
  Side,
  SkipReason,
} from "../api/schema.ts";

export type Block = "warm-up" | "power" | "main" | "cool-down";
export type Measure = "reps" | "hold" | "minutes";

/** What is asked of one exercise; amounts are repetitions, seconds of a hold, or minutes, as `measure` says. */
export interface Asked {
  exercise: string;
  measure: Measure;
  low: number;
  high: number;
  aim: number;
  rir: number;
  tempo: string;
  rest_s: number;
  load: LoadOut;
  estimate: string;
  per_side: boolean;
  first_side: Side;
  ramp: RampOut[];
  plates: PlatesOut | null;
  light: boolean;
  how: string[];
  offers: string[];
  reasons: ReasonOut[];
}

/**
 * One exercise of the session. `planned` is what the plan names. After a swap `turn` counts up and `from` is the
 * first set that the new exercise does, so that what was done before stays where it is.
 */
export interface Item extends Asked {
  key: string;
  block: Block;
  planned: string;
  sets: number;
  turn: number;
  from: number;
}

/** One thing to do: a drill of the warm-up or cool-down, a lighter set on the way up, or a working set. */
export interface Step {
  key: string;
  item: string;
  kind: "drill" | "ramp" | "set";
  number: number;
  side: Side;
}

/** A rest, from and to a moment in milliseconds of the wall clock; `after` is the step that was just done. */
export interface Rest {
  kind: "rest" | "switch" | "between";
  started: number;
  ends: number;
  after: string;
}

/** What can be taken back, the latest last; each entry holds what its opposite needs. */
export type Entry =
  | { was: "drill"; step: string; rest: Rest | null }
  | { was: "set"; step: string; rest: Rest | null; pain: number | null }
  | { was: "skipped"; item: string; rest: Rest | null; chosen: string | null }
  | { was: "swapped"; before: Item }
  | { was: "paired"; pair: Pair }
  | { was: "parted"; pair: Pair; place: number };

export type Pair = readonly [string, string];

export interface Session {
  version: 1;
  id: string;
  /** The day of the plan that this session is for, and the day on the calendar on which it is done. */
  date: string;
  day: string;
  started: number;
  finished: number | null;
  week: number;
  weeks: number;
  deload: boolean;
  minutes: number | null;
  items: Item[];
  pairs: Pair[];
  /** Sets by the key of their step, and the drills that are done. */
  sets: Record<string, SetIn>;
  drills: string[];
  skipped: Record<string, { reason: SkipReason; text: string }>;
  /** The exercise that the person turned to, out of the order. */
  chosen: string | null;
  rest: Rest | null;
  /** Pain noted in a set that is not logged yet, by exercise. */
  hurts: Record<string, number>;
  pains: PainIn[];
  notes: string[];
  trail: Entry[];
}

/** Pain as the person says it. */
export type PainSaid = Pick<PainIn, "region" | "kind" | "side"> & {
  during?: number | null;
  after?: number | null;
  note?: string;
};

/** What the mirror measured of a set, for the person to confirm. */
export interface MeasuredSet {
  form: Form | null;
  summary: FormSummaryBody;
}

export type Event =
  | { type: "drill-done"; step: string }
  | { type: "set-done"; step: string; amount: number; load: LoadIn; measured?: MeasuredSet | undefined }
  | { type: "set-edited"; step: string; fields: SetEdit }
  | { type: "undone" }
  | { type: "skipped"; item: string; reason: SkipReason; text?: string }
  | { type: "swapped"; item: string; to: Asked }
  | { type: "paired"; first: string; second: string }
  | { type: "parted"; item: string }
  | { type: "chosen"; item: string }
  | { type: "rest-ended" }
  | { type: "rest-extended"; seconds: number }
  | { type: "noted"; text: string; item: string | null }
  | { type: "hurt"; pain: PainSaid; item: string | null; step: string | null }
  | { type: "finished"; reason: SkipReason | null }
  | { type: "closed" };

/** What the machine may not fetch itself: the time, identities, and this device's logical clock. */
export interface Tools {
  now: () => number;
  moment: () => string;
  id: () => string;
  clock: () => string;
}

type Operation = { id: string; op: string } & Record<string, unknown>;
type Kept = { kind: string; id: string; day: string; document: Record<string, unknown> };

/** What an event comes to: the session after it (null when it is put away) and what has to be kept with it. */
export interface After {
  changed: boolean;
  session: Session | null;
  operations: Operation[];
  records: Kept[];
  removed: { kind: string; id: string }[];
}
