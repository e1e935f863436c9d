/** A plan while it is edited: every step can be taken back, and each is looked through. */
import type { PlanOut, PlanVersion } from "../../api/schema.ts";
import { differences } from "./differences.ts";
import { Looking } from "./looking.svelte.ts";
import { savePlan, type Saved } from "./saving.ts";

export class Editing {
  base = $state.raw<PlanVersion>(undefined as never);
  plan = $state.raw<PlanOut>(undefined as never);
  #past = $state.raw<readonly PlanOut[]>([]);
  readonly looking: Looking;
  readonly #athlete: string;
  readonly changes = $derived.by(() => differences(this.base.plan, this.plan));

  constructor(athlete: string, base: PlanVersion) {
    this.#athlete = athlete;
    this.looking = new Looking(athlete);
    this.base = base;
    this.plan = base.plan;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** The minutes of a session: as summed anew once the edit was looked through. */
  minutesOf(week: number, session: number): number | null {
    const summed = this.isChanged ? this.looking.summed : this.plan;
    return summed?.weeks[week]?.sessions[session]?.minutes ?? null;
  }

  get isChanged(): boolean {
    return this.changes.length > 0;
  }

  /** Take a step. One that changes nothing is none. */
  do(change: (plan: PlanOut) => PlanOut): void {
    const after = change(this.plan);
    if (JSON.stringify(after) === JSON.stringify(this.plan)) return;
    this.#past = [...this.#past, this.plan];
    this.#show(after);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#show(before);
  }

  startOver(): void {
    this.#past = [];
    this.#show(this.base.plan);
  }

  /** Judge the edit against a version that somebody else has put in force meanwhile; the edit itself stays. */
  rebase(base: PlanVersion): void {
    this.base = base;
    this.#show(this.plan);
  }

  save(note: string): Promise<Saved> {
    return savePlan(this.#athlete, this.plan, this.base.version, note);
  }

  #show(plan: PlanOut): void {
    this.plan = plan;
    if (this.changes.length) this.looking.look(plan);
    else {
      this.looking.stop();
      this.looking.findings = [];
      this.looking.summed = null;
    }
  }
}
