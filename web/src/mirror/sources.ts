/** Where landmarks come from: the camera and the pose worker, or a file that is played again. */
import { BASE } from "./files.ts";
import { ModelChoice } from "./model-choice.ts";
import type { Frame, FromPose, ToPose } from "./model.ts";

export type Failure = "no-camera" | "insecure" | "refused" | "in-use" | "no-webgl" | "not-loaded" | "ended";

export interface Listener {
  frame(frame: Frame, ms: number): void;
  ready(model: "lite" | "full" | null): void;
  failed(why: Failure, words: string): void;
}

export interface Source {
  readonly mirrored: boolean;
  start(to: Listener): Promise<void>;
  stop(): void;
}

const IDEAL = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** Whether this browser can draw in three dimensions: the pose model's runtime needs it. */
export function hasWebGl(): boolean {
  try {
    return new OffscreenCanvas(1, 1).getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

export const hasCamera = (): boolean => Boolean(navigator.mediaDevices?.getUserMedia);

function whyNot(error: unknown): Failure {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotReadableError" || name === "AbortError" ? "in-use" : "no-camera";
}

type Picture = ToPose & { kind: "frame" };

/**
 * The camera. The picture that comes while the worker is busy waits for it, and a newer one takes its place: the worker
 * never waits for the camera, and never sees an old picture.
 */
export class Camera implements Source {
  readonly mirrored: boolean;
  readonly #video: HTMLVideoElement;
  readonly #facing: "user" | "environment";
  #stream: MediaStream | null = null;
  #worker: Worker | null = null;
  #busy = true;
  #loaded = false;
  #waiting: Picture | null = null;
  #ended = false;
  readonly #choice = new ModelChoice();

  constructor(video: HTMLVideoElement, facing: "user" | "environment") {
    this.#video = video;
    this.#facing = facing;
    this.mirrored = facing === "user";
  }

  async start(to: Listener): Promise<void> {
    if (!isSecureContext) return to.failed("insecure", "");
    if (!hasCamera()) return to.failed("no-camera", "");
    if (!hasWebGl()) return to.failed("no-webgl", "");
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { ...IDEAL, facingMode: { ideal: this.#facing } },
      });
    } catch (error) {
      return to.failed(whyNot(error), String(error));
    }
    if (this.#ended) return this.stop();
    this.#stream.getVideoTracks()[0]?.addEventListener("ended", () => to.failed("ended", ""));
    this.#video.srcObject = this.#stream;
    await this.#video.play().catch(() => undefined); // a page that was left in the meantime
    this.#open(to);
    this.#next();
  }

  #open(to: Listener): void {
    this.#worker = new Worker(new URL("./pose-worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("error", (event) => to.failed("not-loaded", event.message));
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromPose>) => {
      if (data.kind === "failed") return to.failed("not-loaded", data.words);
      // A model that is taken in the place of another one is loaded while pictures go on.
      if (data.kind === "seen" || !this.#loaded) {
        this.#busy = false;
        this.#loaded = true;
        if (this.#waiting) this.#show(this.#waiting);
      }
      if (data.kind === "ready") return to.ready(data.model);
      to.frame(data.frame, data.ms);
      this.#measure(data.ms);
    });
    this.#tell({ kind: "load", base: new URL(BASE, location.href).href });
  }

  /** Take the full model where the device is quick enough for it, and the light one again where it is not after all. */
  #measure(ms: number): void {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
    const model = this.#choice.push(ms, saving);
    if (model) this.#tell({ kind: "model", model });
  }

  #next(): void {
    if (this.#ended) return;
    if ("requestVideoFrameCallback" in this.#video)
      this.#video.requestVideoFrameCallback((now) => void this.#look(now));
    else requestAnimationFrame((now) => void this.#look(now));
  }

  async #look(now: number): Promise<void> {
    this.#next();
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (!width) return;
    try {
      const picture = await createImageBitmap(this.#video);
      if (this.#ended) return picture.close();
      const frame: Picture = { kind: "frame", t: now / 1000, width, height, picture };
      this.#waiting?.picture.close();
      this.#waiting = null;
      if (this.#busy) this.#waiting = frame;
      else this.#show(frame);
    } catch {
      // The camera had no picture just then; the next one will do.
    }
  }

  #show(frame: Picture): void {
    this.#waiting = null;
    this.#busy = true;
    this.#tell(frame, [frame.picture]);
  }

  #tell(message: ToPose, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  stop(): void {
    this.#ended = true;
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#video.srcObject = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting?.picture.close();
    this.#waiting = null;
  }
}

/** A file of landmarks, played as fast as it was taken, or so many times faster. */
export class Replay implements Source {
  readonly mirrored = false;
  readonly #frames: readonly Frame[];
  readonly #speed: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(frames: readonly Frame[], speed = 1) {
    this.#frames = frames;
    this.#speed = speed;
  }

  async start(to: Listener): Promise<void> {
    to.ready(null);
    const began = performance.now();
    const from = this.#frames[0]?.t ?? 0;
    let at = 0;
    const play = (): void => {
      const now = from + ((performance.now() - began) / 1000) * this.#speed;
      while (at < this.#frames.length && this.#frames[at]!.t <= now) to.frame(this.#frames[at++]!, 0);
      if (at < this.#frames.length) this.#timer = setTimeout(play, 8);
      else to.failed("ended", "");
    };
    play();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** The form worker, with Python and the engine in it. */
export function formWorker(): Worker {
  return new Worker(new URL("./form-worker.ts", import.meta.url), { type: "module" });
}
