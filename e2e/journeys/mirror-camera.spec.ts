/** The mirror with a fake camera that shows nobody, Chromium's own test pattern; in a session also with landmarks put in. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test, untilKept } from "../fixtures/index.ts";
import { chromium } from "../fixtures/browser.ts";
import { Sent } from "../fixtures/sent.ts";
import type { Page } from "@playwright/test";

const FAKE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const { args, ...browser } = chromium();

test.use({ launchOptions: { ...browser, args: [...args, ...FAKE] } });

// One after the other: each has the whole of a pose model to run.
test.describe.configure({ mode: "default" });

const stage = (page: Page) => page.locator("[data-test=mirror]");

test("the camera is asked for on a touch alone, and who is not there is not counted", async ({
  athlete,
  page,
  guard,
  server,
}) => {
  test.setTimeout(300_000);
  void athlete;
  const sent = new Sent(page.context(), server.url);
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    Object.assign(window, { asked: 0 });
    devices.getUserMedia = (wanted) => {
      (window as unknown as { asked: number }).asked += 1;
      return ask(wanted);
    };
  });
  await page.goto("/mirror/seated-cable-row");
  await untilKept(page);
  await expect(page.locator("[data-test=mirror-begin]")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(0);
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 90_000 });
  await expect(page.locator("[data-test=mirror-why]")).toContainText("Nobody is in the picture", {
    timeout: 60_000,
  });
  await page.locator("[data-test=mirror-start]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "counting", { timeout: 20_000 });
  await page.locator("[data-test=mirror-stop]").click();
  await expect(page.locator("[data-test=mirror-review]")).toContainText("Nothing was counted");
  await page.goto("/mirror/posture");
  await page.locator("[data-test=posture-begin]").click();
  await expect(page.getByRole("alert")).toContainText("Nobody was seen", { timeout: 120_000 });
  sent.assertNothingOfThePerson();

  // Everything was used once, so it is on the device: the camera starts without a network too.
  guard.offline = true;
  await page.context().setOffline(true);
  await page.goto("/mirror/seated-cable-row");
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 90_000 });
});

interface Session {
  prescriptions: { exercise: string }[];
}
interface Logged {
  items: { exercise: string; kind: string; amount: number; form: string; summary: { reps: number } | null }[];
}

/** The landmarks of somebody who does an exercise, 264 numbers for each picture. */
function landmarks(exercise: string): number[][] {
  const root = join(__dirname, "..", "..");
  const python = join(root, ".venv", "bin", "python");
  const lines = execFileSync(python, ["-m", "tools.landmarks", exercise, "2", "side"], {
    cwd: root,
    maxBuffer: 50_000_000,
    encoding: "utf8",
  });
  return lines
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const { image, world } = JSON.parse(line) as { image: number[][]; world: number[][] };
      return [...image, ...world].flat();
    });
}

/** Put landmarks in the place of what the pose worker finds in the camera's pictures, again and again. */
async function seeInPlace(page: Page, frames: number[][]): Promise<void> {
  await page.addInitScript((seen) => {
    const Plain = window.Worker;
    const FPS = 30;
    class Pose extends EventTarget {
      #from: number | null = null;
      postMessage(message: { kind: string; t: number; picture?: ImageBitmap }): void {
        if (message.kind !== "frame") return this.#answer({ kind: "ready", model: "lite" });
        message.picture?.close();
        this.#from ??= message.t;
        const values = Float32Array.from(seen[Math.floor((message.t - this.#from) * FPS) % seen.length]!);
        const frame = { t: message.t, width: 640, height: 480, values };
        this.#answer({ kind: "seen", frame, ms: 50 });
      }
      #answer(data: object): void {
        setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })), 5);
      }
      terminate(): void {}
    }
    window.Worker = function (url: string | URL, options?: WorkerOptions) {
      return String(url).includes("pose-worker") ? new Pose() : new Plain(url, options);
    } as unknown as typeof Worker;
  }, frames);
}

test("in a session a watched set is counted, reviewed, taken over and logged with its summary", async ({
  athlete,
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const [next] = await athlete.get<Session[]>("/athletes/me/ahead");
  const { exercise } = next!.prescriptions[0]!;
  await seeInPlace(page, landmarks(exercise));
  const sent = new Sent(page.context(), server.url);
  await page.goto("/session");
  await page.locator("[data-test=session-start-main]").click();
  await page.locator("[data-test=watch-set]").click();
  await page.locator("[data-test=mirror-begin]").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "framing", { timeout: 90_000 });
  await page.locator("[data-test=mirror-start]").click();
  await expect(page.locator("[data-test=mirror-count]")).toHaveText(/^[3-9]$/, { timeout: 120_000 });
  await page.locator("[data-test=mirror-stop]").click();
  const counted = parseInt(await page.locator("[data-test=mirror-counted]").innerText());
  await expect(page.locator("[data-test=mirror-verdict]")).toContainText("Clean");

  // What was found is filled in; logging it stays a tap of the person.
  await page.locator("[data-test=mirror-use]").click();
  await expect(stage(page)).toBeHidden();
  await expect(page.locator("[data-test=watched]")).toContainText(String(counted));
  await expect(page.locator("[data-test=log]")).toContainText(String(counted));
  await page.locator("[data-test=log]").click();
  await expect
    .poll(async () => (await athlete.get<Logged>("/athletes/me/sets?limit=50")).items)
    .toContainEqual(
      expect.objectContaining({
        exercise,
        kind: "working",
        amount: counted,
        form: "clean",
        summary: expect.objectContaining({ reps: counted, verdict: "clean", view: "side" }),
      }),
    );
  const kept = await athlete.get<{ items: { exercise: string }[] }>("/athletes/me/form?limit=5");
  expect(kept.items.map((item) => item.exercise)).toEqual([exercise]);
  sent.assertNothingOfThePerson();
});
