/** What a person touches in the player while it is measured: one interaction each, in this order. */
import type { Page } from "@playwright/test";

export interface Step {
  name: string;
  /** Find what is touched; a step whose target is not on the screen is left out and said to be. */
  target: (page: Page) => ReturnType<Page["locator"]>;
}

const touch = (name: string, test: string): Step => ({
  name,
  target: (page) => page.locator(`[data-test="${test}"]`).first(),
});

export const START = "/session";
export const STEPS: readonly Step[] = [
  touch("begin without the warm-up", "session-start-main"),
  touch("one repetition more", "amount-more"),
  touch("one step heavier", "load-more"),
  touch("log a set", "log"),
  touch("end the rest", "rest-skip"),
  touch("log the next set", "log"),
  touch("say that it was clean", "form-clean"),
  touch("say what was left", "rir-2"),
  touch("rest longer", "rest-more"),
  touch("end the rest again", "rest-skip"),
  touch("take the set back", "undo"),
  touch("open what can be swapped in", "swap"),
];
