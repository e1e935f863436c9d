/** Every screen, its address, and who may see it. Screens are loaded when they are asked for. */
import type { Component } from "svelte";
import { match } from "./router.svelte.ts";

type Params = Record<string, string>;
type Load = () => Promise<{ default: Component<{ params: Params }> }>;

export interface Route {
  pattern: string;
  load: Load;
  /** `anyone`: also without an account. `whole`: without the navigation around it. */
  anyone?: boolean;
  whole?: boolean;
  tab?: "today" | "plan" | "progress" | "learn" | "coach" | "settings";
}

const screen = (load: () => Promise<{ default: unknown }>): Load => load as Load;

export const ROUTES: readonly Route[] = [
  { pattern: "/", tab: "today", load: screen(() => import("../screens/today/Today.svelte")) },
  { pattern: "/today", tab: "today", load: screen(() => import("../screens/today/Today.svelte")) },
  { pattern: "/today/pain", tab: "today", load: screen(() => import("../screens/today/Pain.svelte")) },
  { pattern: "/session", whole: true, load: screen(() => import("../screens/player/Player.svelte")) },
  { pattern: "/plan", tab: "plan", load: screen(() => import("../screens/plan/Plan.svelte")) },
  { pattern: "/plan/edit", tab: "plan", load: screen(() => import("../screens/plan/Edit.svelte")) },
  {
    pattern: "/progress",
    tab: "progress",
    load: screen(() => import("../screens/progress/Progress.svelte")),
  },
  { pattern: "/progress/log", tab: "progress", load: screen(() => import("../screens/progress/Log.svelte")) },
  {
    pattern: "/progress/exercises/:exercise",
    tab: "progress",
    load: screen(() => import("../screens/progress/ExerciseTrend.svelte")),
  },
  {
    pattern: "/learn",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Learn.svelte")),
  },
  {
    pattern: "/learn/:shelf",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Learn.svelte")),
  },
  {
    pattern: "/learn/exercises/:id",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Exercise.svelte")),
  },
  {
    pattern: "/learn/muscles/:id",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Muscle.svelte")),
  },
  {
    pattern: "/learn/rules/:id",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Rule.svelte")),
  },
  {
    pattern: "/learn/articles/:id",
    tab: "learn",
    anyone: true,
    load: screen(() => import("../screens/learn/Article.svelte")),
  },
  { pattern: "/coach", tab: "coach", load: screen(() => import("../screens/coach/Coach.svelte")) },
  {
    pattern: "/coach/athletes/:athlete",
    tab: "coach",
    load: screen(() => import("../screens/coach/Athlete.svelte")),
  },
  {
    pattern: "/coach/athletes/:athlete/plan",
    tab: "coach",
    load: screen(() => import("../screens/coach/AthletePlan.svelte")),
  },
  { pattern: "/mirror", tab: "today", load: screen(() => import("../mirror/Mirror.svelte")) },
  { pattern: "/mirror/posture", tab: "today", load: screen(() => import("../mirror/Posture.svelte")) },
  { pattern: "/mirror/:exercise", whole: true, load: screen(() => import("../mirror/MirrorOf.svelte")) },
  {
    pattern: "/settings",
    tab: "settings",
    load: screen(() => import("../screens/settings/Settings.svelte")),
  },
  {
    pattern: "/settings/:part",
    tab: "settings",
    load: screen(() => import("../screens/settings/Settings.svelte")),
  },
  {
    pattern: "/welcome",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/welcome/Welcome.svelte")),
  },
  { pattern: "/welcome/:step", whole: true, load: screen(() => import("../screens/welcome/Start.svelte")) },
  {
    pattern: "/join",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/Join.svelte")),
  },
  {
    pattern: "/account/sign-in",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/SignIn.svelte")),
  },
  {
    pattern: "/account/sign-in-failed",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/SignIn.svelte")),
  },
  {
    pattern: "/account/sign-up",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/SignUp.svelte")),
  },
  {
    pattern: "/account/verify-email/:key",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/VerifyEmail.svelte")),
  },
  {
    pattern: "/account/verify-email",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/VerifyEmail.svelte")),
  },
  {
    pattern: "/account/password/reset",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/Password.svelte")),
  },
  {
    pattern: "/account/password/reset/:key",
    anyone: true,
    whole: true,
    load: screen(() => import("../screens/account/Password.svelte")),
  },
];

/** The screen of an address, with what the address says; null when there is none. */
export function routeOf(path: string): { route: Route; params: Params } | null {
  for (const route of ROUTES) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}
