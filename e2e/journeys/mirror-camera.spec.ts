/** The mirror with the pose model and a fake camera that shows nobody: Chromium's own test pattern. */
import { expect, test, untilKept } from "../fixtures/index.ts";
import { chromium } from "../fixtures/browser.ts";
import { Sent } from "../fixtures/sent.ts";
import type { Page } from "@playwright/test";

const FAKE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const { args, ...browser } = chromium();

test.use({ launchOptions: { ...browser, args: [...args, ...FAKE] } });

const stage = (page: Page) => page.locator("[data-test=mirror]");

test("the camera is asked for on a touch alone, and who is not there is not counted", async ({
  athlete,
  page,
  guard,
  server,
}) => {
  test.setTimeout(300_000);
  void athlete;
  const sent = new Sent(page.context(), server.url);
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    Object.assign(window, { asked: 0 });
    devices.getUserMedia = (wanted) => {
      (window as unknown as { asked: number }).asked += 1;
      return ask(wanted);
    };
  });
  await page.goto("/mirror/seated-cable-row");
  await untilKept(page);
  await expect(page.locator("[data-test=mirror-begin]")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(0);
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 90_000 });
  await expect(page.locator("[data-test=mirror-why]")).toContainText("Nobody is in the picture", {
    timeout: 60_000,
  });
  await page.locator("[data-test=mirror-start]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "counting", { timeout: 20_000 });
  await page.locator("[data-test=mirror-stop]").click();
  await expect(page.locator("[data-test=mirror-review]")).toContainText("Nothing was counted");
  await page.goto("/mirror/posture");
  await page.locator("[data-test=posture-begin]").click();
  await expect(page.getByRole("alert")).toContainText("Nobody was seen", { timeout: 120_000 });
  sent.assertNothingOfThePerson();

  // Everything was used once, so it is on the device: the camera starts without a network too.
  guard.offline = true;
  await page.context().setOffline(true);
  await page.goto("/mirror/seated-cable-row");
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 90_000 });
});
