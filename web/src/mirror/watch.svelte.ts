/**
 * Watching one set: landmarks come from a source, the form worker counts and judges, the page shows. Nothing of it
 * leaves the device; what is kept in the end is the summary that the person confirms.
 */
import type { FormSummaryBody } from "../api/schema.ts";
import { say } from "../player/voice.ts";
import { tone } from "../player/sounds.ts";
import { device } from "../lib/device.svelte.ts";
import { RaisedHand } from "./gesture.ts";
import { BASE } from "./files.ts";
import { isWhole } from "./landmarks.ts";
import { formWorker, type Failure, type Source } from "./sources.ts";
import type {
  CameraRule,
  Frame,
  FormEvent,
  FromForm,
  Rep,
  SetResult,
  Standing,
  ToForm,
  Why,
} from "./model.ts";

export type Stage = "starting" | "framing" | "counting-in" | "counting" | "summing" | "review" | "failed";

/** Whoever touched the device has to walk back; whoever raised a hand stands there. */
const COUNT_IN_S = { touch: 10, hand: 5 };
const CUE_SHOWN_MS = 5_000;
const MOST_FRAMES = 18_000; // ten minutes at thirty a second
const RESTED_S = 12;
const MS = 1000;
const EVERY_HELD_S = 10;
const SPEED_SAMPLE = 30;

/** What is said aloud, in the reader's language. */
export interface Sayings {
  why: Record<Why, string>;
  cue: (code: string, words: string) => string;
  held: (seconds: number) => string;
  begin: string;
}

export class Watch {
  stage = $state<Stage>("starting");
  failure = $state<Failure | null>(null);
  /** The pose model in use; null while it is being loaded, or where none is needed. */
  model = $state<"lite" | "full" | null>(null);
  seeing = $state(false);
  thinking = $state(false);
  whole = $state(false);
  why = $state<Why | null>(null);
  reps = $state(0);
  held = $state(0);
  ready = $state(false);
  countdown = $state(0);
  cue = $state.raw<{ code: string; words: string } | null>(null);
  last = $state.raw<Rep | null>(null);
  result = $state.raw<SetResult | null>(null);
  /** How far the movement has come between its two ends, 0 to 1; the range is the one seen so far. */
  part = $state(0);
  fps = $state(0);
  /** When the repetition under way began to be paced, in milliseconds of the page's clock. */
  paced = $state(0);
  /** Hears each frame, to draw it. */
  onframe: ((frame: Frame) => void) | null = null;
  /** Stop by itself when nothing moved for a while. */
  stopsItself = true;

  frames: Frame[] = [];
  readonly rule: CameraRule;
  /** The summaries of earlier sets, oldest first: from these the engine knows what range is usual. */
  readonly #before: string;
  readonly #sayings: () => Sayings;
  readonly #worker: Worker;
  #source: Source | null = null;
  #set = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #hand = new RaisedHand();
  #range: [number, number] = [Infinity, -Infinity];
  #moved = 0;
  #times: number[] = [];
  #ended = false;
  #replayed = false;

  constructor(rule: CameraRule, before: readonly FormSummaryBody[], sayings: () => Sayings) {
    this.rule = rule;
    this.#before = JSON.stringify(before);
    this.#sayings = sayings;
    this.#worker = formWorker();
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromForm>) => this.#hear(data));
    this.#worker.addEventListener("error", () => this.#fail("not-loaded"));
    this.#tell({ kind: "load", base: new URL(BASE, location.href).href });
    this.#begin();
  }

  /** Look through a source until it is stopped; a file is counted from its first frame on. */
  open(source: Source, how: "live" | "replay"): void {
    this.#source = source;
    this.#replayed = how === "replay";
    void source.start({
      frame: (frame) => this.#take(frame),
      ready: (model) => this.#opened(model),
      failed: (why) => (why === "ended" && this.stage === "counting" ? this.finish() : this.#fail(why)),
    });
  }

  #opened(model: "lite" | "full" | null): void {
    this.model = model;
    this.seeing = true;
    if (this.stage !== "starting") return;
    if (this.#replayed) this.#count();
    else this.stage = "framing";
  }

  /** Count down, then count the set. */
  countIn(by: "touch" | "hand"): void {
    if (this.stage !== "framing") return;
    const seconds = COUNT_IN_S[by];
    this.stage = "counting-in";
    const until = Date.now() + seconds * MS;
    this.countdown = seconds;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const left = Math.ceil((until - Date.now()) / MS);
      if (left === this.countdown) return;
      this.countdown = Math.max(0, left);
      if (left > 0) return this.#sound("count");
      clearInterval(this.#timer);
      this.#sound("go");
      say(this.#sayings().begin);
      this.#count();
    }, 50);
  }

  /** Go back to finding the place. */
  breakOff(): void {
    clearInterval(this.#timer);
    if (this.stage === "counting-in") this.stage = "framing";
  }

  #count(): void {
    this.frames = [];
    this.stage = "counting";
    this.#moved = performance.now();
    this.#begin();
  }

  #begin(): void {
    this.#set += 1;
    this.reps = this.held = this.part = this.paced = 0;
    this.last = this.cue = this.why = null;
    this.ready = false;
    this.#range = [Infinity, -Infinity];
    this.#tell({ kind: "begin", rule: JSON.stringify(this.rule), before: this.#before, set: this.#set });
  }

  /** End the set and let the camera go. */
  finish(): void {
    if (this.stage !== "counting") return;
    this.stage = "summing";
    this.#source?.stop();
    this.#source = null;
    this.seeing = false;
    this.#tell({ kind: "finish", set: this.#set });
  }

  close(): void {
    this.#ended = true;
    clearInterval(this.#timer);
    clearTimeout(this.#silence);
    this.#source?.stop();
    this.#worker.terminate();
  }

  #fail(why: Failure): void {
    if (this.#ended || this.stage === "review" || this.stage === "summing") return;
    clearInterval(this.#timer);
    this.#source?.stop();
    this.#source = null;
    this.failure = why;
    this.stage = "failed";
  }

  #take(frame: Frame): void {
    if (this.#ended) return;
    this.#speed(frame.t);
    this.onframe?.(frame);
    this.whole = isWhole(frame.values);
    if (this.stage === "counting" && this.frames.length < MOST_FRAMES) this.frames.push(frame);
    if (this.stage === "counting" || this.stage === "framing")
      this.#tell({ kind: "frame", frame, set: this.#set });
    if (this.#replayed) return;
    if (this.#hand.push(frame)) this.#raised();
    else if (this.stage === "counting" && this.stopsItself && (this.reps || this.held)) this.#lookForRest();
  }

  #raised(): void {
    if (this.stage === "framing") this.countIn("hand");
    else if (this.stage === "counting" && (this.reps || this.held)) this.finish();
  }

  #lookForRest(): void {
    if (performance.now() - this.#moved > RESTED_S * MS) this.finish();
  }

  #speed(t: number): void {
    this.#times.push(t);
    if (this.#times.length <= SPEED_SAMPLE) return;
    this.#times.shift();
    this.fps = (SPEED_SAMPLE - 1) / (this.#times.at(-1)! - this.#times[0]!);
  }

  #hear(message: FromForm): void {
    if (this.#ended) return;
    if (message.kind === "ready") this.thinking = true;
    else if (message.kind === "failed") this.#fail("not-loaded");
    else if (message.kind === "stepped" && message.set === this.#set) {
      this.#stand(message.standing);
      message.events.forEach((event) => this.#heard(event));
    } else if (message.kind === "result" && message.set === this.#set) {
      this.result = message.result;
      this.stage = "review";
    }
  }

  #stand({ ready, value }: Standing): void {
    this.ready = ready;
    if (ready) this.why = null;
    if (value === null) return;
    const [low, high] = (this.#range = [Math.min(this.#range[0], value), Math.max(this.#range[1], value)]);
    if (high - low < this.rule.prominence / 2) return;
    const share = (value - low) / (high - low);
    this.part = this.rule.turn === "low" ? 1 - share : share;
  }

  #heard(event: FormEvent): void {
    if (event.kind !== "waiting") this.#moved = performance.now();
    const counting = this.stage === "counting";
    switch (event.kind) {
      case "ready":
        this.why = null;
        break;
      case "waiting":
        this.why = event.why;
        if (this.stage === "framing" && event.why !== "not-in-start-pose")
          say(this.#sayings().why[event.why]);
        break;
      case "counted":
        this.reps = event.reps;
        if (counting) {
          this.#sound("effort");
          say(String(event.reps));
        }
        break;
      case "rep-ended":
        this.last = event.rep;
        this.paced = performance.now();
        break;
      case "held":
        this.held = event.seconds;
        if (counting && event.seconds % EVERY_HELD_S === 0) say(this.#sayings().held(event.seconds));
        break;
      case "cue":
        if (counting) this.#show(event);
    }
  }

  #show({ code, words }: { code: string; words: string }): void {
    this.cue = { code, words };
    say(this.#sayings().cue(code, words));
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.cue = null), CUE_SHOWN_MS);
  }

  #sound(name: "count" | "go" | "effort"): void {
    if (device.sounds) tone(name);
  }

  #tell(message: ToForm): void {
    this.#worker.postMessage(message);
  }
}
