/** Starts and stops a set from a distance: one hand above the head, the other below its shoulder, for a moment. */
import { HIPS, NOSE, SHOULDERS, WRISTS, pointOf } from "./landmarks.ts";
import type { Frame, Values } from "./model.ts";

const HELD_S = 1;
const LONGEST_GAP_S = 0.5;
const SEEN = 0.5;
/** How far above the nose the hand has to be, in trunk lengths: nobody scratches their head by raising an arm. */
const ABOVE = 0.25;

/** Whether exactly one hand is raised. */
export function isHandRaised(values: Values): boolean {
  if (!values) return false;
  const nose = pointOf(values, NOSE);
  const hands = WRISTS.map((number) => pointOf(values, number));
  const shoulders = SHOULDERS.map((number) => pointOf(values, number));
  const trunk = Math.abs(pointOf(values, HIPS[0]).y - shoulders[0]!.y);
  const up = hands.findIndex((hand) => hand.seen >= SEEN && hand.y < nose.y - ABOVE * trunk);
  if (up < 0) return false;
  const other = 1 - up;
  return hands[other]!.y > shoulders[other]!.y + ABOVE * trunk;
}

export class RaisedHand {
  #since: number | null = null;
  #last = -Infinity;
  #said = false;

  /** Take a frame in; true once for each time a hand is held up. */
  push({ t, values }: Frame): boolean {
    const lost = t - this.#last > LONGEST_GAP_S;
    this.#last = t;
    if (lost || !isHandRaised(values)) [this.#since, this.#said] = [null, false];
    if (!isHandRaised(values)) return false;
    this.#since ??= t;
    if (this.#said || t - this.#since < HELD_S) return false;
    return (this.#said = true);
  }
}
