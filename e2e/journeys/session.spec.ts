import { expect, Person, test, untilKept } from "../fixtures/index.ts";
import type { Page } from "@playwright/test";

interface Logged {
  items: { exercise: string; planned?: string; amount: number; kind: string }[];
  next: string | null;
}

/** Open the next session and go straight to its first set. */
async function begin(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator("[data-test=start-session]").click();
  await page.locator("[data-test=session-start-main]").click();
  await expect(page.locator("[data-test=log], [data-test=hold-start]").first()).toBeVisible();
}

/** Do whatever the one button asks for, until it has asked for so many things, or there is nothing left. */
async function press(page: Page, times: number): Promise<void> {
  const button = page.locator(
    "[data-test=log], [data-test=rest-skip], [data-test=hold-start], [data-test=hold-stop], [data-test=drill-done], [data-test=finish]",
  );
  for (let time = 0; time < times; time += 1) {
    await expect(button.first()).toBeVisible();
    if ((await button.first().getAttribute("data-test")) === "finish") return;
    await button.first().click();
    await page.waitForTimeout(500); // a second tap at once is taken for a slip of the thumb
  }
}

/** Every working set that the service has. */
async function logged(person: Person): Promise<Logged["items"]> {
  const found: Logged["items"] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Logged = await person.get<Logged>(`/athletes/me/sets?limit=200&cursor=${cursor}`);
    found.push(...page.items.filter((set) => set.kind === "working"));
    cursor = page.next;
  }
  return found;
}

test("a whole session: sets, a swap, pain, an undo, and its end", async ({ athlete, page }) => {
  test.setTimeout(180_000);
  await page.clock.install(); // nobody waits for a hold
  await begin(page);
  await press(page, 2);
  await expect.poll(async () => (await logged(athlete)).length).toBeGreaterThan(0);
  const before = (await logged(athlete)).length;

  // What was mistyped is taken back, also at the service.
  await page.locator("[data-test=undo]").click();
  await expect.poll(async () => (await logged(athlete)).length).toBe(before - 1);
  await press(page, 2);
  await expect.poll(async () => (await logged(athlete)).length).toBe(before);

  // Another exercise of the same intent in place of this one.
  await page.locator("[data-test=swap]").click();
  const other = page.getByRole("dialog").locator("[data-test^='swap-']").first();
  const name = (await other.getAttribute("data-test"))!.replace("swap-", "");
  await other.click();
  await press(page, 2);
  await expect
    .poll(async () => (await logged(athlete)).some((set) => set.exercise === name && set.planned !== name))
    .toBe(true);

  // Pain is asked about in the middle of it, and kept.
  await page.locator("[data-test=pain]").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "2", exact: true }).check();
  await dialog.getByRole("radio", { name: "Shoulder", exact: true }).check();
  await dialog.locator("[data-test=pain-save]").click();
  await expect
    .poll(async () => (await athlete.get<{ items: unknown[] }>("/athletes/me/pain")).items.length)
    .toBe(1);

  await page.keyboard.press("Escape");
  await train(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("only on this device")).toHaveCount(0);
});

test("a closed tab resumes at the set", async ({ athlete, page, context }) => {
  await begin(page);
  await press(page, 3);
  await expect.poll(async () => (await logged(athlete)).length).toBeGreaterThan(0);
  const exercise = await page.locator("main h1").innerText();
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto("/");
  await again.locator("[data-test=resume-session]").click();
  await expect(again.locator("main h1")).toHaveText(exercise);
  const sets = (await logged(athlete)).length;
  await press(again, 2);
  await expect.poll(async () => (await logged(athlete)).length).toBeGreaterThan(sets);
});

test("twelve sessions without a network, then everything is there", async ({
  server,
  page,
  context,
  guard,
}) => {
  test.setTimeout(500_000);
  const athlete = await new Person(server, context).ready({ minutes: 25, days_per_week: 3 });
  await page.clock.install();
  await page.goto("/");
  await expect(page.locator("[data-test=start-session]")).toBeVisible();
  await untilKept(page);
  // The screens come from the service worker, the sessions from what was taken along.
  await page.goto("/session");
  await expect(page.locator("[data-test=session-start-main]")).toBeVisible();
  guard.offline = true;
  await context.setOffline(true);
  await page.goto("/");
  let kept = 0;
  for (let session = 0; session < 12; session += 1) {
    if (session === 6) await page.goto("/"); // the tab of a phone does not live for weeks
    await page.locator("[data-test=start-session]").click();
    await page.locator("[data-test=session-start-main]").click();
    kept += await train(page);
  }
  await page.goto("/");
  await expect(page.getByText(/only on this device/)).toBeVisible();
  expect(await logged(athlete)).toHaveLength(0);
  await context.setOffline(false);
  await expect.poll(async () => (await logged(athlete)).length, { timeout: 60_000 }).toBe(kept);
  await page.reload();
  await expect(page.getByText(/only on this device/)).toHaveCount(0);
});

/** Do a whole session, a set a tap, and return how many working sets were kept on the device. */
async function train(page: Page): Promise<number> {
  const count = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open("strongback");
          opening.onsuccess = () => {
            const asking = opening.result.transaction("outbox").objectStore("outbox").getAll();
            asking.onsuccess = () => {
              opening.result.close();
              done(
                asking.result.filter(
                  (item) => item.operation.op === "add-set" && item.operation.set.kind !== "warm-up",
                ).length,
              );
            };
          };
        }),
    );
  const before = await count();
  const button = page
    .locator(
      "[data-test=log], [data-test=rest-skip], [data-test=hold-start], [data-test=hold-stop], [data-test=drill-done], [data-test=finish]",
    )
    .first();
  for (let tap = 0; tap < 200; tap += 1) {
    await expect(button).toBeVisible();
    const what = await button.getAttribute("data-test");
    await button.click();
    if (what === "finish") break;
    await page.clock.runFor(what === "hold-start" ? 20_000 : 600);
  }
  await expect(page.locator("[data-test=summary]")).toBeVisible();
  await page.locator("[data-test=done]").click();
  // Back on the first screen the session is put away; leaving sooner would offer its summary again.
  await expect(page.locator("[data-test=start-session]").first()).toBeVisible();
  return (await count()) - before;
}

test("a service that was restored from an older copy gets back what it lost", async ({
  athlete,
  page,
  server,
  guard,
}) => {
  test.setTimeout(180_000);
  await page.clock.install();
  await begin(page);
  await press(page, 2);
  await expect.poll(async () => (await logged(athlete)).length).toBeGreaterThan(0);
  const copied = (await logged(athlete)).length;
  const copy = await server.backUp();
  await press(page, 2);
  await expect.poll(async () => (await logged(athlete)).length).toBeGreaterThan(copied);
  const all = (await logged(athlete)).length;

  guard.offline = true; // the service is away while it is restored
  await server.restore(copy);
  await page.reload();
  await expect.poll(async () => (await logged(athlete)).length).toBe(all);
});
