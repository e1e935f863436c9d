/** Hybrid logical clocks, as the service reads them: milliseconds, a counter and this device's name. */

const KEY = "strongback.clock";

interface Kept {
  ms: number;
  counter: number;
  device: string;
}

function kept(storage: Storage): Kept {
  const text = storage.getItem(KEY);
  if (text) return JSON.parse(text) as Kept;
  const letters = crypto.getRandomValues(new Uint8Array(6));
  return {
    ms: 0,
    counter: 0,
    device: `web-${Array.from(letters, (byte) => byte.toString(16).padStart(2, "0")).join("")}`,
  };
}

/** Return the next clock of this device: later than every one before, whatever its wall clock does. */
export function nextClock(now: number = Date.now(), storage: Storage = localStorage): string {
  const before = kept(storage);
  const after =
    now > before.ms ? { ...before, ms: now, counter: 0 } : { ...before, counter: before.counter + 1 };
  storage.setItem(KEY, JSON.stringify(after));
  return `${String(after.ms).padStart(13, "0")}.${after.counter.toString(16).padStart(8, "0")}.${after.device}`;
}
