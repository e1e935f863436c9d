/** The harness tries itself: a guard that finds nothing is only worth something when it would have found it. */
import { coached, expect, faults, someAddress, test, withAuthenticator } from "../fixtures/index.ts";
import { Guard } from "../fixtures/guard.ts";

test.describe("the guard", () => {
  // Each of these does what no journey may, under a guard of its own.
  test.beforeEach(({ guard }) => guard.allow(/./));

  async function finds(guard: Guard, what: RegExp): Promise<void> {
    await expect.poll(() => guard.found.join("\n")).toMatch(what);
    expect(() => guard.assertNothing()).toThrow("must never happen");
  }

  test("finds a request to another origin", async ({ page, server }) => {
    const own = new Guard(server.url);
    await own.watch(page.context());
    await page.goto("/healthy");
    await page.route("https://elsewhere.example/**", (route) => route.fulfill({ body: "" }));
    await page.goto("https://elsewhere.example/");
    await finds(own, /Another origin was asked: GET https:\/\/elsewhere\.example/);
  });

  test("finds what the policy forbids", async ({ page, server }) => {
    const own = new Guard(server.url);
    await own.watch(page.context());
    await page.goto("/");
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<p style="color: red">red</p>'));
    await finds(own, /Policy broken: style-src-attr/);
  });

  test("finds an error in the console and one that nobody caught", async ({ page, server }) => {
    const own = new Guard(server.url);
    await own.watch(page.context());
    await page.goto("/");
    await page.evaluate(() => console.error("something is wrong"));
    await finds(own, /Console at .*something is wrong/);
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error("nobody caught this")), 0));
    await finds(own, /Not caught at .*nobody caught this/);
  });
});

test("an athlete has a plan for today", async ({ athlete, page }) => {
  expect(await athlete.get("/athletes/me/plan")).toMatchObject({ version: 1 });
  expect((await page.request.get("/api/v1/me")).status()).toBe(200);
});

test("axe finds a button without a name and words that cannot be read", async ({ page }) => {
  await page.goto("/welcome");
  await expect(page.locator("#app h1").first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.evaluate(() => {
    const words = document.createElement("p");
    words.textContent = "Hardly to be read";
    words.style.color = "#d0d0d0";
    document.querySelector("#app main")!.append(document.createElement("button"), words);
  });
  const found = (await faults(page)).join("\n");
  expect(found).toContain("button-name");
  expect(found).toContain("color-contrast");
});

test("somebody else has a browser of their own", async ({ athlete, somebody }) => {
  const other = await (await somebody()).signUp();
  const [first, second] = await Promise.all([athlete.get("/me"), other.get("/me")]);
  expect(first["athlete"]).not.toBe(second["athlete"]);
});

test("the owner signs in and can invite", async ({ owner, somebody }) => {
  const person = await (await somebody(owner)).signIn();
  expect(await person.post("/invitations", { as_coach: true })).toMatchObject({
    link: expect.stringContaining("/join#"),
  });
});

test("a coach looks after an athlete", async ({ owner, somebody, athlete }) => {
  const coach = await coached(await (await somebody(owner)).signIn(), await somebody(), athlete);
  const { athlete: id } = await athlete.get<{ athlete: string }>("/me");
  expect(JSON.stringify(await coach.get("/coach/athletes"))).toContain(id);
});

test("a page can be given an authenticator", async ({ page }) => {
  await page.goto("/");
  await withAuthenticator(page);
  expect(await page.evaluate(() => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())).toBe(
    true,
  );
});

test("no two people have the same address", () => {
  expect(someAddress()).not.toBe(someAddress());
});
