import { expect, SCOPES, test } from "../fixtures/index.ts";

test("a coach invites, sees, edits and is revoked", async ({ athlete, page, somebody, owner }) => {
  const coach = await somebody();
  const chief = await (await somebody(owner)).signIn();
  const invited = await chief.post<{ secret: string }>("/invitations", {
    as_coach: true,
  });
  await coach.signUp(invited.secret);
  await coach.agree();

  // The coach makes a link, the athlete opens it and chooses what is allowed.
  const { secret } = await coach.post<{ secret: string }>("/invitations", {
    scopes: SCOPES,
  });
  await page.goto(`/join#${secret}`);
  await expect(page.getByText("would like to look after your training")).toBeVisible();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(/\/$/);

  // The coach sees the athlete, and a changed plan is a new version.
  const desk = await coach.open("/coach");
  const link = desk.locator("a[href^='/coach/athletes/']").first();
  await expect(link).toBeVisible();
  await link.click();
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  const { athlete: id } = await athlete.get<{ athlete: string }>("/me");
  const before = await athlete.get<{
    version: number;
    plan: { weeks: object[] };
  }>("/athletes/me/plan");
  await desk.goto(`${coach.server.url}/coach/athletes/${id}/plan`);
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await coach.put(`/athletes/${id}/plan`, {
    base_version: before.version,
    plan: before.plan,
    note: "Looked through.",
  });
  expect((await athlete.get<{ version: number }>("/athletes/me/plan")).version).toBe(before.version + 1);

  // Taken back, it is over at once: on the next question, wherever the coach is.
  const links = await athlete.get<{ items: { id: string }[] }>("/athletes/me/coaches");
  await athlete.delete(`/athletes/me/coaches/${links.items[0]!.id}`);
  await expect(coach.get(`/athletes/${id}/plan`)).rejects.toThrow(/403|404/);
  await desk.goto(`${coach.server.url}/coach`);
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(desk.locator(`a[href='/coach/athletes/${id}']`)).toHaveCount(0);
});
