/** Begins a session: what was prescribed, in the player's terms, with the sets of that day that are done already. */
import type { LoadIn, LoadOut, PlannedExerciseOut, PrescriptionOut, SetIn, TodayOut } from "../api/schema.ts";
import type { Asked, Block, Item, Session } from "./model.ts";
import { itemOf, openSteps } from "./steps.ts";

/** What a session is begun with: its day on the calendar, its identity, and sets of that day that are done already. */
export interface Begin {
  id: string;
  day: string;
  now: number;
  done?: readonly SetIn[];
}

/** A load as it is kept: what it is, without the words for it. */
export function plainLoad(load: LoadIn | LoadOut): LoadIn {
  const { kind, kg, band, rung } = load;
  return {
    kind,
    ...(kg != null ? { kg } : {}),
    ...(band != null ? { band } : {}),
    ...(rung != null ? { rung } : {}),
  };
}

/** What a prescription asks, in the player's terms. */
export function asked(item: PrescriptionOut): Asked {
  const [measure, range] = measured(item);
  return {
    exercise: item.exercise,
    measure,
    low: range[0] ?? item.aim,
    high: range[1] ?? item.aim,
    aim: item.aim,
    rir: item.rir,
    tempo: item.tempo,
    rest_s: item.rest_s,
    load: item.load,
    estimate: item.estimate,
    per_side: item.per_side,
    first_side: item.first_side as Asked["first_side"],
    ramp: item.ramp,
    plates: item.plates,
    light: item.light,
    how: item.how,
    offers: item.offers,
    reasons: item.reasons,
  };
}

function measured(item: PrescriptionOut | PlannedExerciseOut): [Asked["measure"], number[]] {
  if (item.hold_s) return ["hold", item.hold_s];
  if (item.minutes) return ["minutes", item.minutes];
  return ["reps", item.reps];
}

function ofPlan(item: PlannedExerciseOut): Asked {
  const [measure, range] = measured(item);
  const low = range[0] ?? 1;
  return {
    exercise: item.exercise,
    measure,
    low,
    high: range[1] ?? low,
    aim: low,
    rir: item.rir,
    tempo: item.tempo,
    rest_s: item.rest_s,
    load: item.load,
    estimate: "",
    per_side: item.per_side,
    first_side: "both",
    ramp: [],
    plates: null,
    light: false,
    how: item.how ?? [],
    offers: [],
    reasons: [],
  };
}

function items(block: Block, found: readonly (PrescriptionOut | PlannedExerciseOut)[]): Item[] {
  return found.map((item, place) => ({
    ...("aim" in item ? asked(item) : ofPlan(item)),
    key: `${block}-${place + 1}`,
    block,
    planned: "planned" in item ? item.planned : item.exercise,
    sets: item.sets,
    turn: 0,
    from: 1,
  }));
}

/** Begin a session. Sets of this very session that are done already, here or elsewhere, are not asked again. */
export function begin(today: TodayOut, options: Begin): Session {
  const session: Session = {
    version: 1,
    id: options.id,
    date: today.session_date ?? options.day,
    day: options.day,
    started: options.now,
    finished: null,
    week: today.week,
    weeks: today.weeks,
    deload: today.deload,
    minutes: today.minutes,
    items: [
      ...items("warm-up", today.warm_up),
      ...items("power", today.power),
      ...items("main", today.prescriptions),
      ...items("cool-down", today.cool_down),
    ],
    pairs: [],
    sets: {},
    drills: [],
    skipped: {},
    chosen: null,
    rest: null,
    hurts: {},
    pains: [],
    notes: [],
    trail: [],
  };
  for (const set of options.done ?? []) place(session, set);
  return session;
}

/** Put a set that was done before at the first open step it fits. */
function place(session: Session, set: SetIn): void {
  const kind = set.kind === "warm-up" ? "ramp" : "set";
  const fits = openSteps(session).find((step) => {
    const item = itemOf(session, step.item)!;
    const same = item.exercise === set.exercise && (!set.planned || set.planned === item.planned);
    return same && step.kind === kind && step.side === (set.side ?? "both");
  });
  if (fits) session.sets[fits.key] = set;
}
