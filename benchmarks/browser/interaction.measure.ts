/** How long after a touch the player shows an answer, on a processor that is six times slower. */
import type { CDPSession, Locator } from "@playwright/test";
import { expect, test } from "../../e2e/fixtures/index.ts";
import { leave } from "./results.ts";
import { START, STEPS } from "./steps.ts";

const SLOWER = 6;

/** Touch the middle of something. `tap` would listen to the touch as well, and its listener is counted as ours. */
async function touch(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error("What is to be touched has no place on the screen.");
  await target.page().touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/**
 * Make the window larger than the page. Playwright makes it as large, bars of the browser included: what lies under
 * its edge, such as the lowest row of the player, is never painted, and a touch there counts until all is repainted.
 */
async function showWhole(session: CDPSession): Promise<void> {
  const { windowId } = await session.send("Browser.getWindowForTarget");
  await session.send("Browser.setWindowBounds", { windowId, bounds: { width: 900, height: 1_400 } });
}

interface Timed {
  name: string;
  duration: number;
}

test("interaction to next paint in the player", async ({ athlete, page }) => {
  await page.addInitScript(() => {
    const seen: Timed[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId) seen.push({ name: entry.name, duration: entry.duration });
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(`${athlete.server.url}${START}`);
  await expect(STEPS[0]!.target(page)).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await showWhole(session);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const figures: { step: string; ms: number | null }[] = [];
  for (const step of STEPS) {
    const target = step.target(page);
    if (!(await target.isVisible())) {
      figures.push({ step: step.name, ms: null });
      continue;
    }
    await page.evaluate(() => void ((window as unknown as { seen: Timed[] }).seen.length = 0));
    await touch(target);
    // Two frames after the touch its entry is there, or the answer came within one frame and there is none.
    await page.waitForTimeout(1_000);
    const seen = await page.evaluate(() => (window as unknown as { seen: Timed[] }).seen);
    figures.push({ step: step.name, ms: Math.max(0, ...seen.map((each) => each.duration)) });
  }
  await leave("interaction", figures);
});

test.use({ hasTouch: true, isMobile: true });
