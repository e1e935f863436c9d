/** What a person touches in the player while it is measured: one interaction each, in this order. */
import type { Page } from "@playwright/test";

export interface Step {
  name: string;
  /** Find what is touched; a step whose target is not on the screen is left out and said to be. */
  target: (page: Page) => ReturnType<Page["locator"]>;
}

const called =
  (name: string): Step["target"] =>
  (page) =>
    page.locator(`[data-test="${name}"]`).first();

export const START = "/session";
export const STEPS: readonly Step[] = [
  { name: "start past the warm-up", target: called("session-start-main") },
  { name: "one repetition more", target: called("amount-more") },
  { name: "the next load", target: called("load-more") },
  { name: "log the set", target: called("log") },
  { name: "the form was clean", target: called("form-clean") },
  { name: "two were left", target: called("rir-2") },
  { name: "rest for longer", target: called("rest-more") },
  { name: "start the next set", target: called("rest-skip") },
  { name: "undo", target: called("undo") },
  { name: "open the exercises to swap for", target: called("swap") },
];
