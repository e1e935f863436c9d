/**
 * The session as a machine: what was asked comes in, events move it on, and each event says what must be kept with it.
 *
 * It is pure: time, identities and clocks are handed in. An event that makes no sense any more (a second tap on the
 * same button, a step that was skipped meanwhile) changes nothing and says so.
 */
import type { PainIn, SetIn, SkipReason } from "../api/schema.ts";
import { plainLoad } from "./begin.ts";
import type { After, Asked, Entry, Event, Item, Session, Rest, Step, Tools } from "./model.ts";
import { allSteps, current, isOpen, itemOf, mayPair, pairOf, restBetween, stepsOf } from "./steps.ts";

const nothing = (session: Session): After => ({
  changed: false,
  session,
  operations: [],
  records: [],
  removed: [],
});

const changed = (session: Session | null, more: Partial<After> = {}): After => ({
  changed: true,
  session,
  operations: [],
  records: [],
  removed: [],
  ...more,
});

/** Move a session on by one event. */
export function apply(session: Session, event: Event, tools: Tools): After {
  if (session.finished !== null && !["closed", "hurt", "noted", "set-edited"].includes(event.type))
    return nothing(session);
  switch (event.type) {
    case "drill-done":
      return drillDone(session, event.step, tools.now());
    case "set-done":
      return setDone(session, event, tools);
    case "set-edited":
      return setEdited(session, event.step, event.fields, tools);
    case "undone":
      return undone(session, tools);
    case "skipped":
      return skipped(session, event.item, event.reason, event.text ?? "");
    case "swapped":
      return swapped(session, event.item, event.to);
    case "paired":
      return paired(session, event.first, event.second);
    case "parted":
      return parted(session, event.item);
    case "chosen":
      return chosen(session, event.item);
    case "rest-ended":
      return session.rest ? changed({ ...session, rest: null }) : nothing(session);
    case "rest-extended":
      return extended(session, event.seconds, tools.now());
    case "noted":
      return noted(session, event.text.trim(), event.item, tools);
    case "hurt":
      return hurt(session, event, tools);
    case "finished":
      return finished(session, event.reason, tools);
    case "closed":
      return changed(null);
  }
}

const trail = (session: Session, entry: Entry): Entry[] => [...session.trail, entry];

const without = <T>(all: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([each]) => each !== key));

function openStep(session: Session, key: string) {
  const step = allSteps(session).find((each) => each.key === key);
  return step && isOpen(session, step) ? step : null;
}

function drillDone(session: Session, key: string, now: number): After {
  const step = openStep(session, key);
  if (step?.kind !== "drill") return nothing(session);
  const entry: Entry = { was: "drill", step: key, rest: session.rest };
  const after = { ...session, drills: [...session.drills, key], trail: trail(session, entry) };
  return changed({ ...after, rest: restAfter(after, step, now) });
}

function restAfter(session: Session, step: Step, now: number): Rest | null {
  const due = restBetween(session, step, current(session));
  return due && { kind: due.kind, started: now, ends: now + due.seconds * 1000, after: step.key };
}

function setDone(session: Session, event: Event & { type: "set-done" }, tools: Tools): After {
  const step = openStep(session, event.step);
  const item = step && itemOf(session, step.item);
  if (!step || !item || step.kind === "drill" || event.amount < 1) return nothing(session);
  const hurts = session.hurts[item.key] ?? null;
  const set: SetIn = {
    id: tools.id(),
    exercise: item.exercise,
    day: session.day,
    performed_at: tools.moment(),
    amount: event.amount,
    load: plainLoad(event.load),
    rir: null,
    form: event.measured?.form ?? null,
    side: step.side,
    pain: hurts,
    tempo: item.measure === "reps" ? item.tempo : null,
    rest_s: item.rest_s,
    kind: step.kind === "ramp" ? "warm-up" : "working",
    target: {
      low: item.low,
      high: item.high,
      aim: item.aim,
      rir: item.rir,
      sets: item.sets,
      light: item.light,
    },
    planned: item.planned,
    ...(event.measured ? { summary: event.measured.summary } : {}),
  };
  const after: Session = {
    ...session,
    sets: { ...session.sets, [step.key]: set },
    hurts: without(session.hurts, item.key),
    trail: trail(session, { was: "set", step: step.key, rest: session.rest, pain: hurts }),
  };
  after.rest = restAfter(after, step, tools.now());
  return changed(after, {
    operations: [{ id: tools.id(), op: "add-set", set }],
    records: [record("set", set)],
  });
}

function record(kind: string, document: { id: string; day: string }): After["records"][number] {
  return {
    kind,
    id: document.id,
    day: document.day,
    document: document as unknown as Record<string, unknown>,
  };
}

function setEdited(
  session: Session,
  key: string,
  fields: (Event & { type: "set-edited" })["fields"],
  tools: Tools,
): After {
  const set = session.sets[key];
  if (!set || !Object.keys(fields).length) return nothing(session);
  const corrected = { ...set, ...fields } as SetIn;
  return changed(
    { ...session, sets: { ...session.sets, [key]: corrected } },
    {
      operations: [{ id: tools.id(), op: "edit-set", set_id: set.id, clock: tools.clock(), fields }],
      records: [record("set", corrected)],
    },
  );
}

/**
 * Take the latest step back. A set is taken back with an operation of its own even when it was not sent yet: whether
 * the service has it already cannot be known while an exchange is under way, and the pair of them is right either way.
 */
function undone(session: Session, tools: Tools): After {
  const entry = session.trail.at(-1);
  if (!entry) return nothing(session);
  const before: Session = { ...session, trail: session.trail.slice(0, -1) };
  switch (entry.was) {
    case "drill":
      return changed({
        ...before,
        drills: session.drills.filter((key) => key !== entry.step),
        rest: entry.rest,
      });
    case "set":
      return setUndone(before, entry, tools);
    case "skipped":
      return changed({
        ...before,
        skipped: without(session.skipped, entry.item),
        rest: entry.rest,
        chosen: entry.chosen,
      });
    case "swapped":
      return changed({ ...before, items: replaced(session, entry.before) });
    case "paired":
      return changed({
        ...before,
        pairs: session.pairs.filter((pair) => pair[0] !== entry.pair[0]),
      });
    case "parted":
      return changed({
        ...before,
        pairs: [...session.pairs.slice(0, entry.place), entry.pair, ...session.pairs.slice(entry.place)],
      });
  }
}

function setUndone(before: Session, entry: Entry & { was: "set" }, tools: Tools): After {
  const set = before.sets[entry.step];
  const item = allSteps(before).find((step) => step.key === entry.step)?.item;
  if (!set) return changed(before);
  const hurts =
    entry.pain !== null && item !== undefined ? { ...before.hurts, [item]: entry.pain } : before.hurts;
  return changed(
    { ...before, sets: without(before.sets, entry.step), hurts, rest: entry.rest },
    {
      operations: [{ id: tools.id(), op: "delete-set", set_id: set.id, clock: tools.clock() }],
      removed: [{ kind: "set", id: set.id }],
    },
  );
}

const replaced = (session: Session, item: Item): Item[] =>
  session.items.map((each) => (each.key === item.key ? item : each));

/** Leave out what is open of an exercise. Its note is written when the session ends, so that it can be taken back. */
function skipped(session: Session, key: string, reason: SkipReason, text: string): After {
  const item = itemOf(session, key);
  if (!item || key in session.skipped || !stepsOf(item).some((step) => isOpen(session, step)))
    return nothing(session);
  return changed({
    ...session,
    skipped: { ...session.skipped, [key]: { reason, text } },
    rest: null,
    chosen: session.chosen === key ? null : session.chosen,
    trail: trail(session, { was: "skipped", item: key, rest: session.rest, chosen: session.chosen }),
  });
}

/** Do another exercise for the sets that are still open; what was done of the first one stays. */
function swapped(session: Session, key: string, to: Asked): After {
  const item = itemOf(session, key);
  if (!item || key in session.skipped || to.exercise === item.exercise) return nothing(session);
  const open = stepsOf(item).filter((step) => step.kind !== "ramp" && isOpen(session, step));
  const from = open[0]?.number;
  if (from === undefined) return nothing(session);
  const next: Item = { ...item, ...to, turn: item.turn + 1, from };
  return changed({
    ...session,
    items: replaced(session, next),
    trail: trail(session, { was: "swapped", before: item }),
  });
}

function paired(session: Session, first: string, second: string): After {
  if (!mayPair(session, first, second)) return nothing(session);
  const pair = [first, second] as const;
  return changed({
    ...session,
    pairs: [...session.pairs, pair],
    trail: trail(session, { was: "paired", pair }),
  });
}

function parted(session: Session, key: string): After {
  const pair = pairOf(session, key);
  if (!pair) return nothing(session);
  return changed({
    ...session,
    pairs: session.pairs.filter((each) => each !== pair),
    trail: trail(session, { was: "parted", pair, place: session.pairs.indexOf(pair) }),
  });
}

function chosen(session: Session, key: string): After {
  const item = itemOf(session, key);
  if (!item || session.chosen === key) return nothing(session);
  if (!stepsOf(item).some((step) => isOpen(session, step))) return nothing(session);
  return changed({ ...session, chosen: key });
}

function extended(session: Session, seconds: number, now: number): After {
  if (!session.rest) return nothing(session);
  const ends = Math.max(now, session.rest.ends + seconds * 1000);
  return changed({ ...session, rest: { ...session.rest, ends } });
}

function noted(session: Session, text: string, key: string | null, tools: Tools): After {
  if (!text) return nothing(session);
  const item = key === null ? undefined : itemOf(session, key);
  const after = { ...session, notes: [...session.notes, text] };
  return changed(after, note(session, { kind: "note", text, exercise: item?.exercise ?? null }, tools));
}

interface NoteSaid {
  kind: "note" | "skipped";
  text: string;
  exercise: string | null;
  reason?: SkipReason;
}

function note(session: Session, said: NoteSaid, tools: Tools): Pick<After, "operations" | "records"> {
  const document = { id: tools.id(), day: session.day, written_at: tools.moment(), ...said };
  return {
    operations: [{ id: tools.id(), op: "add-note", note: document }],
    records: [record("note", document)],
  };
}

/** Note pain: as a fact of its own, and on the set it was felt in, be that logged already or still to come. */
function hurt(session: Session, event: Event & { type: "hurt" }, tools: Tools): After {
  const item = event.item === null ? undefined : itemOf(session, event.item);
  const pain: PainIn = {
    id: tools.id(),
    day: session.day,
    noted_at: tools.moment(),
    ...event.pain,
    exercise: item?.exercise ?? null,
  };
  const after: Session = { ...session, pains: [...session.pains, pain] };
  const during = event.pain.during ?? null;
  const set = event.step === null ? undefined : session.sets[event.step];
  const result = changed(after, {
    operations: [{ id: tools.id(), op: "add-pain", pain }],
    records: [record("pain", pain)],
  });
  if (during === null) return result;
  if (!set || event.step === null) {
    if (item) after.hurts = { ...session.hurts, [item.key]: during };
    return result;
  }
  const edited = setEdited(after, event.step, { pain: during }, tools);
  return {
    ...edited,
    operations: [...result.operations, ...edited.operations],
    records: [...result.records, ...edited.records],
  };
}

/** End the session: what was left out is written down with its reason, and that it is done. */
function finished(session: Session, reason: SkipReason | null, tools: Tools): After {
  const left = Object.fromEntries(
    session.items
      .filter((item) => item.block === "main" || item.block === "power")
      .filter((item) => stepsOf(item).some((step) => isOpen(session, step)))
      .map((item) => [item.key, { reason: reason ?? ("other" as const), text: "" }]),
  );
  const all = { ...session.skipped, ...left };
  const notes = Object.entries(all).flatMap(([key, said]) => {
    const item = itemOf(session, key);
    if (!item || item.block === "warm-up" || item.block === "cool-down") return [];
    return [
      note(session, { kind: "skipped", text: said.text, exercise: item.planned, reason: said.reason }, tools),
    ];
  });
  const after = { ...session, skipped: all, rest: null, chosen: null, finished: tools.now() };
  return changed(after, {
    operations: notes.flatMap((each) => each.operations),
    records: [...notes.flatMap((each) => each.records), doneRecord(after)],
  });
}

/** What this device remembers of a finished session, under the plan's day, so that the next one is offered. */
function doneRecord(session: Session): After["records"][number] {
  const document = {
    id: session.id,
    day: session.date,
    done_on: session.day,
    sets: Object.values(session.sets).map((set) => set.id),
    started: session.started,
    finished: session.finished,
  };
  return record("session-done", document);
}
