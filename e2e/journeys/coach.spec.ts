import { expect, SCOPES, test } from "../fixtures/index.ts";

interface Version {
  version: number;
  plan: { weeks: { sessions: { main: { exercise: string; rest_s: number }[] }[] }[] };
}

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
  const before = await athlete.get<Version>("/athletes/me/plan");
  const { exercise, rest_s: rest } = before.plan.weeks[0]!.sessions[0]!.main[0]!;
  await desk.getByRole("link", { name: "Change the plan" }).first().click();
  const line = desk.locator(`[data-test="edit-${exercise}"]`).first();
  await line.getByRole("button").first().click();
  await line.getByRole("button", { name: "Rest (s): more" }).click();
  await expect(desk.getByRole("heading", { name: /^\d+ changes?$/ })).toBeVisible();
  await desk.getByLabel("A word about why").fill("A little more time to breathe.");
  await desk.locator("[data-test=save-plan]").click();
  await expect(desk).toHaveURL(new RegExp(`/coach/athletes/${id}$`));
  const after = await athlete.get<Version>("/athletes/me/plan");
  expect(after.version).toBe(before.version + 1);
  expect(after.plan.weeks[0]!.sessions[0]!.main[0]).toMatchObject({ exercise, rest_s: rest + 15 });

  // The athlete reads on the screen that the coach made this version.
  await page.goto("/plan");
  await page.getByRole("heading", { name: "Versions" }).click();
  await expect(page.getByText("by your coach")).toBeVisible();

  // Taken back, it is over at once: on the next question, wherever the coach is.
  const links = await athlete.get<{ items: { id: string }[] }>("/athletes/me/coaches");
  await athlete.delete(`/athletes/me/coaches/${links.items[0]!.id}`);
  await expect(coach.get(`/athletes/${id}/plan`)).rejects.toThrow(/403|404/);
  await desk.goto(`${coach.server.url}/coach`);
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(desk.locator(`a[href='/coach/athletes/${id}']`)).toHaveCount(0);
});
