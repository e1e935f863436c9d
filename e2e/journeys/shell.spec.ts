import { expect, test, untilKept } from "../fixtures/index.ts";

/** A cue of the lat pulldown, as it is told in German. */
const GERMAN = "Ellbogen zu den Rippen.";

test("the application opens, with its name and a page to read", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Strongback/);
  await expect(page.locator("#app h1").first()).toBeVisible();
});

test("it opens again without a network, at every address", async ({ page, context, guard }) => {
  await page.goto("/welcome");
  await expect(page.locator("#app h1").first()).toBeVisible();
  await untilKept(page);
  guard.offline = true;
  await context.setOffline(true);
  for (const path of ["/welcome", "/learn", "/account/sign-in?next=%2Fplan"]) {
    await page.goto(path);
    await expect(page.locator("#app h1").first()).toBeVisible();
  }
  await page.reload();
  await expect(page.locator("#app h1").first()).toBeVisible();
});

test("whoever reads German has the long texts offline too, and nobody else keeps them", async ({
  page,
  context,
  guard,
}) => {
  const kept = (): Promise<number> =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith("app-"));
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().filter(({ url }) => url.includes("/texts-de-")).length;
    });
  await page.goto("/welcome");
  await untilKept(page);
  expect(await kept()).toBe(0);
  await page.evaluate(() =>
    localStorage.setItem("strongback.device", JSON.stringify({ theme: "light", language: "de" })),
  );
  await page.goto("/learn/exercises/lat-pulldown");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect.poll(kept).toBe(1);
  await expect(page.locator("#app main")).toContainText(GERMAN);
  guard.offline = true;
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator("#app main")).toContainText(GERMAN);
});

test("it opens again while the service is switched off", async ({ page, guard, server }) => {
  await page.goto("/welcome");
  await untilKept(page);
  guard.offline = true;
  await server.halt();
  try {
    await page.reload();
    await expect(page.locator("#app h1").first()).toBeVisible();
  } finally {
    await server.run();
  }
});

test("it can be installed", async ({ page, server }) => {
  await page.goto("/");
  const link = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await page.request.get(`${server.url}${link}`);
  const manifest = await answer.json();
  expect(manifest).toMatchObject({
    name: expect.any(String),
    start_url: expect.any(String),
    display: "standalone",
  });
  for (const icon of manifest.icons)
    expect((await page.request.get(new URL(icon.src, `${server.url}${link}`).href)).status()).toBe(200);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
});

test("an address that is no screen is not there", async ({ page }) => {
  expect((await page.goto("/learn"))?.status()).toBe(200);
  expect((await page.request.get("/nowhere")).status()).toBe(404);
});

test.describe("on a slow line", () => {
  // A kept page would come from the service worker at once.
  test.use({ serviceWorkers: "block" });

  test("there is something to read before the application has come, in the colours and the language of this device", async ({
    page,
  }) => {
    await page.goto("/learn");
    await page.evaluate(() =>
      localStorage.setItem("strongback.device", JSON.stringify({ theme: "dark", language: "de" })),
    );
    let go = (): void => undefined;
    const held = new Promise<void>((free) => (go = free));
    await page.route(/\/assets\/base-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await expect(page.locator("#shell h1")).toHaveText("Wissen");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    go();
    await expect(page.locator("#app h1")).toHaveText("Wissen");
    await expect(page.locator("#shell")).toHaveCount(0);
  });
});
