/**
 * The mirror with the pose model and somebody in front of the camera, the whole way from the picture to the log. The
 * person is drawn at test time (tools/clip.py) and the pose model takes them for one. `STRONGBACK_CLIP` names another
 * film (y4m or MJPEG, of the exercise in `STRONGBACK_CLIP_EXERCISE`, played in a loop).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, untilKept } from "../fixtures/index.ts";
import { chromium } from "../fixtures/browser.ts";
import { Sent } from "../fixtures/sent.ts";
import type { Page } from "@playwright/test";

const ROOT = join(__dirname, "..", "..");
const TOOL = join(ROOT, "tools", "clip.py");
const EXERCISE = process.env["STRONGBACK_CLIP_EXERCISE"] ?? "seated-cable-row";
const drawn = createHash("sha256").update(readFileSync(TOOL)).digest("hex").slice(0, 12);
const CLIP = process.env["STRONGBACK_CLIP"] ?? join(ROOT, "build", "clips", `${EXERCISE}-${drawn}.y4m`);
const { args, ...browser } = chromium();

// Without --use-fake-ui-for-media-stream the browser asks, and nobody is there to say yes.
test.use({
  launchOptions: {
    ...browser,
    args: [...args, "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${CLIP}`],
  },
});

// One after the other: each has the whole of a pose model to run.
test.describe.configure({ mode: "default" });

test.beforeAll(() => {
  test.setTimeout(240_000);
  if (process.env["STRONGBACK_CLIP"]) return;
  execFileSync(join(ROOT, ".venv", "bin", "python"), ["-m", "tools.clip", EXERCISE, "side", CLIP], {
    cwd: ROOT,
  });
});

const stage = (page: Page) => page.locator("[data-test=mirror]");

async function count(page: Page, repetitions: number): Promise<void> {
  await page.locator("[data-test=mirror-start]").click();
  await expect
    .poll(async () => Number(await page.locator("[data-test=mirror-count]").innerText()), {
      timeout: 90_000,
    })
    .toBeGreaterThanOrEqual(repetitions);
  await page.locator("[data-test=mirror-stop]").click();
  await expect(page.locator("[data-test=mirror-review]")).toBeVisible();
}

test("a person is allowed the camera, placed, counted, reviewed and logged, and again without a network", async ({
  athlete,
  page,
  guard,
  server,
}) => {
  test.setTimeout(420_000);
  const sent = new Sent(page.context(), server.url);
  await page.goto(`/mirror/${EXERCISE}`);
  await untilKept(page);

  // Not allowed: one sentence, and another try.
  await page.locator("[data-test=mirror-begin]").click();
  await expect(page.locator("[data-test=mirror-failed]")).toContainText("The camera is not allowed");
  await page.context().grantPermissions(["camera"]);
  await page.getByRole("button", { name: "Try again" }).click();

  // Placed: all of the person is found in the picture.
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 120_000 });
  await expect(page.getByText("All of you is in the picture.")).toBeVisible({ timeout: 60_000 });

  // Counted and reviewed.
  await count(page, 3);
  await expect(page.locator("[data-test=mirror-verdict]")).toContainText("Clean");
  await expect(page.locator("[data-test=mirror-range]")).toHaveText(/^\d+°$/);

  // Logged: the summary is with the set.
  await page.locator("[data-test=mirror-use]").click();
  await page.locator("[data-test=mirror-log]").click();
  await expect(page.getByText("The set is in your log.")).toBeVisible();
  await expect
    .poll(
      async () => (await athlete.get<{ items: { exercise: string }[] }>("/athletes/me/sets?limit=50")).items,
    )
    .toContainEqual(
      expect.objectContaining({
        exercise: EXERCISE,
        form: "clean",
        summary: expect.objectContaining({ verdict: "clean", view: "side" }),
      }),
    );
  sent.assertNothingOfThePerson();

  // What was used once is on the device: the same without a network.
  guard.offline = true;
  await page.context().setOffline(true);
  await page.goto(`/mirror/${EXERCISE}`);
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 120_000 });
  await count(page, 1);
});

test("a posture snapshot of a person is measured with its error and kept without its picture", async ({
  athlete,
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const sent = new Sent(page.context(), server.url);
  await page.context().grantPermissions(["camera"]);
  await page.goto("/mirror/posture");
  await page.locator("[data-test=posture-begin]").click();
  await expect(page.locator("[data-test=posture-result]")).toContainText("±", { timeout: 180_000 });
  await page.locator("[data-test=posture-keep]").click();
  await expect(page.getByText("The numbers are kept.")).toBeVisible();
  await expect
    .poll(async () => (await athlete.get<{ items: object[] }>("/athletes/me/posture?limit=5")).items)
    .toMatchObject([
      {
        view: "side",
        measures: { "head-forward-deg": expect.anything(), "trunk-lean-deg": expect.anything() },
      },
    ]);
  sent.assertNothingOfThePerson();
});
