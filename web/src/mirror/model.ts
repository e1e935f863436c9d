/** What passes between the page, the pose worker and the form worker, and what the form engine answers. */
import type { FormSummaryBody } from "../api/schema.ts";

/** 33 image and 33 world landmarks of x, y, z and visibility; null when nobody is in the picture. */
export type Values = Float32Array | null;
export const SIZE = 264;
export const COUNT = 33;

export interface Frame {
  /** Seconds on any scale that only goes up. */
  t: number;
  width: number;
  height: number;
  values: Values;
}

export type Why =
  "nobody" | "not-seen" | "wrong-view" | "not-in-start-pose" | "moving-about" | "other-person" | "blind";

export interface RepFault {
  code: string;
  value: number;
  threshold: number;
}

export interface Rep {
  start: number;
  turn: number;
  end: number;
  tempo: [number, number, number, number];
  rom_deg: number;
  faults: RepFault[];
  hints: RepFault[];
  confidence: number;
  complete: boolean;
}

export type FormEvent =
  | { kind: "ready"; t: number }
  | { kind: "counted"; t: number; reps: number }
  | { kind: "rep-ended"; t: number; rep: Rep }
  | { kind: "held"; t: number; seconds: number }
  | { kind: "waiting"; t: number; why: Why; words: string }
  | { kind: "cue"; t: number; code: string; words: string };

export interface SetResult {
  reps: Rep[];
  holds: { start: number; end: number; seconds: number }[];
  summary: FormSummaryBody;
  view: string | null;
  cue: { code: string; words: string } | null;
  hints: string[];
  why_not: { why: Why; seconds: number }[];
  rom_share: number | null;
}

/** Repetitions so far, whether counting has begun, and the counted signal, where there is one. */
export interface Standing {
  reps: number;
  ready: boolean;
  value: number | null;
}

/** The parts of a camera rule that a page needs; the engine reads the whole of it. */
export interface CameraRule {
  blind: string;
  views: ("side" | "front" | "back" | "oblique")[];
  turn: "low" | "high";
  first: "concentric" | "eccentric";
  prominence: number;
  hold: object | null;
  place: string;
  asks: string[];
  abstains: string[];
}

export interface Reference {
  view: string;
  aspect: number;
  seconds: number;
  frames: number[][];
}

export interface Posture {
  measures: Record<string, { value: number; error: number }>;
  why: string;
}

export type ToPose =
  | { kind: "load"; base: string }
  | { kind: "model"; model: "lite" | "full" }
  | { kind: "frame"; t: number; width: number; height: number; picture: ImageBitmap };
export type FromPose =
  | { kind: "ready"; model: "lite" | "full" }
  | { kind: "seen"; frame: Frame; ms: number }
  | { kind: "failed"; words: string };

export type ToForm =
  | { kind: "load"; base: string }
  | { kind: "begin"; rule: string; before: string; set: number }
  | { kind: "frame"; frame: Frame; set: number }
  | { kind: "finish"; set: number }
  | { kind: "posture"; view: "side" | "front"; takes: string };
export type FromForm =
  | { kind: "ready" }
  | { kind: "stepped"; set: number; events: FormEvent[]; standing: Standing; us: number }
  | { kind: "result"; set: number; result: SetResult | null }
  | { kind: "posture"; posture: Posture }
  | { kind: "failed"; words: string };
