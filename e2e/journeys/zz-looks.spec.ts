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
test("looks", async ({ athlete, page, guard }) => {
  test.setTimeout(400_000);
  const ex = process.env["EX"]!;
  const views = [
    ["360", 360, 780, "light"],
    ["768", 768, 1024, "dark"],
    ["1440", 1440, 900, "light"],
  ] as const;
  const shot = async (name: string, full = true) => {
    for (const [w, width, height, scheme] of views) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(500);
      await page.screenshot({ path: `/tmp/looks/${name}-${w}.png`, fullPage: full });
    }
  };
  await page.goto("/mirror");
  await page.waitForTimeout(2500);
  await shot("choose", false);
  await page.goto(`/mirror/${ex}`);
  await page.waitForTimeout(1500);
  await page.locator("[data-test=mirror-begin]").click();
  await expect(page.locator("[data-test=mirror]")).toHaveAttribute("data-stage", "framing", {
    timeout: 90_000,
  });
  await page.waitForTimeout(6000);
  await shot("framing", false);
  await page.locator("[data-test=mirror-start]").click();
  await page.waitForTimeout(2000);
  await shot("in", false);
  await expect(page.locator("[data-test=mirror-count]")).toHaveText(/^(?:[3-9]|\d\d)$/, { timeout: 90_000 });
  await shot("count", false);
  await page.locator("[data-test=mirror-stop]").click();
  await page.waitForTimeout(4000);
  await shot("review");
  await page.locator("[data-test=mirror-use]").click();
  await page.waitForTimeout(1000);
  await shot("log", false);
  await page.goto("/mirror/posture");
  await page.waitForTimeout(1000);
  await page.locator("[data-test=posture-begin]").click();
  await page.waitForTimeout(9000);
  await shot("posture-taking", false);
  await page.waitForTimeout(40000);
  await shot("posture-done");
  console.log(guard.found);
});
