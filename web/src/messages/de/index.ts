/** Every word of the screens, in German. */
import type { Messages } from "../en/index.ts";
import { account } from "./account.ts";
import { coach } from "./coach.ts";
import { common } from "./common.ts";
import { figure } from "./figure.ts";
import { learn } from "./learn.ts";
import { plan } from "./plan.ts";
import { player } from "./player.ts";
import { progress } from "./progress.ts";
import sentences from "./sentences.json" with { type: "json" };
import { refusals } from "./refusals.ts";
import { settings } from "./settings.ts";
import { today } from "./today.ts";
import { welcome } from "./welcome.ts";
import { words } from "./words.ts";

export const de: Messages = {
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
