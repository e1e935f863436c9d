/** Everything that goes by the clock while a session is shown: rests, holds, their sounds, the voice, the title. */
import { untrack } from "svelte";
import { catalogue } from "../lib/catalogue.svelte.ts";
import { device } from "../lib/device.svelte.ts";
import { i18n } from "../lib/i18n.svelte.ts";
import { sayLoad } from "../lib/units.ts";
import { notify, putAway, soundsFor, vibrate, WARN_S } from "./alarm.ts";
import type { Rest } from "./model.ts";
import { afterPaint } from "../lib/paint.ts";
import type { Player } from "./player.svelte.ts";
import { tone } from "./sounds.ts";
import { isDrill } from "./steps.ts";
import { clockFace, countdown, type Countdown } from "./timer.ts";
import { hush, say } from "./voice.ts";

export const READY_S = 5;
const JUST_MS = 1_500;

/** What comes next, as it is said aloud and in a notification. */
export function nextInWords(player: Player): string {
  const { item, step, load, amount } = player;
  if (!item || !step || !load) return "";
  const t = i18n.t.player;
  const unit = item.measure === "hold" ? i18n.t.common.seconds(amount) : i18n.t.common.reps(amount);
  const side = step.side === "both" ? "" : `, ${i18n.t.words.side[step.side]}`;
  const what = load.kind === "none" || load.kind === "bodyweight" ? unit : `${unit}, ${sayLoad(load)}`;
  return t.say.next(`${catalogue.nameOf(item.exercise)}${side}, ${what}`);
}

/** Follow the player for as long as a component is shown. */
export function conduct(player: Player): void {
  $effect(() => {
    const { rest } = player;
    return rest ? untrack(() => runRest(player, rest)) : undefined;
  });
  $effect(() => {
    const hold = player.hold;
    return hold ? untrack(() => runHold(player)) : undefined;
  });
}

function watched(counting: Countdown, more: () => void): () => void {
  const look = (): void => counting.look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    counting.stop();
    more();
  };
}

function runRest(player: Player, rest: Rest): () => void {
  const t = i18n.t.player;
  const title = document.title;
  let takeBack: () => void = () => undefined;
  let over = false;
  afterPaint(() => {
    if (over) return;
    takeBack = soundsFor(rest.ends);
    announce(player, rest);
  });
  const marks = [
    ...(rest.ends - rest.started > WARN_S * 1000 ? [{ at: WARN_S, mark: "warn" }] : []),
    { at: 0, mark: "over" },
  ];
  const reached = (mark: string): void => {
    if (mark === "warn") {
      vibrate(120);
      say(t.say.tenLeft);
      return;
    }
    vibrate([200, 80, 200]);
    say(t.say.go);
    void notify(t.restOver, nextInWords(player));
    player.do({ type: "rest-ended" });
    if (rest.kind === "switch" && player.item && player.item.measure !== "reps" && player.step)
      player.hold = { step: player.step.key, phase: "going", from: rest.ends };
  };
  const second = (left: number): void => void (document.title = t.restTitle(clockFace(left)));
  return watched(countdown(rest.ends, marks, { second, reached }), () => {
    over = true;
    takeBack();
    hush();
    afterPaint(() => void putAway());
    document.title = title;
  });
}

/** Say what a rest is for, when it has only just begun. */
function announce(player: Player, rest: Rest): void {
  const t = i18n.t.player;
  const seconds = Math.round((rest.ends - Date.now()) / 1000);
  if (Date.now() - rest.started > JUST_MS) return;
  if (seconds > WARN_S) say(`${t.say.rest(seconds)} ${nextInWords(player)}`);
  else if (rest.kind === "switch") say(t.say.switchSides);
}

/** The seconds after which a hold has reached its aim, and after which it ends by itself. */
export function holdSpan(player: Player): { aim: number; end: number } {
  const { item, step, amount } = player;
  const aim = item?.measure === "minutes" ? amount * 60 : amount;
  const end = item?.measure === "minutes" || step?.kind === "drill" ? aim : Math.max(aim, item?.high ?? aim);
  return { aim, end };
}

function runHold(player: Player): () => void {
  const hold = player.hold!;
  const starts = hold.phase === "ready" ? hold.from + READY_S * 1000 : hold.from;
  if (hold.phase === "ready") {
    const takeBack = soundsFor(starts);
    const go = (): void => {
      vibrate(150);
      player.hold = { ...hold, phase: "going", from: starts };
    };
    return watched(countdown(starts, [{ at: 0, mark: "go" }], { reached: go }), takeBack);
  }
  const { aim, end } = holdSpan(player);
  const ends = starts + end * 1000;
  const marks = [...(end > aim ? [{ at: end - aim, mark: "aim" }] : []), { at: 0, mark: "end" }];
  const reached = (mark: string): void => {
    if (device.sounds) tone(mark === "end" ? "go" : "warning");
    vibrate(mark === "end" ? [200, 80, 200] : 150);
    say(i18n.t.player.say.holdOver);
    // What runs to its end by itself needs no thumb: a stretch goes on to the other side, a plank may be let down.
    if (mark === "end" && player.item?.measure === "hold") endHold(player, end);
  };
  return watched(countdown(ends, marks, { reached }), () => undefined);
}

/** End a hold: log its seconds, or tick the drill off. */
export function endHold(player: Player, seconds: number): void {
  const { step, item, load } = player;
  if (!step || !item || !load) return;
  player.hold = null;
  if (isDrill(item)) player.do({ type: "drill-done", step: step.key });
  else player.do({ type: "set-done", step: step.key, amount: Math.max(1, seconds), load });
}
