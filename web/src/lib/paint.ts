/** Work that can wait until the screen has answered a tap. */

/** A browser that paints nothing, though it does not say so, gets no later answer than this. */
const LATEST_MS = 1_000;

/** Run once the next picture is on the screen; at once where nothing is painted, as in a hidden page. */
export function afterPaint(run: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) run();
    done = true;
  };
  const isPainted =
    typeof requestAnimationFrame === "function" && globalThis.document?.visibilityState !== "hidden";
  if (isPainted) requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, isPainted ? LATEST_MS : 0);
}

/** Answer a tap at once, with a button that looks pressed; what follows from it comes after that picture. */
export const pressed =
  (run: () => void) =>
  ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    currentTarget.dataset["pressed"] = "";
    afterPaint(() => {
      delete currentTarget.dataset["pressed"];
      run();
    });
  };
