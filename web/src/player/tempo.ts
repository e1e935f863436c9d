/** The parts of a repetition in seconds, in the order in which a movement has them, with the breath of each. */

export type PhaseName = "lower" | "stretch" | "effort" | "squeeze";

export interface Phase {
  name: PhaseName;
  seconds: number;
  /** Out on the effort, in on the way back; in a pause the breath simply goes on. */
  breath: "out" | "in" | "on";
}

const ORDER: readonly PhaseName[] = ["lower", "stretch", "effort", "squeeze"];
const BREATH: Record<PhaseName, Phase["breath"]> = {
  lower: "in",
  stretch: "on",
  effort: "out",
  squeeze: "on",
};

/**
 * Read a tempo (`eccentric-pause-concentric-pause`). A movement that begins with the effort (a pull) starts there;
 * `holdS` is a hold at the end of the effort that the exercise asks for on its own.
 */
export function phases(tempo: string, beginsWith: "effort" | "lower", holdS = 0): Phase[] {
  const seconds = /^\d-\d-\d-\d$/.test(tempo) ? tempo.split("-").map(Number) : [2, 0, 1, 0];
  const all = ORDER.map((name, place): Phase => {
    const asked = seconds[place] ?? 0;
    return { name, seconds: name === "squeeze" ? Math.max(asked, holdS) : asked, breath: BREATH[name] };
  });
  const turned = beginsWith === "effort" ? [...all.slice(2), ...all.slice(0, 2)] : all;
  return turned.filter((phase) => phase.seconds > 0);
}

/** The exercise says in its sentence on breathing with what it begins: out is the effort. */
export const beginsWith = (breathing: string): "effort" | "lower" =>
  /^in\b/i.test(breathing.trim()) ? "lower" : "effort";

export const repSeconds = (all: readonly Phase[]): number =>
  all.reduce((sum, phase) => sum + phase.seconds, 0);

export interface Beat {
  rep: number;
  phase: Phase;
  place: number;
  /** Seconds into the phase. */
  into: number;
}

/** Where a set stands after so many seconds; repetitions count from 1. */
export function beatAt(all: readonly Phase[], seconds: number): Beat | null {
  const rep = repSeconds(all);
  if (rep <= 0 || seconds < 0) return null;
  let into = seconds % rep;
  for (const [place, phase] of all.entries()) {
    if (into < phase.seconds) return { rep: Math.floor(seconds / rep) + 1, phase, place, into };
    into -= phase.seconds;
  }
  return null;
}

export interface Click {
  /** Seconds since the first repetition began. */
  at: number;
  kind: PhaseName | "tick";
}

/** The sounds between two moments: one for each phase that begins, a quiet one for every further second of it. */
export function clicks(all: readonly Phase[], from: number, until: number): Click[] {
  const rep = repSeconds(all);
  if (rep <= 0) return [];
  const found: Click[] = [];
  for (let start = Math.max(0, Math.floor(from / rep)) * rep; start < until; start += rep) {
    let at = start;
    for (const phase of all) {
      for (let second = 0; second < phase.seconds; second++)
        if (at + second >= from && at + second < until)
          found.push({ at: at + second, kind: second === 0 ? phase.name : "tick" });
      at += phase.seconds;
    }
  }
  return found;
}
