/** `make pictures`: every screen in three widths and three themes, with the harness of the journeys. */
import { defineConfig } from "@playwright/test";
import journeys from "../../e2e/playwright.config.ts";

export default defineConfig(journeys, {
  testDir: ".",
  testMatch: "*.shoot.ts",
  outputDir: "../../build/pictures/traces",
  workers: 1,
  timeout: 20 * 60_000,
  reporter: [["line"]],
  use: { trace: "off", actionTimeout: 20_000, navigationTimeout: 30_000 },
});
