import {
  coached,
  expect,
  expectAccessibleInEveryTheme,
  test,
  type Person,
  untilKept,
} from "../fixtures/index.ts";
import type { Page } from "@playwright/test";

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

test("axe finds nothing on the screens of a visitor", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/welcome");
  await untilKept(page); // from the network an address that is nobody's is a 404
  await look(page, OPEN);
});

// In two halves, so that they can be looked at side by side.
for (const half of [0, 1])
  test(`axe finds nothing on the screens of an athlete (${half + 1} of 2)`, async ({ somebody }) => {
    test.setTimeout(400_000);
    const person = await somebody();
    expect(await person.demonstrate()).toBe(true);
    await look(
      await tall(person),
      OWN.filter((_, at) => at % 2 === half),
    );
  });

test("axe finds nothing on the screens of a coach and of the owner", async ({ athlete, owner, somebody }) => {
  test.setTimeout(180_000);
  const chief = await (await somebody(owner)).signIn();
  const coach = await coached(chief, await somebody(), athlete);
  const { athlete: id } = await athlete.get<{ athlete: string }>("/me");
  await look(await tall(coach), ["/coach", `/coach/athletes/${id}`, `/coach/athletes/${id}/plan`]);
  await look(await tall(chief), ["/settings/members"]);
});

/** Where the service has much to say; sources stay in the language they are written in. */
const TOLD = [
  "/",
  "/today/pain",
  "/session",
  "/plan",
  "/progress",
  "/progress/exercises/pull-up",
  "/learn/exercises",
  "/learn/exercises/face-pull",
  "/learn/muscles/rhomboids",
  "/learn/rules",
  "/learn/rules/SB-P003",
  "/learn/questions",
  "/learn/questions/how-often",
  "/mirror/seated-cable-row",
  "/settings/consent",
  "/settings/about",
  "/welcome/screening",
  "/welcome/equipment",
];
const ENGLISH = /\b(?:the|your|with|and|of|this|is|are|you)\b/;

test("nothing is told in English to a reader of German, but for the names of sources", async ({
  somebody,
}) => {
  test.setTimeout(180_000);
  const person = await somebody();
  expect(await person.demonstrate()).toBe(true);
  const page = await person.open("/settings/device");
  await page.evaluate(() => localStorage.setItem("strongback.device", JSON.stringify({ language: "de" })));
  for (const path of TOLD) {
    await page.goto(path);
    await expect(page.locator("#app h1")).toBeVisible();
    await expect(page.locator("[data-waits]")).toHaveCount(0);
    const english = (): Promise<string[]> =>
      page.evaluate((words) => {
        const shown = document.querySelector("#app")!.cloneNode(true) as HTMLElement;
        for (const source of shown.querySelectorAll("cite")) source.remove();
        const marked = [...shown.querySelectorAll('[lang="en"]')].map((part) => part.textContent.trim());
        const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
        const found = marked.filter((text) => text !== "");
        while (texts.nextNode())
          if (new RegExp(words).test(texts.currentNode.textContent ?? ""))
            found.push(texts.currentNode.textContent!);
        return found;
      }, ENGLISH.source);
    // What is not there yet cannot be in English: first all of it comes, then its German.
    await expect(page.locator("#app .skeleton")).toHaveCount(0);
    await page.waitForLoadState("networkidle");
    await expect.poll(english, { message: path }).toEqual([]);
  }
});

/** A page so tall that nothing lies below the navigation, which axe would take for too small a target. */
async function tall(person: Person): Promise<Page> {
  const page = await person.open("/");
  await page.setViewportSize({ width: 390, height: 12_000 });
  return page;
}

/** Open each screen once and judge it in every theme. */
async function look(page: Page, paths: readonly string[]): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  for (const path of paths) {
    await page.goto(path);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
    await expectAccessibleInEveryTheme(page);
  }
}
