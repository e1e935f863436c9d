/** Takes every screen into `build/pictures`, and the README's few into `docs/pictures`. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page, Route } from "@playwright/test";
import { coached, expect, test, type Person } from "../../e2e/fixtures/index.ts";
import { SCREENS, SHOWN, THEMES, WIDTHS, type Screen } from "./screens.ts";

const ROOT = resolve(__dirname, "../..");
const ALL = join(ROOT, "build", "pictures");
const README = join(ROOT, "docs", "pictures");
const MOST_BYTES = 150_000;
const LONGEST_MS = 4_000;
const HIGHEST = 8_000;
const WANTED = process.env["PICTURES"]?.split(",");

/** Wait until nothing moves and nothing is on its way. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator("#app h1, #app h2").first()).toBeVisible();
  // An answer whose body nobody reads, such as a refusal, counts as on its way for ever.
  await page.waitForLoadState("networkidle", { timeout: LONGEST_MS }).catch(() => undefined);
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

const readOnly = (route: Route): Promise<void> =>
  route.request().method() === "GET" ? route.continue() : route.abort("internetdisconnected");

async function touchIfThere(page: Page, what: string): Promise<void> {
  const target = page.locator(`[data-test="${what}"]`).first();
  if (!(await target.isVisible())) return;
  await target.click();
  await settled(page);
}

/** Take a page from top to bottom: on a screen so high that nothing sticks to its edge in the middle of the page. */
async function whole(page: Page, path: string): Promise<void> {
  const usual = page.viewportSize();
  if (!usual) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...usual, height: Math.max(usual.height, Math.min(height, HIGHEST)) });
  await settled(page);
  await page.screenshot({ path, fullPage: true });
  await page.setViewportSize(usual);
}

/** Take what is on the screen as WebP, as well as fits into the README's measure. */
async function small(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  for (const quality of [90, 80, 70, 55, 40]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const picture = Buffer.from(data, "base64");
    if (picture.length < MOST_BYTES) return picture;
  }
  throw new Error(`${page.url()}: the picture stays larger than ${MOST_BYTES} bytes.`);
}

test("pictures of every screen", async ({ browser, server, owner, somebody }) => {
  const visitor = await somebody();
  const newcomer = await (await somebody()).ready();
  const sample = await somebody();
  const athlete = (await sample.demonstrate()) ? sample : await (await somebody()).ready();
  const mine = await (await somebody()).ready();
  const coach = await coached(await (await somebody(owner)).signIn(), await somebody(), mine);
  const people: Record<Screen["who"], Person> = { visitor, newcomer, athlete, coach };
  const { athlete: id } = await mine.get<{ athlete: string }>("/me");

  await mkdir(README, { recursive: true });
  for (const theme of THEMES)
    for (const [width, height] of Object.entries(WIDTHS)) {
      const folder = join(ALL, `${theme}-${width}`);
      await mkdir(folder, { recursive: true });
      for (const who of ["visitor", "newcomer", "athlete", "coach"] as const) {
        const context = await browser.newContext({
          baseURL: server.url,
          storageState: await people[who].context.storageState(),
          viewport: { width: Number(width), height },
          deviceScaleFactor: Number(width) < 1000 ? 2 : 1,
          hasTouch: Number(width) < 1000,
          colorScheme: theme === "light" ? "light" : "dark",
          reducedMotion: "reduce",
          // Every picture starts from what the service says now; the worker would fetch all screens beside it.
          serviceWorkers: "block",
        });
        if (theme === "contrast")
          await context.addInitScript(() =>
            localStorage.setItem("strongback.device", JSON.stringify({ theme: "contrast" })),
          );
        const page = await context.newPage();
        for (const { name, path, touch = [] } of SCREENS.filter((each) => each.who === who)) {
          if (WANTED && !WANTED.includes(name)) continue;
          await page.goto(path.replace("{athlete}", id));
          await settled(page);
          // What is logged for a picture must not reach the service: the next picture begins where this one did.
          if (touch.length) await context.route("**/api/**", readOnly);
          for (const what of touch) await touchIfThere(page, what);
          if (
            SHOWN.some((each) => each.name === name && each.theme === theme && String(each.width) === width)
          )
            await writeFile(join(README, `${name}.webp`), await small(page));
          await whole(page, join(folder, `${name}.png`));
        }
        await context.close();
      }
    }
});
