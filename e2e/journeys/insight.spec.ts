import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectAccessibleInEveryTheme,
  test,
  type Person,
  untilDrawn,
} from "../fixtures/index.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Four weeks in which somebody pulled and never pushed: something to find, with a step that changes the plan. */
async function pullsOnly(person: Person): Promise<void> {
  for (let days = 28; days > 0; days -= 3)
    await person.post("/athletes/me/log", {
      day: daysAgo(days),
      lines: [
        "seated-cable-row 4x10 @40kg rir2 clean",
        "lat-pulldown 3x10 @40kg rir2 clean",
        "sleep 7 stress 3",
      ],
    });
}

async function progressOf(page: Page): Promise<void> {
  await page.goto("/progress");
  await expect(page.locator("[data-test=week-in-words]")).toBeVisible();
}

test("the week is read, a number opened to its sets, a step looked at and taken", async ({
  athlete,
  page,
}) => {
  test.setTimeout(180_000);
  await pullsOnly(athlete);
  await progressOf(page);

  // A finding says since when and how sure, and what it came from can be seen.
  const finding = page.locator("article", { has: page.locator("[data-test=show-change]") }).first();
  await expect(finding).toContainText("Since");
  await finding.locator("[data-test=see-sets]").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.locator("[data-test=evidence]")).toContainText("Seated cable row");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Close" }).click();

  // Any number opens to its sets.
  await page.getByRole("button", { name: /^Pull: / }).click();
  await expect(page.getByRole("dialog").locator("[data-test=evidence] li").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // The rule behind it stands in the library.
  await expect(finding.locator("[data-test=why-rule]")).toHaveAttribute("href", /\/learn\/rules\/SB-R/);

  // What the step changes is shown first, and then comes into force.
  const before = await athlete.get<{ version: number }>("/athletes/me/plan");
  await finding.locator("[data-test=show-change]").click();
  await expect(page.locator("[data-test=changes] li").first()).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.locator("[data-test=keep-change]").click();
  await expect(page.getByText("The plan is changed.")).toBeVisible({ timeout: 60_000 });
  const after = await athlete.get<{ version: number }>("/athletes/me/plan");
  expect(after.version).toBe(before.version + 1);
});

test("a report is handed over as a file", async ({ athlete, page }) => {
  await pullsOnly(athlete);
  await progressOf(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-test=report]").click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^strongback-report-\d{4}-\d\d-\d\d\.pdf$/);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a habit is ticked without a network and counts later too", async ({ athlete, page, context }) => {
  await page.goto("/");
  const sleep = page.locator("[data-test=habit-sleep]");
  await expect(sleep).toHaveAttribute("aria-pressed", "false");
  await untilDrawn(page);
  await context.setOffline(true);
  await sleep.click();
  await expect(sleep).toHaveAttribute("aria-pressed", "true");
  await expect(sleep).toContainText("1 day");
  await context.setOffline(false);
  await expect
    .poll(
      async () =>
        (await athlete.get<{ habit: string; today: boolean }[]>("/athletes/me/habits")).find(
          (item) => item.habit === "sleep",
        )?.today,
      { timeout: 60_000 },
    )
    .toBe(true);
});

test("axe finds nothing where the week is read", async ({ somebody }) => {
  test.setTimeout(180_000);
  const person = await somebody();
  expect(await person.demonstrate()).toBe(true);
  const page = await person.open("/progress");
  await page.setViewportSize({ width: 390, height: 12_000 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.locator("[data-test=week-in-words]")).toBeVisible();
  await expect(page.locator("[data-test=habit-food]")).toBeVisible();
  await expectAccessibleInEveryTheme(page);
});
