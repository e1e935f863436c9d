import { writeFileSync } from "node:fs";
import { test } from "../../e2e/fixtures/index.ts";
test("trace", async ({ server, athlete }) => {
  for (const path of (process.env["PATHS"] ?? "/,/progress,/learn").split(",")) {
    const context = await athlete.context
      .browser()!
      .newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 });
    await context.addCookies(await athlete.context.cookies());
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const events: unknown[] = [];
    cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await cdp.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: {
        includedCategories: [
          "devtools.timeline",
          "v8.execute",
          "blink.user_timing",
          "toplevel",
          "disabled-by-default-v8.cpu_profiler",
          "loading",
          "disabled-by-default-devtools.timeline",
        ],
      },
    });
    await page.goto(server.url + path);
    await page.waitForTimeout(3000);
    const done = new Promise((r) => cdp.once("Tracing.tracingComplete", r));
    await cdp.send("Tracing.end");
    await done;
    writeFileSync(`/tmp/trace-${path.replaceAll("/", "_")}.json`, JSON.stringify({ traceEvents: events }));
    await context.close();
  }
});
