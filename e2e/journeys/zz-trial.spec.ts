import { expect, test } from "../fixtures/index.ts";
import { chromium } from "../fixtures/browser.ts";
const clip = process.env["CLIP"]!;
test.use({
  launchOptions: {
    ...chromium(),
    args: [
      ...chromium().args,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      ...(clip ? [`--use-file-for-fake-video-capture=${clip}`] : []),
    ],
  },
});
test("trial", async ({ athlete, page, guard }) => {
  test.setTimeout(180_000);
  page.on("console", (m) => console.log("C", m.type(), m.text().slice(0, 300)));
  page.on("pageerror", (m) => console.log("E", String(m).slice(0, 300)));
  page.on("requestfailed", (m) => console.log("F", m.url()));
  await page.goto("/mirror");
  await page.screenshot({ path: "/tmp/shot-mirror.png", fullPage: true });
  const ex = process.env["EX"]!;
  await page.goto(`/mirror/${ex}`);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: "/tmp/shot-before.png", fullPage: true });
  await page.locator("[data-test=mirror-begin]").click();
  for (let i = 0; i < 8; i++) {
    await page.waitForTimeout(1000);
    console.log(
      await page.locator("[data-test=mirror]").getAttribute("data-stage"),
      await page.locator("[data-test=mirror-why]").allTextContents(),
      await page.locator(".standing").allTextContents(),
    );
  }
  await page.screenshot({ path: "/tmp/shot-framing.png" });
  await page.locator("[data-test=mirror-start]").click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: "/tmp/shot-in.png" });
  for (let i = 0; i < 20; i++) {
    await page.waitForTimeout(1000);
    console.log(
      i,
      await page.locator("[data-test=mirror-count]").allTextContents(),
      await page.locator("[data-test=mirror-why]").allTextContents(),
      await page.locator("[data-test=mirror-cue]").allTextContents(),
      await page.locator(".standing").allTextContents(),
    );
    if (i == 10) await page.screenshot({ path: "/tmp/shot-count.png" });
  }
  await page.locator("[data-test=mirror-stop]").click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: "/tmp/shot-review.png", fullPage: true });
  console.log(guard.found);
});
