/** Tells that a rest is nearly over, and that it is: by sound, by vibration, by a notification when the page is hidden. */
import { device } from "../lib/device.svelte.ts";
import { audioTime, toneAt } from "./sounds.ts";

export const WARN_S = 10;
const TAG = "strongback-rest";

/** Set the sounds of a rest ahead on the audio clock, which goes on behind a locked screen; returns what takes them back. */
export function soundsFor(ends: number, now: number = Date.now()): () => void {
  if (!device.sounds || ends <= now) return () => undefined;
  const end = audioTime(ends, now);
  const warning = ends - now > WARN_S * 1000 + 500 ? [toneAt("warning", end - WARN_S)] : [];
  const counts = [3, 2, 1].filter((s) => ends - now > s * 1000).map((s) => toneAt("count", end - s));
  const all = [...warning, ...counts, toneAt("go", end)];
  return () => {
    for (const takeBack of all) takeBack();
  };
}

export function vibrate(pattern: number | number[]): void {
  if (device.vibrate && "vibrate" in navigator) navigator.vibrate(pattern);
}

export const mayNotify = (): boolean => "Notification" in globalThis && Notification.permission === "granted";
export const canAskToNotify = (): boolean =>
  "Notification" in globalThis && Notification.permission === "default";

export async function askToNotify(): Promise<boolean> {
  return canAskToNotify() && (await Notification.requestPermission()) === "granted";
}

/** Show a notification, when the person has allowed it and does not see the page anyway. */
export async function notify(title: string, body: string): Promise<void> {
  if (!mayNotify() || document.visibilityState === "visible") return;
  const options: NotificationOptions = { body, tag: TAG, icon: "/app/icons/mark-192.png" };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) await worker.showNotification(title, options);
  else new Notification(title, options);
}

/** Put away the notification of a rest that is over. */
export async function putAway(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await worker?.getNotifications({ tag: TAG })) ?? []) shown.close();
}
