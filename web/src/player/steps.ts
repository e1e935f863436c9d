/** Which steps a session has, in which order, and which one comes next. Everything here is derived, nothing is kept. */
import type { Side } from "../api/schema.ts";
import type { Item, Pair, Rest, Session, Step } from "./model.ts";

/** Seconds to change sides, and the shortest rest between the two exercises of a superset (conventions). */
export const SWITCH_S = { reps: 20, hold: 10, minutes: 10 } as const;
export const BETWEEN_LEAST_S = 20;
export const RAMP_REST_S = 60;

export const itemOf = (session: Session, key: string): Item | undefined =>
  session.items.find((item) => item.key === key);

export const isDrill = (item: Item): boolean => item.block === "warm-up" || item.block === "cool-down";

function sidesOf(item: Item): Side[] {
  if (!item.per_side || (isDrill(item) && item.measure === "reps")) return ["both"];
  return item.first_side === "right" ? ["right", "left"] : ["left", "right"];
}

/** Return the steps of one exercise, without regard to what is done. */
export function stepsOf(item: Item): Step[] {
  const start = item.turn ? `${item.key}.${item.turn}` : item.key;
  const ramp: Step[] = (item.from === 1 && item.sets > 0 ? item.ramp : []).map((_, place) => ({
    key: `${start}/ramp-${place + 1}`,
    item: item.key,
    kind: "ramp",
    number: place + 1,
    side: "both",
  }));
  const sets: Step[] = [];
  for (let number = item.from; number <= item.sets; number++)
    for (const side of sidesOf(item))
      sets.push({
        key: `${start}/set-${number}${side === "both" ? "" : `/${side}`}`,
        item: item.key,
        kind: isDrill(item) ? "drill" : "set",
        number,
        side,
      });
  return [...ramp, ...sets];
}

/** Two exercises in turn: their lighter sets first, then set for set. */
function alternate(one: Item, other: Item): Step[] {
  const [first, second] = [stepsOf(one), stepsOf(other)];
  const ramps = [...first, ...second].filter((step) => step.kind === "ramp");
  const most = Math.max(one.sets, other.sets);
  const rounds = Array.from({ length: most }, (_, place) => place + 1).flatMap((number) =>
    [...first, ...second].filter((step) => step.kind !== "ramp" && step.number === number),
  );
  return [...ramps, ...rounds];
}

export const pairOf = (session: Session, key: string): Pair | undefined =>
  session.pairs.find((pair) => pair.includes(key));

/** Return every step of the session in its order. */
export function allSteps(session: Session): Step[] {
  return session.items.flatMap((item) => {
    const pair = pairOf(session, item.key);
    if (!pair) return stepsOf(item);
    const [one, other] = pair.map((key) => itemOf(session, key));
    return one && other && one.key === item.key ? alternate(one, other) : [];
  });
}

export const isDone = (session: Session, step: Step): boolean =>
  step.key in session.sets || session.drills.includes(step.key);

export const isOpen = (session: Session, step: Step): boolean =>
  !isDone(session, step) && !(step.item in session.skipped);

export const openSteps = (session: Session): Step[] =>
  allSteps(session).filter((step) => isOpen(session, step));

/** Return the step to do now: of the exercise the person turned to, else the first that is open; null at the end. */
export function current(session: Session): Step | null {
  const open = openSteps(session);
  if (session.chosen) {
    const keys = pairOf(session, session.chosen) ?? [session.chosen];
    const wanted = open.find((step) => keys.includes(step.item));
    if (wanted) return wanted;
  }
  return open[0] ?? null;
}

/** Return how long to rest between a step and the next one, or null where no rest is due. */
export function restBetween(
  session: Session,
  done: Step,
  next: Step | null,
): { kind: Rest["kind"]; seconds: number } | null {
  const item = itemOf(session, done.item);
  const nextItem = next && itemOf(session, next.item);
  if (!item || !next || !nextItem) return null;
  if (next.item === done.item && next.number === done.number && next.side !== done.side)
    return { kind: "switch", seconds: SWITCH_S[item.measure] };
  if (done.kind === "drill" || isDrill(nextItem)) return null;
  if (done.kind === "ramp") return { kind: "rest", seconds: Math.min(RAMP_REST_S, item.rest_s) };
  const pair = pairOf(session, done.item);
  if (pair?.[0] === done.item && next.item === pair[1])
    return { kind: "between", seconds: Math.max(BETWEEN_LEAST_S, Math.round(item.rest_s / 15) * 5) };
  return item.rest_s > 0 ? { kind: "rest", seconds: item.rest_s } : null;
}

/** Say whether two exercises may be done in turn: neighbours that are both still to do, in no pair yet. */
export function mayPair(session: Session, first: string, second: string): boolean {
  const toDo = session.items.filter(
    (item) => !isDrill(item) && stepsOf(item).some((step) => isOpen(session, step)),
  );
  const place = toDo.findIndex((item) => item.key === first);
  return (
    place >= 0 &&
    toDo[place + 1]?.key === second &&
    itemOf(session, first)?.block === itemOf(session, second)?.block &&
    !pairOf(session, first) &&
    !pairOf(session, second)
  );
}

/** How far an exercise is, for the line of progress: steps done and steps in all. */
export function progressOf(session: Session, item: Item): { done: number; of: number } {
  const before = Object.keys(session.sets).filter((key) => belongs(key, item.key)).length;
  const steps = stepsOf(item);
  const drills = steps.filter((step) => session.drills.includes(step.key)).length;
  if (item.key in session.skipped) return { done: before + drills, of: before + drills };
  const open = steps.filter((step) => isOpen(session, step)).length;
  return { done: before + drills, of: before + drills + open };
}

/** Say whether a step's key is one of an exercise's, before or after a swap. */
export const belongs = (step: string, item: string): boolean =>
  step.startsWith(`${item}/`) || step.startsWith(`${item}.`);

/** Sets that count, of one exercise, in the order in which they were done. */
export const workingSets = (session: Session, key: string) =>
  Object.entries(session.sets)
    .filter(([step, set]) => belongs(step, key) && set.kind !== "warm-up")
    .map(([step, set]) => ({ step, set }));
