import { expect, someAddress, test, ZONE } from "../fixtures/index.ts";
import type { Page } from "@playwright/test";

const PHRASE = "four calm words here";
const QUESTIONS = 30;

async function signUp(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Start", exact: true }).click();
  await page.getByLabel("E-mail address").fill(someAddress("new"));
  await page.getByLabel("Password").fill(PHRASE);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("button", { name: "I agree" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
}

async function answerNo(page: Page, first: number, last: number): Promise<void> {
  for (let number = first; number <= last; number += 1) {
    await expect(page.getByText(`Question ${number} of ${QUESTIONS}`)).toBeVisible();
    await page.getByRole("button", { name: "No", exact: true }).click();
  }
}

test("a newcomer has a first plan in under two minutes", async ({ page }) => {
  const started = Date.now();
  await signUp(page);
  await answerNo(page, 1, QUESTIONS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You can train");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: /^Muscle/ }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Training days a week: less" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Some things at home" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: /^Intermediate/ }).check();
  await page.getByRole("button", { name: "Make my plan" }).click();
  await expect(page.getByText("2 sessions a week")).toBeVisible();
  await expect(page.getByText(/\d+ min/).first()).toBeVisible();
  await page.getByText("Why this plan").click();
  await expect(page.getByText("SB-L005").first()).toBeVisible();
  await page.getByRole("button", { name: "Go to today" }).click();
  await expect(page.getByRole("link", { name: /Start the session|Train it today anyway/ })).toBeVisible();
  expect((await page.request.get("/api/v1/me").then((answer) => answer.json())).time_zone).toBe(ZONE);
  expect(Date.now() - started).toBeLessThan(120_000); // what the product promises; it takes a quarter of that
});

test("a reason can be read as its rule", async ({ athlete, page }) => {
  void athlete;
  await page.goto("/");
  await page.locator("summary").first().click();
  const rule = page.locator("main a[href^='/learn/rules/']").first();
  const code = await rule.innerText();
  await rule.click();
  await expect(page).toHaveURL(new RegExp(`/learn/rules/${code}$`));
  await expect(page.getByText(code).first()).toBeVisible();
});

test("an emergency answer stops everything and shows only what to do now", async ({ page }) => {
  await signUp(page);
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Get help now");
  await expect(page.getByRole("link", { name: /Call for help/ })).toHaveAttribute("href", "tel:112");
  await expect(page.getByRole("button", { name: "Next" })).toHaveCount(0);
  await expect(page.getByText("I have been seen about this")).toHaveCount(0);
  // Neither the address of a later step nor a session goes round it.
  for (const path of ["/welcome/plan", "/session", "/"]) {
    await page.goto(path);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.getByRole("link", { name: "Start the session" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Go to today" })).toHaveCount(0);
  }
});

test("somebody whom a professional has seen goes on, and the plan comes", async ({ page }) => {
  await signUp(page);
  await answerNo(page, 1, QUESTIONS - 1);
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("See somebody first");
  await page.getByText("I have been seen about this").click();
  await page.getByRole("button", { name: "A professional knows and agrees" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You can train, with some care");
});

test("a visitor looks around with twelve weeks of sample data", async ({ page }) => {
  await page.goto("/welcome");
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await expect(page.getByText("This is sample data")).toBeVisible();
  await expect(page.getByText("Week 5 of 8")).toBeVisible();
  await page.goto("/progress");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
