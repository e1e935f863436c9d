/** Which screens are taken, and which of them the README shows. */

export interface Screen {
  name: string;
  /** Its address; `{athlete}` stands for the id of the one who is coached. */
  path: string;
  /** Whose screen it is: the newcomer's plan is made by looking at it, which must not be the sample's. */
  who: "visitor" | "newcomer" | "athlete" | "coach";
  /** What is touched first, by its `data-test`, as far as it is there. */
  touch?: readonly string[];
}

export const SCREENS: readonly Screen[] = [
  { name: "welcome", path: "/welcome", who: "visitor" },
  { name: "sign-in", path: "/account/sign-in", who: "visitor" },
  { name: "sign-up", path: "/account/sign-up", who: "visitor" },
  { name: "password", path: "/account/password/reset", who: "visitor" },
  { name: "join", path: "/join", who: "visitor" },
  { name: "start-consent", path: "/welcome/consent", who: "newcomer" },
  { name: "start-screening", path: "/welcome/screening", who: "newcomer" },
  { name: "start-profile", path: "/welcome/profile", who: "newcomer" },
  { name: "start-plan", path: "/welcome/plan", who: "newcomer" },
  { name: "today", path: "/", who: "athlete" },
  { name: "pain", path: "/today/pain", who: "athlete" },
  { name: "player", path: "/session", who: "athlete" },
  { name: "plan", path: "/plan", who: "athlete" },
  { name: "plan-edit", path: "/plan/edit", who: "athlete" },
  { name: "progress", path: "/progress", who: "athlete" },
  { name: "log", path: "/progress/log", who: "athlete" },
  { name: "trend", path: "/progress/exercises/single-arm-dumbbell-row", who: "athlete" },
  { name: "learn", path: "/learn", who: "athlete" },
  { name: "exercise", path: "/learn/exercises/face-pull", who: "athlete" },
  { name: "muscle", path: "/learn/muscles/lower-trapezius", who: "athlete" },
  { name: "rule", path: "/learn/rules/SB-P022", who: "athlete" },
  { name: "article", path: "/learn/articles/form-before-weight", who: "athlete" },
  { name: "mirror", path: "/mirror", who: "athlete" },
  { name: "mirror-guide", path: "/mirror/seated-cable-row", who: "athlete" },
  { name: "posture", path: "/mirror/posture", who: "athlete" },
  { name: "settings", path: "/settings", who: "athlete" },
  { name: "settings-profile", path: "/settings/profile", who: "athlete" },
  { name: "settings-inventory", path: "/settings/inventory", who: "athlete" },
  { name: "settings-device", path: "/settings/device", who: "athlete" },
  { name: "settings-data", path: "/settings/data", who: "athlete" },
  { name: "settings-coaches", path: "/settings/coaches", who: "athlete" },
  { name: "settings-account", path: "/settings/account", who: "athlete" },
  { name: "exercises", path: "/learn/exercises", who: "athlete" },
  // Last, because a session is under way afterwards.
  { name: "player-set", path: "/session", who: "athlete", touch: ["session-start-main"] },
  { name: "player-rest", path: "/session", who: "athlete", touch: ["session-start", "log"] },
  { name: "settings-security", path: "/settings/security", who: "coach" },
  { name: "coach", path: "/coach", who: "coach" },
  { name: "coached", path: "/coach/athletes/{athlete}", who: "coach" },
  { name: "coached-plan", path: "/coach/athletes/{athlete}/plan", who: "coach" },
];

export const WIDTHS = { 360: 740, 768: 1024, 1440: 900 } as const;
export const THEMES = ["light", "dark", "contrast"] as const;

/** The README's: the first view of a screen, not the whole page. */
export const SHOWN: readonly { name: string; width: keyof typeof WIDTHS; theme: (typeof THEMES)[number] }[] =
  [
    { name: "today", width: 360, theme: "light" },
    { name: "player-set", width: 360, theme: "dark" },
    { name: "plan", width: 1440, theme: "light" },
    { name: "progress", width: 1440, theme: "dark" },
  ];
