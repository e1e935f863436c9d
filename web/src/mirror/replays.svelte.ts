/** Hands a file of landmarks from the page that opened it to the page that plays it. */
import type { Frame } from "./model.ts";

export interface Played {
  frames: readonly Frame[];
  speed: number;
}

class Replays {
  #next: Played | null = null;

  put(played: Played): void {
    this.#next = played;
  }

  /** What is to be played now; it is played once. */
  take(): Played | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}

export const replays = new Replays();
