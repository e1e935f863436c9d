/** The parts of the mirror that need no browser: landmarks and their files, gestures, the review, trends, boxes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PostureBody, SetIn } from "../api/schema.ts";
import { boxOf, inBox } from "./draw.ts";
import { isHandRaised, RaisedHand } from "./gesture.ts";
import { valuesOf } from "./lists.svelte.ts";
import { DRAWN, facing, flipped, fromFile, isWhole, pointOf, toFile } from "./landmarks.ts";
import { SIZE, type CameraRule, type Frame, type Rep, type SetResult } from "./model.ts";
import { bestAndWorst, foundIn, framesOf, sayRange, sayTempo } from "./review.ts";
import { summariesOf } from "./before.ts";
import { ModelChoice } from "./model-choice.ts";
import { against, ofView } from "../insight/trend.ts";

/** Somebody who stands upright in the middle; places of single landmarks can be changed. */
function standing(changes: Record<number, [number, number, number?]> = {}): Float32Array {
  const values = new Float32Array(SIZE);
  const places: Record<number, [number, number, number?]> = {
    0: [0.5, 0.15], 7: [0.52, 0.15], 8: [0.48, 0.15], 11: [0.56, 0.28], 12: [0.44, 0.28], 13: [0.58, 0.42], 14: [0.42, 0.42],
    15: [0.58, 0.55], 16: [0.42, 0.55], 23: [0.54, 0.55], 24: [0.46, 0.55], 25: [0.54, 0.75], 26: [0.46, 0.75],
    27: [0.54, 0.93], 28: [0.46, 0.93], ...changes,
  }; // prettier-ignore
  for (const [number, [x, y, seen = 0.95]] of Object.entries(places))
    values.set([x, y, 0, seen], Number(number) * 4);
  return values;
}
const frame = (t: number, values: Float32Array | null = standing()): Frame => ({
  t,
  width: 640,
  height: 480,
  values,
});
const RAISED = { 15: [0.6, 0.02] as [number, number] };

describe("landmarks", () => {
  test("a body that is in the picture is whole, one that is cut off or hidden is not", () => {
    expect(isWhole(standing())).toBe(true);
    expect(isWhole(null)).toBe(false);
    expect(isWhole(standing({ 25: [0.54, 1.2], 26: [0.46, 1.2] }))).toBe(false);
    expect(isWhole(standing({ 15: [0.5, 0.5, 0.1], 16: [0.5, 0.5, 0.1] }))).toBe(false);
  });
  test("one side is enough: from the side the other one is behind the body", () => {
    expect(isWhole(standing({ 14: [0.4, 0.4, 0.1], 16: [0.4, 0.5, 0.1] }))).toBe(true);
  });
  test("a file of landmarks is read back as it was, and holds no picture", async () => {
    const frames = [frame(10), frame(10.1, null), frame(10.2, standing(RAISED))];
    const text = await toFile("face-pull", frames).text();
    const back = fromFile(text);
    expect(back?.exercise).toBe("face-pull");
    expect(back?.frames.map(({ t }) => t)).toEqual([0, 0.1, 0.2]);
    expect(back?.frames[1]!.values).toBeNull();
    for (const [place, value] of standing(RAISED).entries())
      expect(back!.frames[2]!.values![place]).toBeCloseTo(value, 4);
    expect(text).not.toMatch(/data:|base64/);
  });
  test.each([
    "",
    "nothing",
    '{"landmarks":1}',
    '{"t":0,"image":[[1,2]],"world":[]}',
    '{"t":"x","image":[],"world":[]}',
  ])("what is no file of landmarks is refused: %s", (text) => expect(fromFile(text)).toBeNull());
  test("somebody who looks right looks left in a looking glass", () => {
    const right = standing({ 0: [0.56, 0.15] });
    expect(facing(right)).toBeGreaterThan(0);
    expect(facing(flipped(right))).toBeLessThan(0);
    for (const [place, value] of flipped(flipped(right)).entries())
      expect(value).toBeCloseTo(right[place]!, 5);
  });
  test("frames that go back in time are refused", async () => {
    expect(fromFile(await toFile("face-pull", [frame(2), frame(1)]).text())).toBeNull();
  });
});

describe("a raised hand", () => {
  test("is one hand above the head while the other hangs", () => {
    expect(isHandRaised(standing())).toBe(false);
    expect(isHandRaised(standing(RAISED))).toBe(true);
    expect(isHandRaised(standing({ ...RAISED, 16: [0.4, 0.02] }))).toBe(false);
    expect(isHandRaised(null)).toBe(false);
  });
  test("says so once, after a second", () => {
    const hand = new RaisedHand();
    const said = Array.from({ length: 60 }, (_, n) => hand.push(frame(n / 30, standing(RAISED))));
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(said.indexOf(true) / 30).toBeCloseTo(1, 1);
  });
  test("says so again when it was down in between, and not for a moment's reach", () => {
    const hand = new RaisedHand();
    const up = (from: number, seconds: number) =>
      Array.from({ length: seconds * 30 }, (_, n) =>
        hand.push(frame(from + n / 30, standing(RAISED))),
      ).filter(Boolean);
    expect(up(0, 1.5)).toHaveLength(1);
    hand.push(frame(2));
    expect(up(2.1, 0.5)).toHaveLength(0);
    hand.push(frame(3));
    expect(up(3.1, 1.5)).toHaveLength(1);
  });
  test("does not count over a gap in which nobody was seen", () => {
    const hand = new RaisedHand();
    hand.push(frame(0, standing(RAISED)));
    expect(hand.push(frame(2, standing(RAISED)))).toBe(false);
  });
});

const rep = (faults: number, more: Partial<Rep> = {}): Rep => ({
  start: 1,
  turn: 2,
  end: 3,
  tempo: [2, 0, 1, 0],
  rom_deg: 90,
  faults: Array.from({ length: faults }, (_, n) => ({ code: `SB-F00${n + 1}`, value: 20, threshold: 10 })),
  hints: [],
  confidence: 0.9,
  complete: true,
  ...more,
});
const RULE = { hold: null } as CameraRule;
const result = (verdict: SetResult["summary"]["verdict"], more: object = {}): SetResult => ({
  reps: [], holds: [], view: "side", cue: null, hints: [], why_not: [], rom_share: null,
  summary: { reps: 8, clean_reps: 7, verdict, coverage: 1, ...more },
}); // prettier-ignore

describe("the review", () => {
  test.each([
    ["clean", "clean"],
    ["watch", "shaky"],
    ["breakdown", "broke-down"],
    ["unmeasured", null],
  ] as const)("a set that was %s begins as %s in the log", (verdict, form) => {
    expect(foundIn(result(verdict), RULE)).toMatchObject({ amount: 8, form });
  });
  test("a hold is taken over in whole seconds, and its summary to the tenth", () => {
    const found = foundIn(result("clean", { reps: 0, held_s: 31.7 }), { hold: {} } as CameraRule);
    expect(found.amount).toBe(31);
    expect(found.summary.held_s).toBe(31.7);
  });
  test("the best has the fewest faults, the worst the most; the same one is never both", () => {
    expect(bestAndWorst([rep(1), rep(0), rep(2)])).toEqual({ best: 1, worst: 2 });
    expect(bestAndWorst([rep(0), rep(0, { confidence: 0.99 })])).toEqual({ best: 1, worst: null });
    expect(bestAndWorst([rep(1)])).toEqual({ best: 0, worst: null });
    expect(bestAndWorst([rep(0, { complete: false })])).toEqual({ best: null, worst: null });
  });
  test("a repetition's frames are those in which somebody was seen, from just before to just after", () => {
    const frames = [0, 0.9, 2, 3.1, 4].map((t) => frame(t)).concat(frame(2.5, null));
    expect(framesOf(frames, rep(0)).map(({ t }) => t)).toEqual([0.9, 2, 3.1]);
  });
  test("a tempo is said in tenths", () => {
    expect(sayTempo([2.04, 0, 1.06, 0], String)).toBe("2 – 0 – 1.1 – 0");
  });
});

const snapshot = (
  day: number,
  value: number,
  error = 5,
  view: PostureBody["view"] = "side",
): PostureBody => ({
  id: String(day),
  day: `2026-11-${String(day).padStart(2, "0")}`,
  taken_at: `2026-11-${String(day).padStart(2, "0")}T08:00:00+01:00`,
  view,
  measures: { "head-forward-deg": { value, error } },
});

describe("a posture trend", () => {
  test("compares with the mean of the first three, and calls nothing a change within the error of both", () => {
    const all = [20, 22, 24, 27].map((value, place) => snapshot(place + 1, value));
    expect(against(all, "head-forward-deg")).toMatchObject({ baseline: 22, change: "within", by: 5 });
    expect(against([...all, snapshot(9, 30)], "head-forward-deg")).toMatchObject({ change: "more", by: 8 });
    expect(against([...all, snapshot(9, 10)], "head-forward-deg")).toMatchObject({ change: "less" });
  });
  test("has nothing to say from one of the first three or from none", () => {
    expect(against([snapshot(1, 20), snapshot(2, 60)], "head-forward-deg")?.change).toBe("first");
    expect(against([], "head-forward-deg")).toBeNull();
  });
  test("keeps views apart and in the order of time", () => {
    const all = [snapshot(3, 1), snapshot(1, 2), snapshot(2, 3, 5, "front")];
    expect(ofView(all, "side").map(({ id }) => id)).toEqual(["1", "3"]);
  });
  test("a change is beyond the band exactly when it is called one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (by, error) => {
          const all = [0, 0, 0, by].map((value, place) => snapshot(place + 1, value, error));
          const found = against(all, "head-forward-deg")!;
          expect(found.change !== "within").toBe(Math.abs(by) > found.band);
        },
      ),
    );
  });
});

describe("a stick figure", () => {
  test("lies inside its canvas, whatever it does", () => {
    const box = boxOf([standing(), standing(RAISED)], 4 / 3)!;
    const place = inBox(standing(RAISED), 4 / 3, box, 400, 300);
    for (const number of DRAWN.filter((each) => each < 29)) {
      const { x, y } = place(number)!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(400);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(300);
    }
  });
  test("of nobody has no box", () => expect(boxOf([new Float32Array(SIZE)], 1)).toBeNull());
  test("of a reference has its landmarks where they belong", () => {
    const values = valuesOf(DRAWN.flatMap((number) => [number, 2 * number]));
    expect(pointOf(values, 27)).toMatchObject({ seen: 1 });
    expect(pointOf(values, 27).x).toBeCloseTo(0.027, 5);
    expect(pointOf(values, 17).seen).toBe(0);
  });
});

describe("the range that is usual", () => {
  const summary = (rom: number): SetIn["summary"] => ({
    reps: 8,
    clean_reps: 8,
    verdict: "clean",
    coverage: 1,
    rom_deg: rom,
    view: "side",
  });
  const set = (at: string, more: Partial<SetIn> = {}): SetIn => ({
    id: at,
    exercise: "seated-cable-row",
    day: at.slice(0, 10),
    performed_at: at,
    amount: 8,
    load: { kind: "none" },
    ...more,
  });
  test("comes from the measured working sets of the exercise, oldest first", () => {
    const sets = [
      set("2026-03-03T10:00:00+01:00", { summary: summary(80) }),
      set("2026-03-02T10:00:00+01:00", { summary: summary(70) }),
      set("2026-03-02T11:00:00+02:00", { summary: summary(60) }),
      set("2026-03-01T10:00:00+01:00"),
      set("2026-03-04T10:00:00+01:00", { summary: summary(10), kind: "warm-up" }),
      set("2026-03-04T10:00:00+01:00", { summary: summary(10), exercise: "face-pull" }),
    ];
    expect(summariesOf("seated-cable-row", sets).map((each) => each.rom_deg)).toEqual([70, 60, 80]);
  });
  test("is said in degrees, or in percent of the trunk", () => {
    const say = (value: number, digits: number): string => value.toFixed(digits);
    const trunk = (percent: string): string => `${percent} of the trunk`;
    expect(sayRange(summary(84.6)!, say, trunk)).toBe("85°");
    expect(sayRange({ ...summary(0)!, rom_deg: null, rom_percent: 44.4 }, say, trunk)).toBe(
      "44% of the trunk",
    );
    expect(sayRange({ ...summary(0)!, rom_deg: null }, say, trunk)).toBe("");
  });
});

describe("the pose model", () => {
  const changes = (choice: ModelChoice, ms: number, pictures = 300, saving = false) =>
    Array.from({ length: pictures }, () => choice.push(ms, saving)).filter((model) => model !== null);
  test("is the full one where the light one leaves time, and stays", () => {
    const choice = new ModelChoice();
    expect(changes(choice, 44, 29)).toEqual([]);
    expect(changes(choice, 44)).toEqual(["full"]);
    expect(changes(choice, 66)).toEqual([]);
  });
  test("is the light one again where the full one is too slow, once and for good", () => {
    const choice = new ModelChoice();
    expect(changes(choice, 20)).toEqual(["full"]);
    expect(changes(choice, 90)).toEqual(["lite"]);
    expect(changes(choice, 90)).toEqual([]);
    expect(changes(choice, 20)).toEqual([]);
  });
  test("stays the light one on a slow device, and where somebody pays for what is loaded", () => {
    expect(changes(new ModelChoice(), 46)).toEqual([]);
    expect(changes(new ModelChoice(), 20, 300, true)).toEqual([]);
  });
});
