/** One after the other, a frame apart: what is made or drawn all at once keeps a finger waiting. */

const waiting: (() => void)[] = [];

/** Do what is next after the frame, not within it: what was made before is painted without it. */
function soon(): void {
  requestAnimationFrame(() => setTimeout(next));
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length) soon();
}

/** Call back in a turn of one's own; the function returned gives the turn up. */
export function inTurn(call: () => void): () => void {
  waiting.push(call);
  if (waiting.length === 1) soon();
  return () => {
    const at = waiting.indexOf(call);
    if (at >= 0) waiting.splice(at, 1);
  };
}
