/** Runs the form engine beside the page. Messages that come while Python is being loaded wait and are worked off in order. */
/// <reference lib="webworker" />
import { FormEngine, type Python } from "./engine.ts";
import type { FromForm, ToForm } from "./model.ts";

declare const self: DedicatedWorkerGlobalScope;

const MICRO = 1000;
let engine: Promise<FormEngine> | null = null;

const answer = (message: FromForm): void => self.postMessage(message);

async function load(base: string): Promise<FormEngine> {
  const archive = fetch(`${base}engine.zip`).then((file) => file.arrayBuffer());
  const module = (await import(/* @vite-ignore */ `${base}pyodide.mjs`)) as {
    loadPyodide: (options: { indexURL: string }) => Promise<Python>;
  };
  const python = await module.loadPyodide({ indexURL: base });
  return FormEngine.load(python, new Uint8Array(await archive));
}

function work(form: FormEngine, message: Exclude<ToForm, { kind: "load" }>): void {
  switch (message.kind) {
    case "begin":
      return form.begin(message.rule, message.before);
    case "frame": {
      const from = performance.now();
      const events = form.step(message.frame);
      const us = (performance.now() - from) * MICRO;
      return answer({ kind: "stepped", set: message.set, events, standing: form.standing, us });
    }
    case "finish":
      return answer({ kind: "result", set: message.set, result: form.finish() });
    case "posture":
      return answer({ kind: "posture", posture: form.posture(message.view, message.takes) });
  }
}

self.addEventListener("message", async ({ data }: MessageEvent<ToForm>) => {
  try {
    if (data.kind === "load") {
      engine = load(data.base);
      await engine;
      answer({ kind: "ready" });
    } else if (engine) work(await engine, data);
  } catch (error) {
    answer({ kind: "failed", words: String(error) });
  }
});
