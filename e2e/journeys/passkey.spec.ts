import { expect, someAddress, test, withAuthenticator } from "../fixtures/index.ts";

test.use({ withMail: true });

test("somebody signs up with a passkey, out, and in again", async ({ page, server }) => {
  await withAuthenticator(page);
  const address = someAddress("passkey");
  await page.goto("/account/sign-up");
  await page.getByLabel("E-mail address").fill(address);
  await page.getByRole("button", { name: "With a passkey instead" }).click();
  await page.getByLabel("Code").fill(await server.mailbox!.code(address));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is kept about you");

  await page.context().clearCookies({ name: "strongback" });
  await page.goto("/account/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is kept about you");
});
