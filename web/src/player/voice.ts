/** Says short things aloud, when the person has switched that on. A newer sentence takes the place of an older one. */
import { device } from "../lib/device.svelte.ts";
import { i18n } from "../lib/i18n.svelte.ts";

/** Whether this browser can speak at all. */
export const canSpeak = (): boolean => "speechSynthesis" in globalThis;

export function say(text: string): void {
  if (!device.voice || !canSpeak() || !text) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = i18n.language;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
