/** Work that nobody waits for: done when the screen has had its turn, at the latest after a moment. */

const LATEST_MS = 2_500;

/** Run when the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: LATEST_MS });
  else setTimeout(run, LATEST_MS / 5); // a browser that cannot say when it is idle
}

/** Let the browser do what it has to do, such as painting, before going on. */
export function turn(): Promise<void> {
  return new Promise((next) => setTimeout(next));
}
