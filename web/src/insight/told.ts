/** What a rule saw, ready to be put into a sentence of another language. */
import type { LoadIn, PlanChangeOut } from "../api/schema.ts";
import { catalogue } from "../lib/catalogue.svelte.ts";
import { sayDay } from "../lib/days.ts";
import { i18n, number } from "../lib/i18n.svelte.ts";
import { sayLoad, sayMass } from "../lib/units.ts";

/** A reason as it is sent; a finding adds what it is about, since when, and the change of its next step. */
export interface Reasoned {
  rule: string;
  say: string;
  facts: Record<string, unknown>;
  about?: string | null;
  since?: string;
  step?: { say: string; change: PlanChangeOut | null };
}

/** A sentence and its language; null where it is the reader's. */
export interface Said {
  text: string;
  lang: "en" | null;
}

export const english = (text: string): Said => ({ text, lang: "en" });
export const ours = (text: string): Said => ({ text, lang: null });

/** What our words make of what was seen; without words, or where they miss a fact, what the service says. */
export function told(of: Reasoned, say: ((told: Told) => string) | undefined, otherwise: string): Said {
  if (!say) return english(otherwise);
  try {
    return ours(say(new Told(of)));
  } catch (error) {
    if (error instanceof MissingFact) return english(otherwise);
    throw error;
  }
}

/** A fact that a sentence needs is not there: what sent it knows fewer of them. */
export class MissingFact extends Error {}

export class Told {
  constructor(readonly of: Reasoned) {}

  has(name: string): boolean {
    return this.of.facts[name] != null;
  }

  is(name: string, value: unknown): boolean {
    return this.of.facts[name] === value;
  }

  /** Which of two ways it was; both have to be said, so that an older service is not taken for one of them. */
  flag(name: string): boolean {
    const value = this.of.facts[name];
    if (typeof value !== "boolean") throw new MissingFact(name);
    return value;
  }

  count(name: string): number {
    const value = this.of.facts[name];
    if (typeof value !== "number") throw new MissingFact(name);
    return value;
  }

  text(name: string): string {
    const value = this.of.facts[name];
    if (typeof value !== "string") throw new MissingFact(name);
    return value;
  }

  /** The words of a list that is written as one: `left, right`. */
  words(name: string): string[] {
    return this.text(name).split(", ").filter(Boolean);
  }

  /** What there is for a word among some; one we do not know is as good as none. */
  oneOf<T>(name: string, found: Record<string, T>): T {
    const value = found[this.text(name)];
    if (value === undefined) throw new MissingFact(name);
    return value;
  }

  /** A number as the reader writes it. */
  number(name: string, digits = 1): string {
    return number(this.count(name), digits);
  }

  /** The numbers of a list that is written as one, with or without a unit: `5 h, 6.5 h`. */
  numbers(name: string): string[] {
    return this.words(name).map((each) => number(Number.parseFloat(each)));
  }

  /** A share as percent; with `signed` a gain has its plus. */
  percent(name: string, signed = false): string {
    const percent = Math.round(this.count(name) * 100);
    return `${signed && percent > 0 ? "+" : ""}${number(percent, 0)}\u00a0%`;
  }

  /** The size of a step as percent, whatever its direction. */
  percentOf(name: string, digits = 1): string {
    return `${number(Math.abs(this.count(name)) * 100, digits)}\u00a0%`;
  }

  /** What a factor takes off, as percent. */
  percentOff(name: string): string {
    return `${number((1 - this.count(name)) * 100, 0)}\u00a0%`;
  }

  /** Kilograms in the reader's unit. */
  mass(name: string): string {
    return sayMass(this.count(name));
  }

  /** A load, whose parts are facts of their own: `before_kind`, `before_kg`. */
  load(name: string): string {
    const kind = this.text(`${name}_kind`) as LoadIn["kind"];
    const kg = this.has(`${name}_kg`) ? this.count(`${name}_kg`) : null;
    return sayLoad({ kind, kg, band: this.has(`${name}_band`) ? this.text(`${name}_band`) : null });
  }

  day(name: string): string {
    return sayDay(this.text(name));
  }

  /** The name of the exercise it is about. */
  get exercise(): string {
    const id = this.has("exercise") ? this.text("exercise") : this.of.about;
    if (!id) throw new MissingFact("exercise");
    return catalogue.nameOf(id);
  }

  /** The name of an exercise that is a fact. */
  named(name: string): string {
    return catalogue.nameOf(this.text(name));
  }

  get group(): string {
    return this.groupOf(this.text("group"));
  }

  groupOf(id: string): string {
    return catalogue.groupName(id);
  }

  /** A part of the body as it is named in the list to choose from. */
  get region(): string {
    return (i18n.t.words.region as Record<string, string>)[this.text("region")] ?? this.text("region");
  }

  get change(): PlanChangeOut | null {
    return this.of.step?.change ?? null;
  }
}
