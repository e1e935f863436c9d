/** The sounds of the player, made with Web Audio: nothing is loaded, and they can be set for a moment ahead. */

let context: AudioContext | null = null;

/** The audio of this page; browsers let it sound only after the person has touched something. */
export function audio(): AudioContext | null {
  const Kind = globalThis.AudioContext as typeof AudioContext | undefined;
  if (!Kind) return null;
  context ??= new Kind();
  if (context.state === "suspended") void context.resume();
  return context;
}

interface Tone {
  hz: number;
  seconds: number;
  gain: number;
}

const TONES = {
  effort: { hz: 880, seconds: 0.09, gain: 0.5 },
  lower: { hz: 587, seconds: 0.09, gain: 0.45 },
  squeeze: { hz: 740, seconds: 0.06, gain: 0.3 },
  stretch: { hz: 494, seconds: 0.06, gain: 0.3 },
  tick: { hz: 1200, seconds: 0.025, gain: 0.12 },
  count: { hz: 660, seconds: 0.08, gain: 0.4 },
  warning: { hz: 523, seconds: 0.18, gain: 0.5 },
  go: { hz: 1047, seconds: 0.4, gain: 0.6 },
} satisfies Record<string, Tone>;
export type ToneName = keyof typeof TONES;

/** Sound a tone at a moment of the audio clock; returns what takes it back. */
export function toneAt(name: ToneName, at: number): () => void {
  const here = audio();
  if (!here) return () => undefined;
  const { hz, seconds, gain } = TONES[name];
  const tone = new OscillatorNode(here, { type: "sine", frequency: hz });
  const volume = new GainNode(here, { gain: 0 });
  const start = Math.max(at, here.currentTime);
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(gain, start + 0.008);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  tone.connect(volume).connect(here.destination);
  tone.start(start);
  tone.stop(start + seconds + 0.02);
  return () => {
    tone.stop();
    tone.disconnect();
  };
}

/** Sound a tone now. */
export const tone = (name: ToneName): void => void toneAt(name, audio()?.currentTime ?? 0);

/** The moment of the audio clock that a moment of the wall clock will be. */
export const audioTime = (wall: number, now: number = Date.now()): number =>
  (audio()?.currentTime ?? 0) + (wall - now) / 1000;
