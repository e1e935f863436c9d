/** Reads what tools/figures.py baked, and says where every bone is at any moment of a repetition. */

/** One stretch of a repetition: a way that is gone, forwards or back, and how long the body stays at its end. */
export interface Stretch {
  stop: string;
  way: number;
  back?: boolean;
  /** How fast it begins and ends, against an even pace; anything else starts and ends at rest. */
  speeds?: readonly [number, number];
  move: number;
  stay: number;
  phase?: "concentric" | "eccentric";
  /** Seconds of each repetition's own hold, on top of the tempo's pause. */
  hold?: number;
}
export interface Movement {
  parts: readonly Stretch[];
  ways: readonly string[];
}
export interface Thing {
  kind: string;
  form: "tube" | "ball" | "box";
  moves: boolean;
  radius?: number;
  size?: readonly [number, number, number];
  angle?: number;
  /** Where it stands, in millimetres; what moves stands in the frames. */
  at?: readonly number[];
}
export interface Baked extends Movement {
  yaw: number;
  pitch: number;
  open: readonly string[];
  muscles: Record<"primary" | "secondary" | "stabiliser", readonly string[]>;
  box: readonly number[];
  props: readonly Thing[];
  /** The mistakes that can be shown. */
  faults: readonly string[];
}
export interface Patch {
  kind: string;
  piece: string;
  rows: number;
  closed: boolean;
  mirror: boolean;
  places: string;
  bone?: number;
  led?: string;
  shares?: string;
}
export interface Surface {
  bones: readonly string[];
  rest: string;
  patches: readonly Patch[];
}

/** Numbers of a bone in a frame: its place, and its rotation as a quaternion. */
export const OF_A_BONE = 7;
const UNIT = 32_767;
const MM = 1_000;
/** How bright working muscles are while they are long. */
const LOW = 0.4;

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function numbersOf(text: string): Int16Array {
  return new Int16Array(bytesOf(text).buffer);
}

/** The frames of a way in metres and unit quaternions, from their differences. */
export function framesOf(text: string, bones: number, length: number): Float32Array[] {
  const numbers = numbersOf(text);
  const frames: Float32Array[] = [];
  const sum = new Int16Array(length);
  for (let start = 0; start + length <= numbers.length; start += length) {
    for (let at = 0; at < length; at++) sum[at]! += numbers[start + at]!;
    frames.push(
      Float32Array.from(sum, (value, at) =>
        at < bones * OF_A_BONE && at % OF_A_BONE >= 3 ? value / UNIT : value / MM,
      ),
    );
  }
  return frames;
}

/** How many numbers the moving things take in each frame. */
export const lengthOf = (things: readonly Thing[]): number =>
  things.filter((thing) => thing.moves).reduce((sum, thing) => sum + (thing.form === "tube" ? 6 : 3), 0);

/** Seconds of eccentric, pause with long muscles, concentric and pause with short ones, from `3-1-1-0`. */
export function phasesOf(tempo: string): readonly number[] | null {
  const found = tempo.split("-").map(Number);
  return found.length === 4 && found.every((each) => Number.isFinite(each) && each >= 0) ? found : null;
}

const SHORTEST = 0.3;

/** The same stretches at the tempo of a prescription; a movement without phases keeps its own. */
export function timed(parts: readonly Stretch[], tempo: string | null): readonly Stretch[] {
  const phases = tempo === null ? null : phasesOf(tempo);
  if (!phases || !parts.every((part) => part.phase)) return parts;
  const [eccentric, long, concentric, short] = phases as [number, number, number, number];
  return parts.map((part) =>
    part.phase === "eccentric"
      ? { ...part, move: Math.max(eccentric, SHORTEST), stay: long }
      : { ...part, move: Math.max(concentric, SHORTEST), stay: short + (part.hold ?? 0) },
  );
}

const AT_REST = [0, 0] as const;

/** How much of the way is done after a share of the time, at rest at both ends unless a speed is given. */
export function eased(share: number, [start, end]: readonly [number, number] = AT_REST): number {
  const back = 1 - share;
  return share * share * (3 - 2 * share) + share * back * (start * back - end * share);
}

interface Moment {
  part: Stretch;
  number: number;
  share: number;
}

/** One repetition that can be read at any moment, without making anything anew. */
export class Repetition {
  readonly parts: readonly Stretch[];
  readonly seconds: number;
  readonly bones: number;
  readonly length: number;
  readonly #ways: readonly Float32Array[][];
  readonly #now: Moment;

  constructor(movement: Movement, bones: number, things: readonly Thing[], tempo: string | null = null) {
    this.bones = bones;
    this.length = bones * OF_A_BONE + lengthOf(things);
    this.parts = timed(movement.parts, tempo);
    this.seconds = this.parts.reduce((sum, part) => sum + part.move + part.stay, 0);
    this.#ways = movement.ways.map((way) => framesOf(way, bones, this.length));
    this.#now = { part: this.parts[0]!, number: 0, share: 0 };
  }

  /** Whether anything moves: a hold is one posture. */
  get moves(): boolean {
    return this.#ways.some((way) => way.length > 1);
  }

  /** The moment at which the first way is gone: the other end of the movement. */
  get end(): number {
    return this.parts[0]!.move;
  }

  #find(second: number): Moment {
    let left = ((second % this.seconds) + this.seconds) % this.seconds;
    const now = this.#now;
    for (let number = 0; number < this.parts.length; number++) {
      const part = this.parts[number]!;
      now.part = part;
      now.number = number;
      now.share = part.move > 0 ? Math.min(left / part.move, 1) : 1;
      if (left < part.move + part.stay) break;
      left -= part.move + part.stay;
    }
    now.share = eased(now.share, now.part.speeds);
    return now;
  }

  /** Write the frame of a moment: between two of those that were baked, in a straight line. */
  read(second: number, into: Float32Array): void {
    const { part, share } = this.#find(second);
    const way = this.#ways[part.way]!;
    const place = (part.back ? 1 - share : share) * (way.length - 1);
    const low = Math.min(Math.floor(place), Math.max(way.length - 2, 0));
    const rest = place - low;
    const a = way[low]!;
    const b = way[Math.min(low + 1, way.length - 1)]!;
    for (let at = 0; at < into.length; at++) into[at] = a[at]! + (b[at]! - a[at]!) * rest;
    for (let bone = 0; bone < this.bones; bone++) straighten(into, bone * OF_A_BONE + 3);
  }

  /** How hard the working muscles shine: most where they are short, or steadily where nothing says so. */
  glow(second: number): number {
    const { part, share } = this.#find(second);
    if (!part.phase) return 0.85;
    return LOW + (1 - LOW) * (part.phase === "concentric" ? share : 1 - share);
  }
}

/** A quaternion between two others is a little short; make it a rotation again. */
function straighten(numbers: Float32Array, at: number): void {
  const x = numbers[at]!;
  const y = numbers[at + 1]!;
  const z = numbers[at + 2]!;
  const w = numbers[at + 3]!;
  const by = 1 / Math.sqrt(x * x + y * y + z * z + w * w);
  numbers[at] = x * by;
  numbers[at + 1] = y * by;
  numbers[at + 2] = z * by;
  numbers[at + 3] = w * by;
}
