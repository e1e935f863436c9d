import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FindingOut, PlanOut, PlanVersion } from "../../api/schema.ts";
import { adjust, move, remove } from "./edit.ts";
import { Editing } from "./editing.svelte.ts";
import { PLAN } from "./sample.ts";

const VERSION: PlanVersion = {
  id: "1",
  version: 3,
  made_at: "2026-11-26T10:00:00Z",
  made_by: null,
  starts_on: "2026-11-27",
  plan: PLAN,
};
const AT = { week: 1, session: 0 };
const LONG_ENOUGH = 1_000;

/** What was asked of the service, each with the way to answer it. */
let asked: {
  url: string;
  plan: PlanOut;
  signal: AbortSignal;
  answer: (body: unknown, status?: number) => void;
}[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { cookie: "" });
  asked = [];
  vi.stubGlobal("fetch", (url: string, options: RequestInit) => {
    const { plan } = JSON.parse(String(options.body)) as { plan: PlanOut };
    return new Promise<Response>((answer, fail) => {
      options.signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
      asked.push({
        url,
        plan,
        signal: options.signal ?? new AbortController().signal,
        answer: (body, status = 200) => answer(Response.json(body, { status })),
      });
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const finding = (blocks: boolean): FindingOut => ({
  rule: "SB-L002",
  name: "day-between",
  place: "week 2",
  message: "No day between.",
  facts: { what: "no-day-between" },
  blocks,
});

async function pause(): Promise<void> {
  await vi.advanceTimersByTimeAsync(LONG_ENOUGH);
}

describe("a plan that is edited", () => {
  it("is looked through once the hand rests, and only as it stands then", async () => {
    const editing = new Editing("me", VERSION);
    editing.do((plan) => adjust(plan, AT, "main", 0, { sets: 4 }, "week"));
    editing.do((plan) => adjust(plan, AT, "main", 0, { sets: 5 }, "week"));
    await pause();
    expect(asked.map((each) => each.plan.weeks[1]!.sessions[0]!.main[0]!.sets)).toEqual([5]);
  });

  it("gives up a question that a further change has overtaken", async () => {
    const editing = new Editing("me", VERSION);
    editing.do((plan) => move(plan, AT, "tuesday", "week"));
    await pause();
    editing.do((plan) => move(plan, AT, "saturday", "week"));
    expect(asked[0]!.signal.aborted).toBe(true);
    await pause();
    asked[1]!.answer({ plan: PLAN, findings: [finding(false)] });
    await vi.runAllTimersAsync();
    expect(editing.looking.findings).toEqual([finding(false)]);
    expect(editing.looking.failure).toBeNull();
  });

  it("is sound only when the latest change was looked through and nothing blocks it", async () => {
    const editing = new Editing("me", VERSION);
    editing.do((plan) => remove(plan, AT, "main", 0, "onwards"));
    expect(editing.looking.isSound).toBe(false);
    await pause();
    asked[0]!.answer({ plan: PLAN, findings: [finding(true)] });
    await vi.runAllTimersAsync();
    expect(editing.looking.isSound).toBe(false);
    editing.undo();
    editing.do((plan) => move(plan, AT, "tuesday", "week"));
    await pause();
    asked[1]!.answer({ plan: PLAN, findings: [] });
    await vi.runAllTimersAsync();
    expect(editing.looking.isSound).toBe(true);
  });

  it("goes back a step at a time, and a step that changes nothing is none", () => {
    const editing = new Editing("me", VERSION);
    editing.do((plan) => move(plan, AT, "monday", "week"));
    expect(editing.canUndo).toBe(false);
    editing.do((plan) => move(plan, AT, "tuesday", "week"));
    editing.do((plan) => adjust(plan, AT, "main", 0, { sets: 4 }, "week"));
    editing.undo();
    expect(editing.changes.map((each) => each.kind)).toEqual(["moved"]);
    editing.undo();
    expect(editing.isChanged).toBe(false);
    expect(editing.plan).toBe(PLAN);
  });

  it("is kept when somebody else was faster, and compared with what they made", async () => {
    const editing = new Editing("me", VERSION);
    editing.do((plan) => move(plan, AT, "tuesday", "week"));
    const saving = editing.save("");
    await vi.advanceTimersByTimeAsync(0);
    const conflict = {
      type: "urn:strongback:problem:plan-changed",
      title: "",
      status: 409,
      detail: "",
      version: 4,
    };
    asked[0]!.answer(conflict, 409);
    expect(await saving).toEqual({ kind: "overtaken" });
    const theirs = adjust(PLAN, AT, "main", 0, { sets: 4 }, "week");
    editing.rebase({ ...VERSION, version: 4, plan: theirs });
    expect(editing.base.version).toBe(4);
    expect(editing.changes.map((each) => each.kind)).toEqual(["moved", "sets"]);
  });
});
