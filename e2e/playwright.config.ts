/** Journeys through the built client in a real Chromium, against the real service; `make journeys` runs them. */
import { defineConfig } from "@playwright/test";
import { chromium } from "./fixtures/browser.ts";
import { ZONE } from "./fixtures/person.ts";

// Requests of the service worker count as well: none may leave the origin.
process.env["PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS"] = "1";

export default defineConfig({
  testDir: "journeys",
  outputDir: "../build/e2e",
  forbidOnly: true,
  retries: 0,
  fullyParallel: true, // every journey has people of its own
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    headless: true,
    locale: "en-GB",
    timezoneId: ZONE,
    viewport: { width: 390, height: 844 },
    trace: "retain-on-failure",
    launchOptions: chromium(),
  },
});
