/** The parts of the settings, and who sees them. Each is loaded when it is asked for. */
import type { Component } from "svelte";
import type { IconName } from "../../components/Icon.svelte";

export const PARTS = {
  profile: () => import("./Profile.svelte"),
  inventory: () => import("./Inventory.svelte"),
  device: () => import("./Device.svelte"),
  account: () => import("./Account.svelte"),
  security: () => import("./Security.svelte"),
  tokens: () => import("./Tokens.svelte"),
  coaches: () => import("./Coaches.svelte"),
  consent: () => import("./Consent.svelte"),
  trail: () => import("./Trail.svelte"),
  data: () => import("./Data.svelte"),
  members: () => import("./Members.svelte"),
  about: () => import("./About.svelte"),
} as const satisfies Record<string, () => Promise<{ default: Component }>>;
export type Part = keyof typeof PARTS;

export const ICONS: Record<Part, IconName> = {
  profile: "body",
  inventory: "filter",
  device: "phone",
  account: "person",
  security: "key",
  tokens: "lock",
  coaches: "coach",
  consent: "check",
  trail: "note",
  data: "download",
  members: "share",
  about: "info",
};

export const GROUPS = {
  training: ["profile", "inventory"],
  device: ["device"],
  account: ["account", "security", "tokens"],
  sharing: ["coaches", "consent", "trail"],
  data: ["data"],
  service: ["members", "about"],
} as const satisfies Record<string, readonly Part[]>;
