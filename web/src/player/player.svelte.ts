/**
 * The player: where the session stands, and that every step is on the disk.
 *
 * A step is shown at once and kept at once, one after the other. Only when it is on the disk does `keeping` fall to 0,
 * and only then does a screen say that it is kept. A step that cannot be kept is taken off the screen again.
 */
import type { ExerciseOut, Inventory, LoadIn, LoadOut, ProfileDocument } from "../api/schema.ts";
import { createContext } from "svelte";
import { catalogue } from "../lib/catalogue.svelte.ts";
import { nextClock } from "../lib/clock.ts";
import { moment } from "../lib/days.ts";
import { uuid7 } from "../lib/ids.ts";
import { sync } from "../lib/sync.svelte.ts";
import { plainLoad } from "./begin.ts";
import { apply } from "./machine.ts";
import type { After, Event, Item, MeasuredSet, Rest, Session, Step, Tools } from "./model.ts";
import { afterPaint } from "../lib/paint.ts";
import type { LastTime } from "./past.ts";
import { addedStep, bandsOf, isOpenLoad, kilograms } from "./rack.ts";
import { current, itemOf, openSteps, workingSets } from "./steps.ts";

const TOOLS: Tools = {
  now: () => Date.now(),
  moment: () => moment(),
  id: () => uuid7(),
  clock: () => nextClock(),
};
const SAME_TAP_MS = 450;
const SAID_MS = 5_000;

/** A hold or a timed drill that is running: counting in, or going since a moment. */
export interface Hold {
  step: string;
  phase: "ready" | "going";
  from: number;
}

/** What the person changed of the set that comes, before it is logged. */
interface Draft {
  step: string;
  amount?: number;
  load?: LoadIn | LoadOut;
  measured?: MeasuredSet;
}

export class Player {
  session = $state.raw<Session | null>(null);
  /** Steps that are not on the disk yet, and whether the last one could not be kept. */
  keeping = $state(0);
  failed = $state(false);
  hold = $state.raw<Hold | null>(null);
  profile = $state.raw<ProfileDocument | null>(null);
  before = $state.raw<ReadonlyMap<string, LastTime>>(new Map());
  /** What has just happened, in a few words that go away by themselves. */
  said = $state("");
  #draft = $state.raw<Draft | null>(null);
  #kept: Session | null = null;
  #queue: Promise<void> = Promise.resolve();
  #life = 0;
  #tapped = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;

  readonly step = $derived<Step | null>(this.session && current(this.session));
  readonly rest = $derived<Rest | null>(this.session?.rest ?? null);
  readonly item = $derived<Item | null>((this.step && itemOf(this.session!, this.step.item)) ?? null);
  readonly exercise = $derived<ExerciseOut | undefined>(
    this.item ? catalogue.exercise(this.item.exercise) : undefined,
  );
  readonly inventory = $derived<Inventory | null>(this.profile?.inventory ?? null);
  readonly amount = $derived(this.#amount());
  readonly load = $derived(this.#load());
  /** The step after the one to do now. */
  readonly following = $derived<Step | null>(
    (this.session && this.step && openSteps(this.session).find((each) => each.key !== this.step!.key)) ??
      null,
  );
  /** The latest working set and its exercise, as long as it can be spoken about. */
  readonly last = $derived(this.#last());

  /** Go on with a session that is on the disk already. */
  resume(session: Session): void {
    this.session = session;
    this.#kept = session;
  }

  /** Begin a session: it is under way as soon as it is on the disk. */
  start(session: Session): void {
    this.session = session;
    this.#keep({ changed: true, session, operations: [], records: [], removed: [] });
  }

  /** Carry out an event; false when it made no sense any more. */
  do(event: Event): boolean {
    if (!this.session) return false;
    const after = apply(this.session, event, TOOLS);
    if (!after.changed) return false;
    this.session = after.session;
    this.failed = false;
    if (this.hold && this.hold.step !== this.step?.key) this.hold = null;
    this.#keep(after);
    return true;
  }

  /** Whether this tap is one of its own: two in the time of one are a slip of a tired thumb. */
  tap(now: number = Date.now()): boolean {
    if (now - this.#tapped < SAME_TAP_MS) return false;
    this.#tapped = now;
    return true;
  }

  say(words: string): void {
    this.said = words;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.said = ""), SAID_MS);
  }

  /** Wait until every step is on the disk. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** What the mirror measured of the set that comes; null when nobody watched. */
  get measured(): MeasuredSet | null {
    return (this.#draft?.step === this.step?.key && this.#draft?.measured) || null;
  }

  change(changes: Omit<Draft, "step">): void {
    if (!this.step) return;
    const before = this.#draft?.step === this.step.key ? this.#draft : {};
    this.#draft = { ...before, ...changes, step: this.step.key };
  }

  /** The loads to choose from for the exercise of now. */
  racks(): number[] {
    return this.item ? kilograms(this.item.load.kind, this.inventory) : [];
  }

  /** One step heavier or lighter (harder or easier where there are no kilograms). */
  shift(direction: 1 | -1): void {
    const load = this.load;
    if (!load) return;
    const next = this.#next(load, direction);
    if (next) this.change({ load: next });
  }

  #next(load: LoadIn | LoadOut, direction: 1 | -1): LoadIn | null {
    const { kind } = load;
    if (kind === "band") {
      const bands = bandsOf(this.inventory);
      const band = bands[bands.indexOf(load.band ?? "") + direction];
      return band ? { kind, band } : null;
    }
    if (kind === "bodyweight" && load.kg != null) return addedStep(plainLoad(load), direction);
    if (kind === "bodyweight") {
      const rung = (load.rung ?? 0) + direction;
      return this.exercise?.rungs[rung] ? { ...plainLoad(load), rung } : null;
    }
    const all = this.racks();
    const kg = load.kg ?? 0;
    const next =
      direction > 0 ? all.find((each) => each > kg + 1e-6) : all.findLast((each) => each < kg - 1e-6);
    return next === undefined ? null : { kind, kg: next };
  }

  #amount(): number {
    const [step, item] = [this.step, this.item];
    if (!step || !item) return 0;
    if (this.#draft?.step === step.key && this.#draft.amount !== undefined) return this.#draft.amount;
    if (step.kind === "ramp") return item.ramp[step.number - 1]?.reps ?? item.low;
    return item.aim;
  }

  #load(): LoadIn | LoadOut | null {
    const [step, item] = [this.step, this.item];
    if (!step || !item) return null;
    if (this.#draft?.step === step.key && this.#draft.load) return this.#draft.load;
    if (step.kind === "ramp") return item.ramp[step.number - 1]?.load ?? item.load;
    const done = workingSets(this.session!, item.key).filter(({ set }) => set.exercise === item.exercise);
    const used = done.at(-1)?.set.load;
    if (used) return used;
    return isOpenLoad(item.load) ? this.#firstLoad(item) : item.load;
  }

  /** Where to begin when the load has to be found: what was used last here, else the lightest there is. */
  #firstLoad(item: Item): LoadIn | LoadOut {
    const { kind } = item.load;
    const known = this.before.get(item.exercise)?.sets.at(-1)?.load;
    if (known && known.kind === kind && !isOpenLoad(known)) return known;
    if (kind === "band") return { kind, band: bandsOf(this.inventory)[0] ?? null };
    return { kind, kg: kilograms(kind, this.inventory)[0] ?? null };
  }

  #last() {
    const session = this.session;
    const entry = session?.trail.findLast((each) => each.was === "set");
    if (!session || entry?.was !== "set") return null;
    const set = session.sets[entry.step];
    const item = session.items.find(
      (each) => entry.step.startsWith(`${each.key}/`) || entry.step.startsWith(`${each.key}.`),
    );
    return set && item && set.kind !== "warm-up" ? { key: entry.step, set, item } : null;
  }

  #keep(after: After): void {
    const life = this.#life;
    this.keeping += 1;
    this.#queue = this.#queue.then(async () => {
      await new Promise<void>(afterPaint); // the tap is answered on the screen first, by a frame
      try {
        if (life !== this.#life) return; // an earlier step could not be kept, and this one stood on it
        const { operations, records, removed, session } = after;
        await sync.record({ operations, records, removed, session });
        this.#kept = session;
      } catch {
        this.#life += 1;
        this.failed = true;
        this.session = this.#kept;
      } finally {
        this.keeping -= 1;
      }
    });
  }
}

const [getPlayer, setPlayer] = createContext<Player>();
/** The player of the screen that is shown. */
export { getPlayer, setPlayer };
