/** One after the other, a frame apart: a list of pictures drawn all at once keeps a finger waiting. */

const waiting: (() => void)[] = [];

function next(): void {
  waiting.shift()?.();
  if (waiting.length) requestAnimationFrame(next);
}

/** Call back in a frame of one's own; the function returned gives the turn up. */
export function inTurn(call: () => void): () => void {
  waiting.push(call);
  if (waiting.length === 1) requestAnimationFrame(next);
  return () => {
    const at = waiting.indexOf(call);
    if (at >= 0) waiting.splice(at, 1);
  };
}
