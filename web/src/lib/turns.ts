/** One after the other, a frame apart: what is made or drawn all at once keeps a finger waiting. */
import { afterPaint } from "./paint.ts";

const waiting: (() => void)[] = [];

function next(): void {
  waiting.shift()?.();
  if (waiting.length) afterPaint(next);
}

/** Call back in a turn of one's own; the function returned gives the turn up. */
export function inTurn(call: () => void): () => void {
  waiting.push(call);
  if (waiting.length === 1) afterPaint(next);
  return () => {
    const at = waiting.indexOf(call);
    if (at >= 0) waiting.splice(at, 1);
  };
}
