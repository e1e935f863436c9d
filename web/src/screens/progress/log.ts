/** The log by day, from the records on this device, and the operations that correct it. */
import type { CheckInBody, NoteOut, PainOut, SetEdit, SetOut } from "../../api/schema.ts";
import type { Step } from "../../lib/store/keep.ts";

/** The sets of one exercise on one day, in the order they were done. */
export interface Group {
  exercise: string;
  sets: SetOut[];
}

export interface LogDay {
  day: string;
  groups: Group[];
  pain: PainOut[];
  checkIns: CheckInBody[];
  notes: NoteOut[];
}

export interface Records {
  sets: readonly SetOut[];
  pain: readonly PainOut[];
  checkIns: readonly CheckInBody[];
  notes: readonly NoteOut[];
}

function groupsOf(sets: readonly SetOut[]): Group[] {
  const groups = new Map<string, SetOut[]>();
  const inOrder = [...sets].sort((one, other) =>
    one.performed_at + one.id < other.performed_at + other.id ? -1 : 1,
  );
  for (const set of inOrder) groups.set(set.exercise, [...(groups.get(set.exercise) ?? []), set]);
  return [...groups].map(([exercise, done]) => ({ exercise, sets: done }));
}

/** Days with something on them, the latest first. */
export function daysOf({ sets, pain, checkIns, notes }: Records): LogDay[] {
  const days = new Set([...sets, ...pain, ...checkIns, ...notes].map((record) => record.day));
  return [...days]
    .sort()
    .reverse()
    .map((day) => ({
      day,
      groups: groupsOf(sets.filter((record) => record.day === day)),
      pain: pain.filter((record) => record.day === day),
      checkIns: checkIns.filter((record) => record.day === day),
      notes: notes.filter((record) => record.day === day),
    }));
}

/** What differs between a set and how it shall read; empty when nothing does. */
export function changesOf(before: SetOut, after: SetEdit): SetEdit {
  const same = (one: unknown, other: unknown): boolean =>
    JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !same(before[field as keyof SetOut], value)),
  ) as SetEdit;
}

interface Tools {
  id: () => string;
  clock: () => string;
}

type Kept = Omit<Step, "athlete">;

/** Correct a set: the operation, and the record as it reads from now on. */
export function edit(set: SetOut, fields: SetEdit, tools: Tools): Kept {
  const document = { ...set, ...fields } as Record<string, unknown>;
  return {
    operations: [{ id: tools.id(), op: "edit-set", set_id: set.id, clock: tools.clock(), fields }],
    records: [{ kind: "set", id: set.id, day: set.day, document }],
  };
}

/** Take a set back. */
export function remove(set: SetOut, tools: Tools): Kept {
  return {
    operations: [{ id: tools.id(), op: "delete-set", set_id: set.id, clock: tools.clock() }],
    removed: [{ kind: "set", id: set.id }],
  };
}

/** Bring a set back that was taken back: a correction with a later clock does that, even one that changes nothing. */
export const restore = (set: SetOut, tools: Tools): Kept => edit(set, { amount: set.amount }, tools);
