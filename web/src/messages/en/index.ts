/** Every word of the screens, in English; other languages have the same shape, which the compiler checks. */
import { account } from "./account.ts";
import { coach } from "./coach.ts";
import { common } from "./common.ts";
import { figure } from "./figure.ts";
import { learn } from "./learn.ts";
import { plan } from "./plan.ts";
import { player } from "./player.ts";
import { progress } from "./progress.ts";
import { refusals } from "./refusals.ts";
import { settings } from "./settings.ts";
import { today } from "./today.ts";
import { welcome } from "./welcome.ts";
import { words } from "./words.ts";

/** What the service says in fixed English sentences, in the reader's language by those sentences. */
const sentences: Record<string, string> = {};

export const en = {
  account,
  coach,
  common,
  figure,
  learn,
  plan,
  player,
  progress,
  refusals,
  sentences,
  settings,
  today,
  welcome,
  words,
};
export type Messages = typeof en;
