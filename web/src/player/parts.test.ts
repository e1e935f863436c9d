import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SetIn } from "../api/schema.ts";
import { apply } from "./machine.ts";
import { metronome } from "./metronome.ts";
import { latest, sessionToDo } from "./past.ts";
import { addedStep, kilograms, mayAdd, platesFor, withAdded } from "./rack.ts";
import { day, fresh, log, tools } from "./sample.ts";
import { change, lines, summary } from "./summary.ts";
import { beatAt, beginsWith, clicks, phases, repSeconds } from "./tempo.ts";
import { clockFace, countdown, partOver, secondsLeft, type Ticking } from "./timer.ts";
import { keepAwake } from "./wake.ts";

/** A clock that moves when it is told to. */
function handClock() {
  let now = 0;
  const running = new Set<() => void>();
  const clock: Ticking = {
    now: () => now,
    every: (_, run) => {
      running.add(run);
      return () => running.delete(run);
    },
  };
  return {
    clock,
    running,
    pass: (ms: number) => {
      now += ms;
      for (const run of [...running]) run();
    },
  };
}

describe("a countdown", () => {
  const marks = [
    { at: 10, mark: "warn" },
    { at: 0, mark: "over" },
  ];

  it("warns ten seconds before, and tells the end once", () => {
    const hand = handClock();
    const heard: string[] = [];
    countdown(30_000, marks, { reached: (mark) => heard.push(mark) }, hand.clock);
    for (let step = 0; step < 99; step++) hand.pass(200);
    expect(heard).toEqual([]);
    hand.pass(200);
    expect(heard).toEqual(["warn"]);
    for (let step = 0; step < 80; step++) hand.pass(200);
    expect(heard).toEqual(["warn", "over"]);
    expect(hand.running.size).toBe(0);
  });

  it("that slept behind a locked screen tells the end alone, as soon as it wakes", () => {
    const hand = handClock();
    const heard: string[] = [];
    const seconds: number[] = [];
    countdown(
      30_000,
      marks,
      { second: (left) => seconds.push(left), reached: (mark) => heard.push(mark) },
      hand.clock,
    );
    hand.pass(300_000);
    expect(heard).toEqual(["over"]);
    expect(seconds).toEqual([30, 0]);
  });

  it("says each second once", () => {
    const hand = handClock();
    const seconds: number[] = [];
    countdown(
      2_000,
      [{ at: 0, mark: "over" }],
      { second: (left) => seconds.push(left), reached: () => undefined },
      hand.clock,
    );
    for (let step = 0; step < 12; step++) hand.pass(200);
    expect(seconds).toEqual([2, 1, 0]);
  });

  it("shows seconds as on a clock", () => {
    expect([0, 5, 60, 90, 605].map(clockFace)).toEqual(["0:00", "0:05", "1:00", "1:30", "10:05"]);
    expect([secondsLeft(1500, 0), secondsLeft(1000, 0), secondsLeft(0, 5)]).toEqual([2, 1, 0]);
    expect([partOver(0, 100, 25), partOver(0, 100, 500), partOver(5, 5, 5)]).toEqual([0.25, 1, 1]);
  });
});

describe("a tempo", () => {
  it("is read as lowering, stretch, effort, squeeze, with the breath out on the effort", () => {
    expect(phases("3-1-1-0", "lower").map((phase) => [phase.name, phase.seconds, phase.breath])).toEqual([
      ["lower", 3, "in"],
      ["stretch", 1, "on"],
      ["effort", 1, "out"],
    ]);
  });

  it("begins with the effort where the movement does", () => {
    expect(beginsWith("Out as the bar comes down, in as it rises.")).toBe("effort");
    expect(beginsWith("In as you lower, out as you press.")).toBe("lower");
    expect(phases("2-0-1-1", "effort").map((phase) => phase.name)).toEqual(["effort", "squeeze", "lower"]);
  });

  it("takes the hold of each repetition into account", () => {
    expect(repSeconds(phases("2-0-1-0", "effort", 5))).toBe(8);
  });

  it("knows where a set stands", () => {
    const all = phases("2-0-1-1", "effort");
    expect(beatAt(all, 0)).toMatchObject({ rep: 1, phase: { name: "effort" } });
    expect(beatAt(all, 5.5)).toMatchObject({ rep: 2, phase: { name: "squeeze" }, into: 0.5 });
  });

  it("clicks each second once, however the time is cut", () => {
    const parts = fc.tuple(
      fc.constantFrom("2-0-1-1", "3-1-1-0", "5-0-2-1"),
      fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), { maxLength: 12 }),
    );
    fc.assert(
      fc.property(parts, ([tempo, cuts]) => {
        const all = phases(tempo, "effort");
        let until = 0;
        const heard = cuts.flatMap((cut) => clicks(all, until, (until += cut)));
        expect(heard).toEqual(clicks(all, 0, until));
        expect(heard.map((click) => click.at)).toEqual(heard.map((_, second) => second));
      }),
    );
  });

  it("is sounded ahead by the metronome, and is silent once stopped", () => {
    const hand = handClock();
    const heard: [string, number][] = [];
    let taken = 0;
    const through = {
      time: () => hand.clock.now() / 1000,
      click: (kind: string, at: number) => {
        heard.push([kind, at]);
        return () => void (taken += 1);
      },
      every: hand.clock.every,
    };
    const stop = metronome(phases("2-0-1-0", "effort"), 1, through);
    for (let step = 0; step < 20; step++) hand.pass(200);
    expect(heard).toEqual([
      ["effort", 1],
      ["lower", 2],
      ["tick", 3],
      ["effort", 4],
    ]);
    stop();
    expect([hand.running.size, taken]).toEqual([0, 4]);
  });
});

describe("the screen", () => {
  it("is kept on, asked for again when the page comes back, and let go in the end", async () => {
    let asked = 0;
    let released = 0;
    let back: () => void = () => undefined;
    const lock = { release: async () => void (released += 1) };
    const stop = keepAwake({
      request: async () => (asked++, lock),
      visible: () => true,
      onVisible: (run) => ((back = run), () => undefined),
    });
    await Promise.resolve();
    back();
    await Promise.resolve();
    stop();
    expect([asked, released]).toEqual([2, 1]);
  });
});

describe("the rack", () => {
  it("makes a weight with the fewest plates, and says what is missing", () => {
    expect(platesFor(62.5, null)).toEqual({ each_side_kg: [20, 1.25], total_kg: 62.5, remainder_kg: 0 });
    expect(platesFor(60, { bar_kg: 20, plate_pairs_kg: [15, 10, 10] }).each_side_kg).toEqual([10, 10]);
    expect(platesFor(61, { bar_kg: 20, plate_pairs_kg: [15, 10, 10] }).remainder_kg).toBe(1);
    expect(platesFor(15, null)).toEqual({ each_side_kg: [], total_kg: 20, remainder_kg: -5 });
  });

  it("offers what a person owns, else a usual set", () => {
    expect(kilograms("dumbbell", { dumbbells_kg: [8, 4] })).toEqual([4, 8]);
    expect(kilograms("barbell", { bar_kg: 10, plate_pairs_kg: [5, 5] })).toEqual([10, 20, 30]);
    expect(kilograms("stack", null).slice(0, 3)).toEqual([5, 10, 15]);
    expect(kilograms("bodyweight", null)).toEqual([]);
  });

  it("lets weight be added to the body where the hardest setting is done, and be taken off again", () => {
    expect(mayAdd({ kind: "bodyweight" }, "reps", 0)).toBe(true);
    expect(mayAdd({ kind: "bodyweight", rung: 1 }, "reps", 3)).toBe(false);
    expect(mayAdd({ kind: "bodyweight", rung: 2 }, "reps", 3)).toBe(true);
    expect(mayAdd({ kind: "bodyweight" }, "hold", 0)).toBe(false);
    expect(mayAdd({ kind: "barbell", kg: 40 }, "reps", 0)).toBe(false);
    const heavier = withAdded({ kind: "bodyweight", rung: 2 }, 10);
    expect(heavier).toEqual({ kind: "bodyweight", rung: 2, kg: 10 });
    expect(addedStep(heavier, 1)).toEqual({ kind: "bodyweight", rung: 2, kg: 12.5 });
    expect(addedStep({ kind: "bodyweight", rung: 2, kg: 2.5 }, -1)).toEqual({ kind: "bodyweight", rung: 2 });
  });
});

describe("what was done", () => {
  const done = { id: "x", day: "2026-11-26", done_on: "2026-11-26", sets: [], started: 0, finished: 1 };

  it("leads on to the next session, also without the service", () => {
    const ahead = [day(), day({ session_date: "2026-11-28" })];
    expect(sessionToDo(ahead, [])?.session_date).toBe("2026-11-26");
    expect(sessionToDo(ahead, [done])?.session_date).toBe("2026-11-28");
    expect(sessionToDo(ahead, [done], "2026-11-26")?.session_date).toBe("2026-11-28");
    expect(sessionToDo([day()], [done])).toBeNull();
  });

  it("keeps the latest day of each exercise, without lighter sets", () => {
    const set = (exercise: string, on: string, kind: SetIn["kind"] = "working"): SetIn => ({
      id: on + kind,
      exercise,
      day: on,
      performed_at: "",
      amount: 8,
      load: { kind: "none" },
      kind,
    });
    const found = latest([
      set("row", "2026-11-01"),
      set("row", "2026-11-05"),
      set("row", "2026-11-05", "warm-up"),
    ]);
    expect(found.get("row")).toMatchObject({ day: "2026-11-05", sets: [{ day: "2026-11-05" }] });
    expect(found.get("row")!.sets).toHaveLength(1);
  });

  it("is added up as the service does", () => {
    let session = fresh();
    for (const key of ["main-1/ramp-1", "main-1/set-1", "main-3/set-1/left", "main-3/set-1/right"])
      session = apply(session, log(key), tools(key.length * 1000)).session!;
    session = apply(
      session,
      { type: "set-edited", step: "main-1/set-1", fields: { form: "clean" } },
      tools(),
    ).session!;
    expect(summary({ ...session, finished: session.started + 600_000 })).toEqual({
      minutes: 10,
      sets: 2,
      reps: 10,
      volume_kg: 400,
      clean: 1,
      rated: 1,
    });
    expect(lines(session, new Map()).map((line) => [line.exercise, line.skipped])).toEqual([
      ["medicine-ball-slam", true],
      ["lat-pulldown", false],
      ["barbell-bench-press", true],
      ["side-plank", false],
    ]);
  });

  it("is compared by the load first, then by what was done with it", () => {
    const set = (kg: number, amount: number): SetIn => ({
      id: "",
      exercise: "",
      day: "",
      performed_at: "",
      amount,
      load: { kind: "stack", kg },
    });
    expect(change([set(40, 8)], [])).toBe("first");
    expect(change([set(42.5, 6)], [set(40, 10)])).toBe("more");
    expect(change([set(40, 10)], [set(40, 10)])).toBe("same");
    expect(change([set(40, 9)], [set(40, 10)])).toBe("less");
  });
});
