/** Sounds the tempo of a set. Clicks are handed to the audio clock a little ahead, so a busy page does not lose time. */
import { audio, toneAt, type ToneName } from "./sounds.ts";
import { clicks, type Click, type Phase } from "./tempo.ts";

const AHEAD_S = 0.6;
const LOOK_EVERY_MS = 200;

export interface Sounding {
  /** The audio clock, in seconds. */
  time: () => number;
  click: (kind: Click["kind"], at: number) => () => void;
  every: (ms: number, run: () => void) => () => void;
}

const throughAudio: Sounding = {
  time: () => audio()?.currentTime ?? 0,
  click: (kind, at) => toneAt(kind as ToneName, at),
  every: (ms, run) => {
    const id = setInterval(run, ms);
    return () => clearInterval(id);
  },
};

/** Start the clicks so many seconds from now; returns what stops them. */
export function metronome(
  all: readonly Phase[],
  startsIn: number,
  through: Sounding = throughAudio,
): () => void {
  const start = through.time() + startsIn;
  let until = 0;
  let waiting: (() => void)[] = [];
  const look = (): void => {
    const next = through.time() - start + AHEAD_S;
    if (next <= until) return;
    waiting = [
      ...waiting.slice(-12),
      ...clicks(all, until, next).map(({ kind, at }) => through.click(kind, start + at)),
    ];
    until = next;
  };
  const stop = through.every(LOOK_EVERY_MS, look);
  look();
  return () => {
    stop();
    for (const takeBack of waiting) takeBack();
  };
}
