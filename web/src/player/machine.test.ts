import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asked, begin } from "./begin.ts";
import { apply } from "./machine.ts";
import type { After, Event, Session } from "./model.ts";
import { day, fresh, log, prescribed, tools } from "./sample.ts";
import { allSteps, current, isOpen, openSteps, stepsOf, workingSets } from "./steps.ts";

/** Carry events out and return what the last one came to. */
function after(session: Session, events: readonly Event[], with_ = tools()): After {
  let result: After = { changed: false, session, operations: [], records: [], removed: [] };
  for (const event of events) if (result.session) result = apply(result.session, event, with_);
  return result;
}
const still = (session: Session, events: readonly Event[]): Session => after(session, events).session!;
const warmedUp = (today = day()): Session =>
  still(
    fresh(today),
    openSteps(fresh(today))
      .filter((step) => step.item.startsWith("warm-up"))
      .map((step) => ({ type: "drill-done", step: step.key })),
  );
const skip = (item: string): Event => ({ type: "skipped", item, reason: "no-time" });
const swap = (item: string, exercise = "seated-cable-row"): Event => ({
  type: "swapped",
  item,
  to: asked(prescribed(exercise, { load: { kind: "stack", kg: 35, say: "35 kg" } })),
});

describe("the order of a session", () => {
  it("goes from the warm-up through lighter and working sets to the cool-down, side by side", () => {
    expect(allSteps(fresh()).map((step) => step.key)).toEqual([
      "warm-up-1/set-1",
      "warm-up-2/set-1",
      "power-1/set-1",
      "power-1/set-2",
      "main-1/ramp-1",
      "main-1/set-1",
      "main-1/set-2",
      "main-1/set-3",
      "main-2/set-1",
      "main-2/set-2",
      "main-2/set-3",
      "main-3/set-1/left",
      "main-3/set-1/right",
      "main-3/set-2/left",
      "main-3/set-2/right",
      "cool-down-1/set-1/left",
      "cool-down-1/set-1/right",
    ]);
  });

  it("starts with the weaker side", () => {
    const today = day({
      prescriptions: [prescribed("single-arm-cable-row", { per_side: true, first_side: "right" })],
    });
    expect(stepsOf(fresh(today).items.find((item) => item.key === "main-1")!)[0]!.side).toBe("right");
  });

  it("does not ask again for what was done that day, here or elsewhere", () => {
    const done = after(warmedUp(), [log("main-1/set-1")]).session!.sets["main-1/set-1"]!;
    const again = begin(day(), { id: "other", day: "2026-11-26", now: 5, done: [done] });
    expect(again.sets["main-1/set-1"]).toEqual(done);
    expect(
      isOpen(
        again,
        allSteps(again).find((step) => step.key === "main-1/set-2")!,
      ),
    ).toBe(true);
  });

  it("alternates the sets of a superset, after the lighter ones", () => {
    const session = still(warmedUp(), [{ type: "paired", first: "main-1", second: "main-2" }]);
    const keys = allSteps(session).map((step) => step.key);
    expect(keys.slice(keys.indexOf("main-1/ramp-1"), keys.indexOf("main-3/set-1/left"))).toEqual([
      "main-1/ramp-1",
      "main-1/set-1",
      "main-2/set-1",
      "main-1/set-2",
      "main-2/set-2",
      "main-1/set-3",
      "main-2/set-3",
    ]);
  });

  it("pairs neighbours only, and each one once", () => {
    expect(after(fresh(), [{ type: "paired", first: "main-1", second: "main-3" }]).changed).toBe(false);
    const twice: Event[] = [
      { type: "paired", first: "main-1", second: "main-2" },
      { type: "paired", first: "main-2", second: "main-3" },
    ];
    expect(still(fresh(), twice).pairs).toEqual([["main-1", "main-2"]]);
  });

  it("turns to an exercise the person chose, and comes back", () => {
    const session = still(warmedUp(), [{ type: "chosen", item: "main-2" }]);
    expect(current(session)!.key).toBe("main-2/set-1");
    const done = still(
      session,
      ["main-2/set-1", "main-2/set-2", "main-2/set-3"].map((key) => log(key)),
    );
    expect(current(done)!.key).toBe("power-1/set-1");
  });
});

describe("a set", () => {
  it("is kept with its target, its plan, its day and an operation of its own", () => {
    const { session, operations, records } = after(warmedUp(), [log("main-1/set-1", 9)]);
    const set = session!.sets["main-1/set-1"]!;
    expect(set).toMatchObject({
      exercise: "lat-pulldown",
      planned: "lat-pulldown",
      day: "2026-11-26",
      amount: 9,
      load: { kind: "stack", kg: 40 },
      kind: "working",
      tempo: "2-0-1-1",
      rest_s: 90,
      target: { low: 8, high: 12, aim: 10, rir: 2, sets: 3, light: false },
    });
    expect(operations).toEqual([{ id: expect.any(String), op: "add-set", set }]);
    expect(records).toEqual([{ kind: "set", id: set.id, day: set.day, document: set }]);
  });

  it("on the way up is a warm-up set", () => {
    expect(still(warmedUp(), [log("main-1/ramp-1")]).sets["main-1/ramp-1"]!.kind).toBe("warm-up");
  });

  it("is logged once, however often the button is tapped", () => {
    const first = after(warmedUp(), [log("main-1/set-1")]);
    expect(apply(first.session!, log("main-1/set-1"), tools())).toMatchObject({
      changed: false,
      operations: [],
    });
  });

  it("is corrected with the clock of this device", () => {
    const session = still(warmedUp(), [log("main-1/set-1")]);
    const edited = after(session, [
      { type: "set-edited", step: "main-1/set-1", fields: { rir: 3, form: "clean" } },
    ]);
    expect(edited.operations).toEqual([
      expect.objectContaining({ op: "edit-set", clock: "clock-1", fields: { rir: 3, form: "clean" } }),
    ]);
    expect(edited.session!.sets["main-1/set-1"]).toMatchObject({ rir: 3, form: "clean", amount: 10 });
  });

  it("that is taken back is taken back everywhere", () => {
    const session = still(warmedUp(), [log("main-1/set-1")]);
    const back = after(session, [{ type: "undone" }]);
    expect(back.operations).toEqual([
      expect.objectContaining({ op: "delete-set", set_id: session.sets["main-1/set-1"]!.id }),
    ]);
    expect(back.removed).toEqual([{ kind: "set", id: session.sets["main-1/set-1"]!.id }]);
    expect(current(back.session!)!.key).toBe("power-1/set-1");
  });
});

describe("a set that the mirror watched", () => {
  const summary = { reps: 8, clean_reps: 6, verdict: "watch", coverage: 0.97 } as const;
  it("keeps what was measured, and the form as the person confirmed it", () => {
    const measured = { form: "shaky", summary } as const;
    const result = after(warmedUp(), [{ ...log("main-1/set-1"), measured } as Event]);
    expect(result.session!.sets["main-1/set-1"]).toMatchObject({ form: "shaky", summary });
    expect(result.operations).toMatchObject([{ op: "add-set", set: { form: "shaky", summary } }]);
  });

  it("says nothing of the kind when nobody watched", () => {
    const result = after(warmedUp(), [log("main-1/set-1")]);
    expect(result.session!.sets["main-1/set-1"]).not.toHaveProperty("summary");
  });
});

describe("a rest", () => {
  it.each([
    ["after a working set", ["main-1/set-1"], "rest", 90],
    ["between two sides of a hold", ["main-3/set-1/left"], "switch", 10],
    ["after both sides", ["main-3/set-1/left", "main-3/set-1/right"], "rest", 90],
    ["after a lighter set", ["main-1/ramp-1"], "rest", 60],
  ])("%s is as long as it shall be", (_, keys, kind, seconds) => {
    const item = keys[0]!.split("/")[0]!;
    const rest = still(warmedUp(), [{ type: "chosen", item }, ...keys.map((key) => log(key))]).rest!;
    expect([rest.kind, (rest.ends - rest.started) / 1000]).toEqual([kind, seconds]);
  });

  it("between the two of a superset is short", () => {
    const session = still(warmedUp(), [
      skip("power-1"),
      { type: "paired", first: "main-1", second: "main-2" },
      log("main-1/ramp-1"),
      log("main-1/set-1"),
    ]);
    expect(session.rest).toMatchObject({ kind: "between" });
    expect((session.rest!.ends - session.rest!.started) / 1000).toBe(30);
  });

  it("is not asked for before the cool-down", () => {
    const session = still(warmedUp(), [
      skip("power-1"),
      skip("main-1"),
      skip("main-2"),
      log("main-3/set-1/left"),
      log("main-3/set-1/right"),
      log("main-3/set-2/left"),
      log("main-3/set-2/right"),
    ]);
    expect(session.rest).toBeNull();
    expect(current(session)!.key).toBe("cool-down-1/set-1/left");
  });

  it("can be made longer, and ended", () => {
    const session = still(warmedUp(), [log("main-1/set-1")]);
    const longer = still(session, [{ type: "rest-extended", seconds: 30 }]);
    expect(longer.rest!.ends - session.rest!.ends).toBe(30_000);
    expect(still(longer, [{ type: "rest-ended" }]).rest).toBeNull();
  });
});

describe("a swap", () => {
  it("before the first set replaces the exercise, and the plan is remembered", () => {
    const session = still(warmedUp(), [swap("main-1"), log("main-1.1/set-1")]);
    expect(session.sets["main-1.1/set-1"]).toMatchObject({
      exercise: "seated-cable-row",
      planned: "lat-pulldown",
    });
  });

  it("in the middle keeps what was done and goes on with the next set", () => {
    const session = still(warmedUp(), [log("main-1/set-1"), swap("main-1")]);
    expect(workingSets(session, "main-1").map(({ set }) => set.exercise)).toEqual(["lat-pulldown"]);
    expect(stepsOf(session.items.find((item) => item.key === "main-1")!).map((step) => step.number)).toEqual([
      2, 3,
    ]);
  });
});

describe("pain", () => {
  const pain = { region: "shoulder", kind: "ache", side: "left", during: 4 } as const;

  it("is a fact of its own, and goes with the set that comes", () => {
    const noted = after(warmedUp(), [{ type: "hurt", pain, item: "main-1", step: null }]);
    expect(noted.operations.map((each) => each.op)).toEqual(["add-pain"]);
    const session = still(noted.session!, [log("main-1/set-1"), log("main-1/set-2")]);
    expect([session.sets["main-1/set-1"]!.pain, session.sets["main-1/set-2"]!.pain]).toEqual([4, null]);
  });

  it("is written on a set that was logged already", () => {
    const session = still(warmedUp(), [log("main-1/set-1")]);
    const noted = after(session, [{ type: "hurt", pain, item: "main-1", step: "main-1/set-1" }]);
    expect(noted.operations.map((each) => each.op)).toEqual(["add-pain", "edit-set"]);
    expect(noted.session!.sets["main-1/set-1"]!.pain).toBe(4);
  });
});

describe("the end", () => {
  it("writes down what was left out, with its reason, and that the session is done", () => {
    const end = after(warmedUp(), [
      skip("power-1"),
      log("main-1/set-1"),
      { type: "finished", reason: "tired" },
    ]);
    const notes = end.operations.map((each) => each["note"] as { exercise: string; reason: string });
    expect(notes.map((note) => [note.exercise, note.reason])).toEqual([
      ["medicine-ball-slam", "no-time"],
      ["lat-pulldown", "tired"],
      ["barbell-bench-press", "tired"],
      ["side-plank", "tired"],
    ]);
    expect(end.records.at(-1)).toMatchObject({ kind: "session-done", day: "2026-11-26" });
  });

  it("comes once", () => {
    const end = still(warmedUp(), [{ type: "finished", reason: null }]);
    expect(apply(end, { type: "finished", reason: null }, tools()).changed).toBe(false);
    expect(apply(end, log("main-1/set-1"), tools()).changed).toBe(false);
    expect(apply(end, { type: "closed" }, tools()).session).toBeNull();
  });
});

// --- in any order --------------------------------------------------------------------------------------------------

const KEYS = [
  "warm-up-1",
  "warm-up-2",
  "power-1",
  "main-1",
  "main-2",
  "main-3",
  "main-4",
  "cool-down-1",
  "nothing",
];
const someItem = fc.constantFrom(...KEYS);
const EXERCISES = ["seated-cable-row", "inverted-row", "push-up", "lat-pulldown"];

/** An event as a person may cause it: mostly sensible, sometimes out of place. */
const someEvent: fc.Arbitrary<(session: Session) => Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 20 }).map((amount) => (session: Session) => next(session, amount)),
  },
  {
    weight: 2,
    arbitrary: fc.nat(30).map((place) => (session: Session) => log(allSteps(session)[place]?.key ?? "none")),
  },
  { weight: 3, arbitrary: fc.constant(() => ({ type: "undone" }) as const) },
  fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 4 })).map(([place, rir]) => (session: Session) => ({
    type: "set-edited" as const,
    step: Object.keys(session.sets)[place] ?? "none",
    fields: { rir },
  })),
  someItem.map((item) => () => skip(item)),
  fc.tuple(someItem, fc.constantFrom(...EXERCISES)).map(
    ([item, exercise]) =>
      () =>
        swap(item, exercise),
  ),
  fc.tuple(someItem, someItem).map(([first, second]) => () => ({ type: "paired" as const, first, second })),
  someItem.map((item) => () => ({ type: "parted" as const, item })),
  someItem.map((item) => () => ({ type: "chosen" as const, item })),
  fc.constant(() => ({ type: "rest-ended" }) as const),
  fc.integer({ min: -60, max: 60 }).map((seconds) => () => ({ type: "rest-extended" as const, seconds })),
  fc
    .tuple(fc.string(), fc.option(someItem))
    .map(([text, item]) => () => ({ type: "noted" as const, text, item })),
  fc
    .tuple(fc.integer({ min: 0, max: 10 }), someItem, fc.nat(9))
    .map(([during, item, place]) => (session: Session) => ({
      type: "hurt" as const,
      pain: { region: "hip" as const, kind: "ache" as const, side: "both" as const, during },
      item,
      step: Object.keys(session.sets)[place] ?? null,
    })),
  { weight: 1, arbitrary: fc.constant(() => ({ type: "finished", reason: null }) as const) },
);

function next(session: Session, amount: number): Event {
  const step = current(session);
  if (!step) return { type: "finished", reason: null };
  return step.kind === "drill" ? { type: "drill-done", step: step.key } : log(step.key, amount);
}

/** Carry out events in any order, looking at the session before and after each one. */
function play(
  makers: readonly ((session: Session) => Event)[],
  look: (before: Session, event: Event, after: After) => void,
) {
  const with_ = tools();
  let session = fresh();
  for (const make of makers) {
    const event = make(session);
    with_.pass(700);
    const result = apply(session, event, with_);
    look(session, event, result);
    if (!result.session) return session;
    session = result.session;
  }
  return session;
}

const someEvents = fc.array(someEvent, { maxLength: 60 });

describe("in any order of events", () => {
  it("no set is counted twice, and what the operations say is what the session holds", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        const kept = new Map<string, unknown>();
        const operations = new Set<string>();
        const session = play(makers, (_, __, result) => {
          for (const operation of result.operations) {
            expect(operations.has(operation.id)).toBe(false);
            operations.add(operation.id);
            if (operation.op === "add-set")
              kept.set((operation["set"] as { id: string }).id, operation["set"]);
            if (operation.op === "delete-set") expect(kept.delete(String(operation["set_id"]))).toBe(true);
            if (operation.op === "edit-set") {
              const id = String(operation["set_id"]);
              kept.set(id, { ...(kept.get(id) as object), ...(operation["fields"] as object) });
            }
          }
        });
        const sets = Object.values(session.sets);
        expect(new Set(sets.map((set) => set.id)).size).toBe(sets.length);
        expect(new Map(sets.map((set) => [set.id, set]))).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });

  it("taking a step back is the opposite of the step", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        play(makers, (before, event, result) => {
          if (!result.changed || !result.session || result.session.trail.length <= before.trail.length)
            return;
          expect(event.type).not.toBe("undone");
          expect(apply(result.session, { type: "undone" }, tools()).session).toEqual(before);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("a session that was written down and read again is the same, and goes on the same", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        play(makers, (before, event, result) => {
          const again = JSON.parse(JSON.stringify(before)) as Session;
          expect(again).toEqual(before);
          expect(structuredClone(before)).toEqual(before);
          if (event.type === "rest-ended")
            expect(apply(again, event, tools()).session).toEqual(result.session);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("no target and no exercise of the plan is lost", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        const plan = fresh().items.map((item) => [item.key, item.planned, item.sets]);
        const session = play(makers, (_, __, result) => {
          for (const set of Object.values(result.session?.sets ?? {})) {
            expect(set.target).toMatchObject({ aim: expect.any(Number), sets: expect.any(Number) });
            expect(plan.map((item) => item[1])).toContain(set.planned);
          }
        });
        expect(session.items.map((item) => [item.key, item.planned, item.sets])).toEqual(plan);
      }),
      { numRuns: 200 },
    );
  });

  it("an event that changes nothing keeps nothing", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        play(makers, (before, _, result) => {
          if (result.changed) return;
          expect(result.session).toBe(before);
          expect([...result.operations, ...result.records, ...result.removed]).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("a session always comes to its end", () => {
    fc.assert(
      fc.property(someEvents, (makers) => {
        let session = play(makers, () => undefined);
        const with_ = tools(9_000_000);
        for (let steps = 0; session.finished === null; steps++) {
          expect(steps).toBeLessThan(80);
          session = apply(session, next(session, 10), with_).session!;
        }
        expect(openSteps(session).filter((step) => step.kind !== "drill")).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
