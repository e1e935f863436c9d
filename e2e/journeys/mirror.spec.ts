/**
 * The mirror without a camera: landmarks of a synthetic body (strongback.motion) go through the real page, the real form
 * worker and the real content security policy. The pose model is not part of these; mirror-camera.spec.ts has it.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, expectAccessible, test, untilKept, type Person } from "../fixtures/index.ts";
import { Sent } from "../fixtures/sent.ts";
import type { Page } from "@playwright/test";

const ROOT = join(__dirname, "..", "..");
const REPS = 3;

interface Logged {
  items: {
    exercise: string;
    amount: number;
    form: string | null;
    summary: { reps: number; verdict: string } | null;
  }[];
}

/** A file of landmarks of so many repetitions, as nobody ever moved. */
function landmarks(exercise: string, reps: number): { name: string; mimeType: string; buffer: Buffer } {
  const python = join(ROOT, ".venv", "bin", "python");
  const buffer = execFileSync(python, ["-m", "tools.landmarks", exercise, String(reps), "side"], {
    cwd: ROOT,
    maxBuffer: 50_000_000,
  });
  return { name: `${exercise}.jsonl`, mimeType: "application/jsonl", buffer };
}

async function play(page: Page, file: ReturnType<typeof landmarks>): Promise<void> {
  await page.goto("/mirror");
  await page.getByRole("switch", { name: "Four times as fast" }).check();
  await page.locator("[data-test=mirror-file]").setInputFiles(file);
}

test("a set is counted and judged from landmarks, reviewed and logged, and nothing but its summary is sent", async ({
  athlete,
  page,
  server,
}) => {
  test.setTimeout(180_000);
  const sent = new Sent(page.context(), server.url);
  await play(page, landmarks("seated-cable-row", REPS));
  await expect(page.locator("[data-test=mirror-counted]")).toHaveText(`${REPS} repetitions`, {
    timeout: 90_000,
  });
  await expect(page.locator("[data-test=mirror-verdict]")).toContainText("Clean");
  await expect(page.getByText("Reference", { exact: true })).toBeVisible();
  await expect(page.locator("[data-test=mirror-usual]")).toHaveText("after three clean sets");
  await expectAccessible(page);

  await page.locator("[data-test=mirror-use]").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("[data-test=mirror-log]").click();
  await expect(page.getByText("The set is in your log.")).toBeVisible();
  await expect
    .poll(async () => (await athlete.get<Logged>("/athletes/me/sets?limit=50")).items)
    .toContainEqual(
      expect.objectContaining({
        exercise: "seated-cable-row",
        amount: REPS,
        form: "clean",
        summary: expect.objectContaining({ reps: REPS, verdict: "clean" }),
      }),
    );
  sent.assertNothingOfThePerson();
});

/** Three clean sets that a camera measured; their range of motion is what the synthetic body of `landmarks` shows. */
async function measuredBefore(athlete: Person, exercise: string, rom: number): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const time = Date.now().toString(16).padStart(12, "0");
  const summary = { reps: 8, clean_reps: 8, verdict: "clean", coverage: 1, rom_deg: rom, view: "side" };
  const sets = [1, 2, 3].map((number) => ({
    id: `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-00000000000${number}`,
    exercise,
    day,
    performed_at: new Date(Date.now() - number * 60_000).toISOString(),
    amount: 8,
    load: { kind: "stack", kg: 40 },
    summary,
  }));
  await athlete.post("/athletes/me/log", { sets });
}

test("prepared for a day without a network, the mirror opens, counts and knows the usual range there", async ({
  athlete,
  page,
  guard,
}) => {
  test.setTimeout(180_000);
  await measuredBefore(athlete, "seated-cable-row", 80);
  await page.goto("/mirror");
  await untilKept(page);
  await page.locator("[data-test=mirror-prepare]").click();
  await expect(page.locator("[data-test=mirror-prepared]")).toBeVisible({ timeout: 90_000 });
  guard.offline = true;
  await page.context().setOffline(true);
  await play(page, landmarks("seated-cable-row", 1));
  await expect(page.locator("[data-test=mirror-counted]")).toHaveText("1 repetition", { timeout: 90_000 });
  // The device knows the earlier sets, so the range is held against them without asking anybody.
  const usual = parseInt(await page.locator("[data-test=mirror-usual]").innerText());
  const range = parseInt(await page.locator("[data-test=mirror-range]").innerText());
  expect(Math.abs(usual - range / 0.8)).toBeLessThan(1.5);
});

test("without a camera one sentence says so, and logging by hand is one tap away", async ({
  athlete,
  page,
}) => {
  void athlete;
  await page.goto("/mirror/seated-cable-row");
  await expect(page.locator("[data-test=mirror-begin]")).toBeVisible();
  await expectAccessible(page);
  await page.locator("[data-test=mirror-begin]").click();
  await expect(page.locator("[data-test=mirror-failed]")).toContainText("log the set by hand");
  await page.locator("[data-test=mirror-manual]").click();
  await expect(page.locator("[data-test=mirror-log]")).toBeVisible();
});

test("a file that is something else is refused in words", async ({ athlete, page }) => {
  void athlete;
  await page.goto("/mirror");
  await page
    .locator("[data-test=mirror-file]")
    .setInputFiles({ name: "x.jsonl", mimeType: "application/jsonl", buffer: Buffer.from("not landmarks") });
  await expect(page.getByRole("alert")).toContainText("not a file of landmarks");
});

test("in a session the mirror opens over the set and leaves it as it was", async ({ athlete, page }) => {
  void athlete;
  await page.goto("/session");
  await page.locator("[data-test=session-start-main]").click();
  const amount = await page.locator("[data-test=log]").textContent();
  await page.locator("[data-test=watch-set]").click();
  await expect(page.locator("[data-test=mirror]")).toBeVisible();
  await page.locator("[data-test=mirror-manual]").click();
  await expect(page.locator("[data-test=mirror]")).toBeHidden();
  await expect(page.locator("[data-test=log]")).toHaveText(amount!);
});
