/** Work that can wait until the screen has answered a tap. */

const LATEST_MS = 60;

/** Run once the next picture is on the screen; where nothing is painted (a hidden page), a moment later. */
export function afterPaint(run: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) run();
    done = true;
  };
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, LATEST_MS);
}
