/** Timers by the clock on the wall: what is left is asked anew every time, so a locked screen costs nothing. */

/** Whole seconds until a moment, never below 0; a started second counts. */
export const secondsLeft = (ends: number, now: number): number => Math.max(0, Math.ceil((ends - now) / 1000));

/** Whole seconds since a moment, never below 0. */
export const secondsSince = (started: number, now: number): number =>
  Math.max(0, Math.floor((now - started) / 1000));

/** The part of a span that is over, from 0 to 1. */
export const partOver = (started: number, ends: number, now: number): number =>
  ends <= started ? 1 : Math.min(1, Math.max(0, (now - started) / (ends - started)));

/** Seconds as on a clock: `1:30`, `0:05`. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** What happens at which second before the end. */
export type Marks = readonly { at: number; mark: string }[];

/** The clock and the timer of the machine, to be handed in by tests. */
export interface Ticking {
  now: () => number;
  every: (ms: number, run: () => void) => () => void;
}

export const wallClock: Ticking = {
  now: () => Date.now(),
  every: (ms, run) => {
    const id = setInterval(run, ms);
    return () => clearInterval(id);
  },
};

const LOOK_EVERY_MS = 200;
const LATE_MS = 1500;

export interface Countdown {
  /** Look at the clock now: when the page is seen again, or by the timer. */
  look: () => void;
  stop: () => void;
}

/**
 * Count down to a moment. `second` hears each new number of seconds once; `reached` hears each mark once, the moment
 * its time has come. Marks that went by while the page slept are left out, except the last one, the end.
 */
export function countdown(
  ends: number,
  marks: Marks,
  heard: { second?: (left: number) => void; reached: (mark: string) => void },
  clock: Ticking = wallClock,
): Countdown {
  let shown = -1;
  const open = [...marks].sort((one, other) => other.at - one.at);
  const look = (): void => {
    const now = clock.now();
    while (open.length && now >= ends - open[0]!.at * 1000) {
      const { at, mark } = open.shift()!;
      if (at === 0 || now < ends - at * 1000 + LATE_MS) heard.reached(mark);
    }
    const left = secondsLeft(ends, now);
    if (left !== shown) heard.second?.((shown = left));
    if (left === 0 && !open.length) stop();
  };
  const stop = clock.every(LOOK_EVERY_MS, look);
  look();
  return { look, stop };
}
