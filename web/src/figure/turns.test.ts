import { expect, test, vi } from "vitest";
import { inTurn } from "./turns.ts";

test("each has a frame of its own, in the order of asking, and who left is not called", () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
  const seen: string[] = [];
  inTurn(() => seen.push("a"));
  const leave = inTurn(() => seen.push("b"));
  inTurn(() => seen.push("c"));
  frames.shift()!();
  expect(seen).toEqual(["a"]);
  leave();
  frames.shift()!();
  expect(seen).toEqual(["a", "c"]);
  expect(frames).toEqual([]);
  inTurn(() => seen.push("d"));
  frames.shift()!();
  expect(seen).toEqual(["a", "c", "d"]);
  vi.unstubAllGlobals();
});
