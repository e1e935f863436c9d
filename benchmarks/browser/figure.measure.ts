/** What a moving figure costs: script in each of its frames, frames while it is off screen, and the bytes of its drawing. */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../../e2e/fixtures/index.ts";
import { leave } from "./results.ts";

const SHOWN = "/learn/exercises/bent-over-barbell-row";
const SECONDS = 5;

interface Frames {
  spent: number[];
}

/** Milliseconds of script of every frame that the page asks for, from now on for some seconds. */
function frames(page: Page, seconds: number): Promise<number[]> {
  return page.evaluate(async (during) => {
    const { spent } = window as unknown as Frames;
    spent.length = 0;
    await new Promise((over) => setTimeout(over, during * 1000));
    return [...spent];
  }, seconds);
}

test("a figure", async ({ athlete }) => {
  await athlete.context.addInitScript(() => {
    const spent: number[] = [];
    Object.assign(window, { spent });
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) =>
      ask((now) => {
        const start = performance.now();
        run(now);
        spent.push(performance.now() - start);
      });
  });
  const bytes: number[] = [];
  const page = await athlete.context.newPage();
  page.on("response", async (answer) => {
    if (/\/assets\/scene-[^/]*\.js$/.test(answer.url()))
      bytes.push(gzipSync(await answer.body(), { level: 9 }).length);
  });
  await page.goto(`${athlete.server.url}${SHOWN}`);
  const figure = page.locator('[data-test="figure"]');
  await expect(figure).toHaveAttribute("data-phase", "ready");
  await page.locator('[data-test^="mistake-"]').first().click();
  await expect(page.getByRole("img", { name: /beside it the mistake/ })).toBeVisible();
  await frames(page, 2); // shaders are made in the first frames
  const shown = (await frames(page, SECONDS)).sort((one, other) => one - other);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(figure).not.toBeInViewport();
  await frames(page, 1);
  const hidden = await frames(page, 2);
  await leave("figure", {
    frames: shown.length,
    median: shown[Math.floor(shown.length / 2)] ?? null,
    slow: shown[Math.floor(shown.length * 0.95)] ?? null,
    hidden: hidden.length,
    bytes: bytes[0] ?? null,
  });
});
