/** Takes a posture snapshot: three times a few seconds of landmarks, measured by the same Python as everything else. */
import { tone } from "../player/sounds.ts";
import { device } from "../lib/device.svelte.ts";
import { BASE } from "./files.ts";
import type { Frame, FromForm, Posture, ToForm } from "./model.ts";
import { formWorker, type Failure, type Source } from "./sources.ts";

export const TAKES = 3;
const WAIT_S = 4;
const TAKE_S = 2;
const MS = 1000;

type Stage = "starting" | "waiting" | "taking" | "measuring" | "done" | "failed";

export class Snapshot {
  stage = $state<Stage>("starting");
  failure = $state<Failure | null>(null);
  take = $state(1);
  countdown = $state(0);
  posture = $state.raw<Posture | null>(null);
  onframe: ((frame: Frame) => void) | null = null;
  readonly #view: "side" | "front";
  readonly #worker: Worker;
  #source: Source | null = null;
  #takes: Frame[][] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(view: "side" | "front") {
    this.#view = view;
    this.#worker = formWorker();
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromForm>) => {
      if (data.kind === "failed") this.#fail("not-loaded");
      if (data.kind !== "posture") return;
      this.posture = data.posture;
      this.stage = "done";
    });
    this.#worker.addEventListener("error", () => this.#fail("not-loaded"));
    this.#tell({ kind: "load", base: new URL(BASE, location.href).href });
  }

  open(source: Source): void {
    this.#source = source;
    void source.start({
      frame: (frame) => {
        this.onframe?.(frame);
        if (this.stage === "taking") this.#takes.at(-1)?.push(frame);
      },
      ready: () => this.stage === "starting" && this.#wait(),
      failed: (why) => this.#fail(why),
    });
  }

  #wait(): void {
    this.stage = "waiting";
    this.#after(WAIT_S, () => {
      this.#takes.push([]);
      this.stage = "taking";
      if (device.sounds) tone("go");
      this.#after(TAKE_S, () => this.#taken());
    });
  }

  #taken(): void {
    if (device.sounds) tone("count");
    if (this.#takes.length < TAKES) {
      this.take = this.#takes.length + 1;
      return this.#wait();
    }
    this.stage = "measuring";
    this.#source?.stop();
    this.#source = null;
    const takes = this.#takes.map((take) =>
      take.map(({ width, height, values }) => [width, height, values ? [...values] : []]),
    );
    this.#takes = [];
    this.#tell({ kind: "posture", view: this.#view, takes: JSON.stringify(takes) });
  }

  #after(seconds: number, run: () => void): void {
    const until = Date.now() + seconds * MS;
    this.countdown = seconds;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.countdown = Math.max(0, Math.ceil((until - Date.now()) / MS));
      if (Date.now() < until) return;
      clearInterval(this.#timer);
      run();
    }, 50);
  }

  #fail(why: Failure): void {
    if (this.stage === "done" || this.stage === "measuring") return;
    clearInterval(this.#timer);
    this.#source?.stop();
    this.failure = why;
    this.stage = "failed";
  }

  close(): void {
    clearInterval(this.#timer);
    this.#source?.stop();
    this.#worker.terminate();
  }

  #tell(message: ToForm): void {
    this.#worker.postMessage(message);
  }
}
