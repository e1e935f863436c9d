import { describe, expect, it } from "vitest";
import { calendarOf, dateOf, weekAt } from "./calendar.ts";
import { differences } from "./differences.ts";
import { add, adjust, freeDays, move, remove, reorder, replace } from "./edit.ts";
import { gather, spans } from "./findings.ts";
import { exercise, item, PLAN, session } from "./sample.ts";

const AT = { week: 1, session: 0 };
const FRIDAY = "2026-11-27";

describe("a plan on the calendar", () => {
  it("counts its weeks from the day it starts on", () => {
    expect(dateOf(FRIDAY, 0, "friday")).toBe("2026-11-27");
    expect(dateOf(FRIDAY, 0, "monday")).toBe("2026-11-30");
    expect(dateOf(FRIDAY, 2, "thursday")).toBe("2026-12-17");
  });

  it("says what was done, what was missed and what comes next", () => {
    const weeks = calendarOf(PLAN, FRIDAY, "2026-12-05", new Set(["2026-11-30"]));
    const standings = weeks
      .flatMap((week) => week.days.filter((day) => day.session))
      .map((day) => day.standing);
    expect(standings).toEqual(["done", "missed", "next", "later", "later", "later"]);
  });

  it("calls nothing missed before it knows what was done", () => {
    const [first] = calendarOf(PLAN, FRIDAY, "2026-12-05", new Set(), false);
    expect(first!.days.filter((day) => day.session).map((day) => day.standing)).toEqual([null, null]);
  });

  it("marks training on a day that was not planned", () => {
    const [first] = calendarOf(PLAN, FRIDAY, "2026-12-05", new Set(["2026-11-28"]));
    expect(first!.days[1]).toMatchObject({ date: "2026-11-28", session: null, trained: true });
  });

  it("knows the week of a day, and the nearest one outside of the plan", () => {
    expect(weekAt(PLAN, FRIDAY, "2026-12-04")).toBe(1);
    expect(weekAt(PLAN, FRIDAY, "2026-01-01")).toBe(0);
    expect(weekAt(PLAN, FRIDAY, "2027-01-01")).toBe(2);
  });
});

describe("moving a session", () => {
  it("changes this week alone, or every week from this one on", () => {
    const days = (span: "week" | "onwards"): string[] =>
      move(PLAN, AT, "tuesday", span).weeks.map((week) => week.sessions[0]!.day);
    expect(days("week")).toEqual(["monday", "tuesday", "monday"]);
    expect(days("onwards")).toEqual(["monday", "tuesday", "tuesday"]);
  });

  it("keeps the sessions in the order of their days", () => {
    const moved = move(PLAN, AT, "saturday", "week").weeks[1]!.sessions;
    expect(moved.map((each) => [each.day, each.main[0]!.exercise])).toEqual([
      ["thursday", "face-pull"],
      ["saturday", "row"],
    ]);
  });

  it("finds the session in a week in which it was moved before", () => {
    const before = move(PLAN, { week: 2, session: 0 }, "saturday", "week");
    const after = move(before, AT, "tuesday", "onwards").weeks[2]!.sessions;
    expect(after.map((each) => [each.day, each.main[0]!.exercise])).toEqual([
      ["tuesday", "row"],
      ["thursday", "face-pull"],
    ]);
  });

  it("offers the days on which there is no other session", () => {
    expect([...freeDays(PLAN, AT, "week")]).not.toContain("thursday");
    expect([...freeDays(PLAN, AT, "week")]).toContain("monday");
  });

  it("leaves the plan it was given alone", () => {
    const before = structuredClone(PLAN);
    move(PLAN, AT, "sunday", "onwards");
    expect(PLAN).toEqual(before);
  });
});

describe("changing an exercise", () => {
  const main = (plan: typeof PLAN, week: number): (typeof PLAN)["weeks"][0]["sessions"][0]["main"] =>
    plan.weeks[week]!.sessions[0]!.main;

  it("keeps the deload at two sets and two more in reserve", () => {
    const after = adjust(PLAN, AT, "main", 0, { sets: 4, rir: 1 }, "onwards");
    expect(main(after, 0)[0]).toMatchObject({ sets: 3, rir: 2 });
    expect(main(after, 1)[0]).toMatchObject({ sets: 4, rir: 1 });
    expect(main(after, 2)[0]).toMatchObject({ sets: 2, rir: 3 });
  });

  it("changes the seconds of a hold and not its one repetition", () => {
    const after = adjust(PLAN, AT, "balance", 0, { amount: [30, 45] }, "week");
    expect(after.weeks[1]!.sessions[0]!.balance[0]).toMatchObject({ hold_s: [30, 45], reps: [1, 1] });
  });

  it("finds the exercise where an earlier edit has put it in another place", () => {
    const turned = reorder(PLAN, { week: 2, session: 0 }, "main", 0, 1, "week");
    const after = adjust(turned, AT, "main", 0, { rest_s: 120 }, "onwards");
    expect(main(after, 2).map((each) => [each.exercise, each.rest_s])).toEqual([
      ["pulldown", 90],
      ["row", 120],
    ]);
  });

  it("removes and reorders", () => {
    expect(main(remove(PLAN, AT, "main", 0, "onwards"), 2).map((each) => each.exercise)).toEqual([
      "pulldown",
    ]);
    expect(main(reorder(PLAN, AT, "main", 0, 1, "week"), 1).map((each) => each.exercise)).toEqual([
      "pulldown",
      "row",
    ]);
    expect(reorder(PLAN, AT, "main", 0, -1, "week")).toEqual(PLAN);
  });

  it("takes another exercise with its own tempo, the load one owns and the range both share", () => {
    const after = replace(PLAN, AT, "main", 0, exercise("cable-row"), ["band"], "onwards");
    expect(main(after, 1)[0]).toMatchObject({
      exercise: "cable-row",
      sets: 3,
      reps: [8, 10],
      tempo: "3-1-1-0",
      load: { kind: "band" },
    });
    expect(main(after, 2)[0]).toMatchObject({ exercise: "cable-row", sets: 2, rir: 4 });
    expect(main(after, 0)[0]!.exercise).toBe("row");
  });

  it("adds an exercise at the end of its part", () => {
    const after = add(PLAN, AT, "main", exercise("w-raise", { laterality: "unilateral" }), [], "week");
    expect(main(after, 1).at(-1)).toMatchObject({ exercise: "w-raise", per_side: true });
    expect(main(after, 0)).toHaveLength(2);
  });
});

describe("the difference of two plans", () => {
  it("is nothing between a plan and itself", () => {
    expect(differences(PLAN, structuredClone(PLAN))).toEqual([]);
  });

  it("names a move once for all its weeks", () => {
    expect(differences(PLAN, move(PLAN, AT, "tuesday", "onwards"))).toEqual([
      { kind: "moved", day: "monday", to: "tuesday", weeks: [2, 3] },
    ]);
  });

  it("does not take a session that jumped over another one for that one", () => {
    expect(differences(PLAN, move(PLAN, AT, "saturday", "week"))).toEqual([
      { kind: "moved", day: "monday", to: "saturday", weeks: [2] },
    ]);
  });

  it("names every number that changed, and what came and went", () => {
    const after = replace(
      adjust(PLAN, AT, "main", 0, { sets: 4, amount: [10, 12] }, "week"),
      AT,
      "main",
      1,
      exercise("shrug"),
      [],
      "week",
    );
    expect(differences(PLAN, after)).toEqual([
      { kind: "removed", day: "monday", part: "main", exercise: "pulldown", weeks: [2] },
      { kind: "added", day: "monday", part: "main", exercise: "shrug", weeks: [2] },
      { kind: "sets", day: "monday", exercise: "row", before: 3, after: 4, weeks: [2] },
      {
        kind: "amount",
        day: "monday",
        exercise: "row",
        measure: "reps",
        before: [8, 12],
        after: [10, 12],
        weeks: [2],
      },
    ]);
  });

  it("names another order, and a session that came or went", () => {
    expect(differences(PLAN, reorder(PLAN, AT, "main", 0, 1, "week"))).toEqual([
      { kind: "reordered", day: "monday", part: "main", weeks: [2] },
    ]);
    const one = { weeks: [{ deload: false, stimulus: {}, sessions: [session("monday", "row")] }] };
    const two = {
      weeks: [{ ...one.weeks[0]!, sessions: [...one.weeks[0]!.sessions, session("friday", "shrug")] }],
    };
    expect(differences(one, two)).toEqual([{ kind: "session-added", day: "friday", weeks: [1] }]);
    expect(differences(two, one)).toEqual([{ kind: "session-removed", day: "friday", weeks: [1] }]);
  });

  it("sees another tempo and another load", () => {
    const before = { weeks: [{ deload: false, stimulus: {}, sessions: [session("monday", "row")] }] };
    const after = structuredClone(before);
    after.weeks[0]!.sessions[0]!.main = [item("row", { tempo: "4-0-1-0", load: { kind: "band", say: "" } })];
    expect(differences(before, after).map((each) => each.kind)).toEqual(["tempo", "load"]);
  });
});

describe("what the checker found", () => {
  const finding = (place: string, message: string, blocks = true): Parameters<typeof gather>[0][0] => ({
    rule: "SB-L002",
    name: "day-between",
    place,
    message,
    facts: { what: message },
    blocks,
  });

  it("is one line for the same sentence about several weeks", () => {
    const [only] = gather([finding("week 2", "No day between."), finding("week 3", "No day between.")]);
    expect(only!.lines).toEqual([
      { message: "No day between.", facts: { what: "No day between." }, weeks: [2, 3], day: null },
    ]);
  });

  it("names the day, and puts what stands in the way first", () => {
    const found = gather([finding("plan", "It changes.", false), finding("week 1, monday", "Too long.")]);
    expect(found.map((each) => each.blocks)).toEqual([true, false]);
    expect(found[0]!.lines[0]).toMatchObject({ message: "Too long.", weeks: [1], day: "monday" });
  });

  it("says weeks as short as it can", () => {
    expect(spans([3, 1, 2, 5])).toBe("1–3, 5");
    expect(spans([4])).toBe("4");
  });
});
