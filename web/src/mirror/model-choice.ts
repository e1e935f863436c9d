/** Which of the two pose models a device is quick enough for, from the time that each picture takes. */
const QUICK_MS = 45;
const TOO_SLOW_MS = 66;
const SAMPLE = 30;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;

/**
 * The full model is tried once, where the light one leaves time for it, and left for good where it turns out too slow: each
 * change loads a runtime anew, which costs a second and keeps memory.
 */
export class ModelChoice {
  #spent: number[] = [];
  #tried = false;
  #model: "lite" | "full" = "lite";

  /** Take in what a picture took; the model to change to, or null. `saving` is a person who pays for what is loaded. */
  push(ms: number, saving = false): "lite" | "full" | null {
    this.#spent.push(ms);
    if (this.#spent.length < SAMPLE) return null;
    const middle = median(this.#spent);
    this.#spent = [];
    if (!this.#tried && middle < QUICK_MS && !saving) {
      this.#tried = true;
      return (this.#model = "full");
    }
    return this.#model === "full" && middle > TOO_SLOW_MS ? (this.#model = "lite") : null;
  }
}
