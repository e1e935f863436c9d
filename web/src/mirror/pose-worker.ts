/**
 * Finds the 33 landmarks of a body in pictures, beside the page. Pictures are looked at and thrown away here; only numbers
 * come out. Begins with the light model; the page asks for the full one where the device is quick enough.
 */
/// <reference lib="webworker" />
import type { FilesetResolver, PoseLandmarker, PoseLandmarkerResult } from "@mediapipe/tasks-vision";
import { COUNT, SIZE, type FromPose, type ToPose, type Values } from "./model.ts";

declare const self: DedicatedWorkerGlobalScope;

interface Vision {
  FilesetResolver: typeof FilesetResolver;
  PoseLandmarker: typeof PoseLandmarker;
}
type Files = Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>;

const WARM_UP_PX = 64;
let vision: Vision;
let files: Files;
let base = "";
let landmarker: PoseLandmarker | null = null;
let latest = 0;

// The runtime of the models writes what it has to tell to the console as an error.
const complain = console.error;
console.error = (...said: unknown[]) =>
  (String(said[0]).startsWith("INFO:") ? console.debug : complain)(...said);

const answer = (message: FromPose, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);

async function open(model: "lite" | "full"): Promise<void> {
  // The runtime takes its factory away after each use, and a module that is imported again does not put it back.
  const loader = (await import(/* @vite-ignore */ `${base}vision_wasm_module_internal.js`)) as {
    default: unknown;
  };
  Object.assign(self, { ModuleFactory: loader.default });
  const opened = await vision.PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${base}pose_landmarker_${model}.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    numPoses: 1,
  });
  // The first picture takes up to two seconds: an empty one is taken before anybody waits for it.
  const empty = new OffscreenCanvas(WARM_UP_PX, WARM_UP_PX);
  empty.getContext("2d")?.fillRect(0, 0, WARM_UP_PX, WARM_UP_PX);
  opened.detectForVideo(empty.transferToImageBitmap(), ++latest);
  landmarker?.close();
  landmarker = opened;
  answer({ kind: "ready", model });
}

async function load(from: string): Promise<void> {
  base = from;
  vision = (await import(/* @vite-ignore */ `${base}vision_bundle.mjs`)) as Vision;
  files = await vision.FilesetResolver.forVisionTasks(base.replace(/\/$/, ""), true);
  await open("lite");
}

/** The landmarks of the one body in the picture as numbers in a row. */
function numbers({ landmarks, worldLandmarks }: PoseLandmarkerResult): Values {
  const [image, world] = [landmarks[0], worldLandmarks[0]];
  if (image?.length !== COUNT || world?.length !== COUNT) return null;
  const values = new Float32Array(SIZE);
  let at = 0;
  for (const { x, y, z, visibility } of [...image, ...world]) {
    values.set([x, y, z, visibility], at);
    at += 4;
  }
  return values;
}

function look({ t, width, height, picture }: ToPose & { kind: "frame" }): void {
  const from = performance.now();
  latest = Math.max(latest + 1, Math.round(t * 1000));
  const found = landmarker?.detectForVideo(picture, latest);
  picture.close();
  const values = found ? numbers(found) : null;
  const ms = performance.now() - from;
  answer({ kind: "seen", frame: { t, width, height, values }, ms }, values ? [values.buffer] : []);
}

self.addEventListener("message", async ({ data }: MessageEvent<ToPose>) => {
  try {
    if (data.kind === "load") await load(data.base);
    else if (data.kind === "model")
      await open(data.model).catch(() => undefined); // the one in use goes on
    else look(data);
  } catch (error) {
    if (data.kind === "frame") data.picture.close();
    answer({ kind: "failed", words: String(error) });
  }
});
