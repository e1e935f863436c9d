import { coached, expect, expectAccessible, test } from "../fixtures/index.ts";

/** Every screen of the client; those with a person's data show twelve weeks of sample data. */
const OPEN = [
  "/welcome",
  "/account/sign-in",
  "/account/sign-up",
  "/account/password/reset",
  "/account/verify-email",
  "/join",
  "/nothing-of-ours",
];
const OWN = [
  "/",
  "/today/pain",
  "/session",
  "/plan",
  "/plan/edit",
  "/progress",
  "/progress/log",
  "/progress/exercises/pull-up",
  "/learn",
  "/learn/exercises",
  "/learn/exercises/face-pull",
  "/learn/muscles/rhomboids",
  "/learn/rules",
  "/learn/rules/SB-P003",
  "/learn/principles",
  "/learn/mistakes",
  "/learn/questions",
  "/mirror",
  "/mirror/seated-cable-row",
  "/mirror/posture",
  "/settings",
  "/settings/profile",
  "/settings/inventory",
  "/settings/device",
  "/settings/account",
  "/settings/security",
  "/settings/coaches",
  "/settings/consent",
  "/settings/trail",
  "/settings/tokens",
  "/settings/data",
  "/settings/about",
  "/welcome/consent",
  "/welcome/screening",
  "/welcome/goal",
  "/welcome/week",
  "/welcome/equipment",
  "/welcome/you",
];
const THEMES = ["light", "dark"] as const;

for (const scheme of THEMES) {
  test(`axe finds nothing on the screens of a visitor (${scheme})`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.goto("/welcome");
    for (const path of OPEN.slice(0, -1)) {
      await page.goto(path);
      await expect(page.locator("h1")).toBeVisible();
      await expectAccessible(page);
    }
  });

  test(`axe finds nothing on the screens of an athlete (${scheme})`, async ({ somebody }) => {
    test.setTimeout(400_000);
    const person = await somebody();
    expect(await person.demonstrate()).toBe(true);
    const screen = await person.open("/");
    // Tall enough that nothing lies below the navigation, which axe would take for too small a target.
    await screen.setViewportSize({ width: 390, height: 12_000 });
    await screen.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const path of OWN) {
      await screen.goto(`${person.server.url}${path}`);
      await expect(screen.locator("h1")).toBeVisible();
      await expect(screen.getByRole("status", { name: "Loading" })).toHaveCount(0);
      await expectAccessible(screen);
    }
  });

  test(`axe finds nothing on the screens of a coach and of the owner (${scheme})`, async ({
    athlete,
    owner,
    somebody,
  }) => {
    const chief = await (await somebody(owner)).signIn();
    const coach = await coached(chief, await somebody(), athlete);
    const { athlete: id } = await athlete.get<{ athlete: string }>("/me");
    for (const [person, paths] of [
      [coach, ["/coach", `/coach/athletes/${id}`, `/coach/athletes/${id}/plan`]],
      [chief, ["/settings/members"]],
    ] as const) {
      const screen = await person.open("/");
      await screen.setViewportSize({ width: 390, height: 12_000 });
      await screen.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const path of paths) {
        await screen.goto(`${person.server.url}${path}`);
        await expect(screen.locator("h1")).toBeVisible();
        await expect(screen.getByRole("status", { name: "Loading" })).toHaveCount(0);
        await expectAccessible(screen);
      }
    }
  });
}
