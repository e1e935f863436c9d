/** What a person touches in the player while it is measured: one interaction each, in this order. */
import type { Page } from "@playwright/test";

export interface Step {
  name: string;
  /** Find what is touched; a step whose target is not on the screen is left out and said to be. */
  target: (page: Page) => ReturnType<Page["locator"]>;
}

export const START = "/session";
export const STEPS: readonly Step[] = [
  { name: "the first button", target: (page) => page.locator("#app").getByRole("button").first() },
];
