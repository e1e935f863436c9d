/** What is set on this device alone: looks, sounds, units. It is no record of the person, so it is never sent. */

export type Theme = "system" | "light" | "dark" | "contrast";
export type Units = "kg" | "lb";

export interface DeviceSettings {
  theme: Theme;
  units: Units;
  language: "en" | "de" | null;
  sounds: boolean;
  voice: boolean;
  metronome: boolean;
  vibrate: boolean;
  postureBreakMinutes: number;
  nudges: boolean;
}

const KEY = "strongback.device";
const USUAL: DeviceSettings = {
  theme: "system",
  units: "kg",
  language: null,
  sounds: true,
  voice: false,
  metronome: false,
  vibrate: true,
  postureBreakMinutes: 45,
  nudges: true,
};

function read(): DeviceSettings {
  try {
    return {
      ...USUAL,
      ...(JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "{}") as Partial<DeviceSettings>),
    };
  } catch {
    return { ...USUAL }; // a private window may refuse storage; the usual settings serve as well
  }
}

export const device: DeviceSettings = $state(read());

/** Change settings of this device and keep them. */
export function setDevice(changes: Partial<DeviceSettings>): void {
  Object.assign(device, changes);
  try {
    localStorage.setItem(KEY, JSON.stringify(device));
  } catch {
    // It holds until the tab is closed.
  }
  showTheme();
}

/** Put the chosen theme on the page. */
export function showTheme(): void {
  document.documentElement.dataset.theme = device.theme;
}
