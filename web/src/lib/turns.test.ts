import { expect, test, vi } from "vitest";
import { inTurn } from "./turns.ts";

test("each has a turn of its own, in the order of asking, and who left is not called", () => {
  vi.useFakeTimers();
  const frames: (() => void)[] = [];
  const frame = (): void => {
    frames.shift()!();
    vi.advanceTimersByTime(0); // the turn, and not yet what is for browsers that paint nothing
  };
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => frames.push(call));
  const seen: string[] = [];
  inTurn(() => seen.push("a"));
  const leave = inTurn(() => seen.push("b"));
  inTurn(() => seen.push("c"));
  frame();
  expect(seen).toEqual(["a"]);
  leave();
  frame();
  expect(seen).toEqual(["a", "c"]);
  expect(frames).toEqual([]);
  inTurn(() => seen.push("d"));
  frame();
  expect(seen).toEqual(["a", "c", "d"]);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
