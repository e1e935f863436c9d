import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, untilKept } from "../fixtures/index.ts";

const ROW = "/learn/exercises/seated-cable-row";

const figure = (page: Page) => page.locator('[data-test="figure"]');

/** How many frames are asked for within a second. */
function framesOfASecond(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((counted) => {
        const ask = window.requestAnimationFrame;
        let frames = 0;
        window.requestAnimationFrame = (run) => {
          frames += 1;
          return ask.call(window, run);
        };
        setTimeout(() => {
          window.requestAnimationFrame = ask;
          counted(frames);
        }, 1_000);
      }),
  );
}

test("the page of an exercise shows it moving, turned, slowed and beside a mistake", async ({ athlete }) => {
  const page = await athlete.open(ROW);
  await expect(figure(page)).toHaveAttribute("data-phase", "ready");
  await expect(page.getByRole("img", { name: /^Moving figure of Seated cable row/ })).toBeVisible();
  expect(await framesOfASecond(page)).toBeGreaterThan(3);

  await page.getByRole("button", { name: "¼×" }).click();
  await page.locator('[data-test="figure-turn"]').focus();
  await page.keyboard.press("ArrowRight");
  await page.locator('[data-test="figure-scrub"]').fill("0.5");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect.poll(() => framesOfASecond(page)).toBe(0);

  await page.locator('[data-test="mistake-SB-F006"]').click();
  await expect(page.getByRole("img", { name: /and beside it the mistake/ })).toBeVisible();
  await expectAccessible(page);
  await page.locator('[data-test="figure-right"]').click();
  await expect(page.getByRole("img", { name: /and beside it/ })).toHaveCount(0);
});

test("a figure that is off screen asks for no frame", async ({ athlete }) => {
  const page = await athlete.open(ROW);
  await expect(figure(page)).toHaveAttribute("data-phase", "ready");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(figure(page)).not.toBeInViewport();
  await expect.poll(() => framesOfASecond(page)).toBe(0);
});

test("whoever wants less motion gets a figure that waits", async ({ athlete }) => {
  const page = await athlete.open("/");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${athlete.server.url}${ROW}`);
  await expect(figure(page)).toHaveAttribute("data-phase", "ready");
  await expect.poll(() => framesOfASecond(page)).toBe(0);
  await page.locator('[data-test="figure-play"]').click();
  expect(await framesOfASecond(page)).toBeGreaterThan(3);
});

test("without WebGL the still picture stays, and says so", async ({ athlete }) => {
  await athlete.context.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const page = await athlete.open(ROW);
  await expect(figure(page)).toHaveAttribute("data-phase", "failed");
  await expect(page.getByRole("img", { name: /^Seated cable row: where it begins/ })).toBeVisible();
});

test("the figures of the plan are there without a network", async ({ athlete, guard }) => {
  const page = await athlete.open("/");
  await untilKept(page);
  const first = page.locator("ol summary").first();
  await expect(first).toBeVisible();
  const kept = async (): Promise<string[]> =>
    page.evaluate(async () =>
      (await (await caches.open("figures")).keys()).map((request) => new URL(request.url).pathname),
    );
  // The page asks when it knows who looks after it, which it may not have known at its first opening.
  await page.reload();
  await expect
    .poll(async () => (await kept()).filter((path) => path.endsWith(".faults.json")).length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(4);
  guard.offline = true;
  await athlete.context.setOffline(true);
  const still = page.locator("ol summary img").first();
  await page.reload();
  await expect.poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const [, id] = (await still.getAttribute("src"))!.match(/([a-z-]+)\.small\.webp$/)!;
  await page.goto(`${athlete.server.url}/learn/exercises/${id}`);
  await expect(figure(page)).toHaveAttribute("data-phase", "ready");
});
