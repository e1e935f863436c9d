import { expect, test, vi } from "vitest";
import { pressed } from "./paint.ts";

test("a button looks pressed at once, and what follows from it comes after the picture", () => {
  vi.useFakeTimers();
  const frames: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => frames.push(call));
  const button = { dataset: {} as Record<string, string> } as unknown as HTMLElement;
  const run = vi.fn();
  pressed(run)({ currentTarget: button });
  expect(button.dataset).toEqual({ pressed: "" });
  frames.shift()!();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(run).toHaveBeenCalledOnce();
  expect(button.dataset).toEqual({});
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
