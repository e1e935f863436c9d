/**
 * Runs the form engine in Pyodide in Node, as the mirror's worker does in a browser: the test that both Pythons give the
 * same and the measurement of its speed call this. Reads `{"rule": {}, "frames": [[t, width, height, [264 numbers]]]}` from
 * standard input; writes the events, the result, and microseconds for each frame.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FormEngine, type Python } from "../web/src/mirror/engine.ts";
import type { FormEvent, Frame } from "../web/src/mirror/model.ts";

interface Asked {
  rule: object;
  frames: [number, number, number, number[]][];
  rounds?: number;
}

const [modules = "", archive = ""] = process.argv.slice(2);
const { rule, frames: given, rounds = 1 } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const frames: Frame[] = given.map(([t, width, height, values]) => ({
  t,
  width,
  height,
  values: values.length ? Float32Array.from(values) : null,
}));
const { loadPyodide } = (await import(pathToFileURL(join(modules, "pyodide", "pyodide.mjs")).href)) as {
  loadPyodide: () => Promise<Python>;
};
const engine = FormEngine.load(await loadPyodide(), new Uint8Array(readFileSync(archive)));

let events: FormEvent[] = [];
let result: unknown = null;
const us: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  engine.begin(JSON.stringify(rule));
  const from = process.cpuUsage();
  events = frames.flatMap((frame) => engine.step(frame));
  const { user, system } = process.cpuUsage(from);
  us.push((user + system) / frames.length);
  result = engine.finish();
}
process.stdout.write(JSON.stringify({ events, result, us }));
