/**
 * The whole chain of the mirror, camera to count, for a while: pictures a second against the pose model's own rate, what
 * the engine takes in the browser, and whether memory grows. The camera is a file, or Chromium's test pattern.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "../../e2e/fixtures/index.ts";
import { chromium } from "../../e2e/fixtures/browser.ts";
import { leave, median } from "./results.ts";

const CLIP = process.env["STRONGBACK_CLIP"] ?? "";
const EXERCISE = process.env["STRONGBACK_CLIP_EXERCISE"] ?? "seated-cable-row";
const MINUTES = Number(process.env["MIRROR_MINUTES"] ?? "1");
const EVERY_S = 10;
const PAGE_BYTES = 4096;
const { args, ...browser } = chromium();
const FAKE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const file = CLIP ? [`--use-file-for-fake-video-capture=${CLIP}`] : [];

test.use({ launchOptions: { ...browser, args: [...args, ...FAKE, ...file] } });

interface Seen {
  at: number;
  ms: number;
}
interface Told {
  seen: Seen[];
  steps: number[];
  pictures: number[];
  /** When a pose model was in its place: a change loads a runtime anew. */
  models: number[];
}

test("the chain of the mirror", async ({ athlete, page }) => {
  void athlete;
  test.setTimeout((MINUTES * 60 + 240) * 1000);
  await page.addInitScript(() => {
    const told: Told = { seen: [], steps: [], pictures: [], models: [] };
    const Plain = window.Worker;
    Object.assign(window, {
      told,
      Worker: class extends Plain {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          this.addEventListener("message", ({ data }) => {
            if (data.kind === "seen") told.seen.push({ at: performance.now(), ms: data.ms });
            if (data.kind === "ready" && data.model) told.models.push(Date.now());
            if (data.kind === "stepped") told.steps.push(data.us);
          });
        }
      },
    });
    const callback = HTMLVideoElement.prototype.requestVideoFrameCallback;
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (run) {
      return callback.call(this, (now, about) => {
        told.pictures.push(performance.now());
        run(now, about);
      });
    };
  });
  await page.goto(`/mirror/${EXERCISE}`);
  await page.getByRole("switch", { name: /by itself/ }).uncheck();
  await page.locator("[data-test=mirror-begin]").click();
  await expect(page.locator("[data-test=mirror]")).toHaveAttribute("data-stage", "framing", {
    timeout: 120_000,
  });
  await page.locator("[data-test=mirror-start]").click();
  await page.waitForTimeout(20_000);
  const session = await page.context().browser()!.newBrowserCDPSession();
  const memory: number[] = [];
  const taken: number[] = [];
  await page.evaluate(() => {
    const { told } = window as unknown as { told: Told };
    told.seen.length = told.steps.length = told.pictures.length = 0;
  });
  for (let spent = 0; spent < MINUTES * 60; spent += EVERY_S) {
    await page.waitForTimeout(EVERY_S * 1000);
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    taken.push(Date.now());
    memory.push(
      renderers.reduce(
        (sum, { id }) => sum + Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]) * PAGE_BYTES,
        0,
      ),
    );
  }
  const { seen, steps, pictures, models } = await page.evaluate(
    () => (window as unknown as { told: Told }).told,
  );
  const rate = (times: readonly number[]): number =>
    ((times.length - 1) * 1000) / (times.at(-1)! - times[0]!);
  await leave("mirror", {
    minutes: MINUTES,
    clip: CLIP !== "",
    fps: rate(seen.map(({ at }) => at)),
    camera: rate(pictures),
    ms: median(seen.map(({ ms }) => ms)),
    mean: seen.reduce((sum, { ms }) => sum + ms, 0) / seen.length,
    step: median(steps),
    memory,
    settled: taken.findIndex((at) => at > models.at(-1)! + EVERY_S * 1000),
    changes: models.length - 1,
    model: await page.locator(".standing").textContent(),
    counted: await page.locator("[data-test=mirror-count]").textContent(),
  });
});
