/** What `benchmarks/mirror.py` measures in the browser, apart from what `web.py` does: it needs a clip and minutes. */
import { defineConfig } from "@playwright/test";
import measures from "./playwright.config.ts";

export default defineConfig(measures, { testMatch: "mirror.chain.ts" });
