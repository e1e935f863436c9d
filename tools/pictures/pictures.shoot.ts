/** Takes every screen into `build/pictures`, and the README's few into `docs/pictures`. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { coached, expect, test, type Person } from "../../e2e/fixtures/index.ts";
import { SCREENS, SHOWN, THEMES, WIDTHS, type Screen } from "./screens.ts";

const ROOT = resolve(__dirname, "../..");
const ALL = join(ROOT, "build", "pictures");
const README = join(ROOT, "docs", "pictures");
const MOST_BYTES = 150_000;
const WANTED = process.env["PICTURES"]?.split(",");

/** Wait until nothing moves and nothing is on its way. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator("#app h1, #app h2").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
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
  const sample = await somebody();
  const athlete = (await sample.demonstrate()) ? sample : await (await somebody()).ready();
  const mine = await (await somebody()).ready();
  const coach = await coached(await (await somebody(owner)).signIn(), await somebody(), mine);
  const people: Record<Screen["who"], Person> = { visitor, athlete, coach };
  const { athlete: id } = await mine.get<{ athlete: string }>("/me");

  await mkdir(README, { recursive: true });
  for (const theme of THEMES)
    for (const [width, height] of Object.entries(WIDTHS)) {
      const folder = join(ALL, `${theme}-${width}`);
      await mkdir(folder, { recursive: true });
      for (const who of ["visitor", "athlete", "coach"] as const) {
        const context = await browser.newContext({
          baseURL: server.url,
          storageState: await people[who].context.storageState(),
          viewport: { width: Number(width), height },
          deviceScaleFactor: Number(width) < 1000 ? 2 : 1,
          hasTouch: Number(width) < 1000,
          colorScheme: theme,
          reducedMotion: "reduce",
        });
        const page = await context.newPage();
        for (const { name, path } of SCREENS.filter((each) => each.who === who)) {
          if (WANTED && !WANTED.includes(name)) continue;
          await page.goto(path.replace("{athlete}", id));
          await settled(page);
          if (
            SHOWN.some((each) => each.name === name && each.theme === theme && String(each.width) === width)
          )
            await writeFile(join(README, `${name}.webp`), await small(page));
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        }
        await context.close();
      }
    }
});
