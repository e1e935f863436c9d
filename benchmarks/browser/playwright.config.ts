/** What `benchmarks/web.py` measures in the browser, with the harness of the journeys and one worker. */
import { defineConfig } from "@playwright/test";
import journeys from "../../e2e/playwright.config.ts";

export default defineConfig(journeys, {
  testDir: ".",
  testMatch: "*.measure.ts",
  outputDir: "../../build/measures/traces",
  workers: 1,
  timeout: 30 * 60_000,
  reporter: [["line"]],
  use: { trace: "off", actionTimeout: 20_000 },
});
