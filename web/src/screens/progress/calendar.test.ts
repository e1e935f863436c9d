import { describe, expect, test } from "vitest";
import { calendarOf } from "./calendar.ts";

const TODAY = "2026-11-26"; // a Thursday
const due = ["2026-11-16", "2026-11-23", "2026-11-25", "2026-11-27"].map((day) => ({
  day,
  deload: day < "2026-11-20",
}));
const weeks = calendarOf(2, TODAY, due, ["2026-11-23", "2026-11-24"]);
const on = (day: string) => weeks.flatMap((week) => week.days).find((each) => each.day === day);

describe("the calendar", () => {
  test("starts on a Monday and ends with the week of today", () =>
    expect(weeks.map((week) => week.monday)).toEqual(["2026-11-16", "2026-11-23"]));
  test.each([
    ["2026-11-16", "missed"],
    ["2026-11-23", "done"],
    ["2026-11-24", "extra"],
    ["2026-11-25", "missed"],
    ["2026-11-26", "rest"],
    ["2026-11-27", "planned"],
  ])("says that %s is %s", (day, standing) => expect(on(day)?.standing).toBe(standing));
  test("calls nothing unplanned that lies before the plan in force", () =>
    expect(calendarOf(1, TODAY, [], ["2026-11-24"])[0]!.days[1]!.standing).toBe("done"));
  test("a session of today may still be done", () =>
    expect(calendarOf(1, TODAY, [{ day: TODAY, deload: false }], [])[0]!.days[3]!.standing).toBe("planned"));
  test("marks lighter weeks", () => expect(weeks.map((week) => week.deload)).toEqual([true, false]));
});
