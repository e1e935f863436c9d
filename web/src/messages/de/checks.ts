/** What a plan breaks, in German, by the way the checker says it. */
import type { Told } from "../../insight/told.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { sayWeekday } from "../../lib/days.ts";
import { i18n } from "../../lib/i18n.svelte.ts";
import { counted, quoted } from "./grammar.ts";

const MEASURES = { reps: "Wiederholungen", hold: "Sekunden", minutes: "Minuten" };
const UNITS = { repetitions: "Wiederholungen", seconds: "Sekunden" };
const PARTS = {
  "warm-up": "warm_up",
  power: "power",
  main: "main",
  balance: "balance",
  "cool-down": "cool_down",
};

const exercise = (told: Told): string => quoted(told.exercise);
const figure = (told: Told, name: string): string => told.number(name, 2);
const range = (told: Told, low: string, high: string): string =>
  told.count(low) === told.count(high)
    ? String(told.count(low))
    : `${told.count(low)} bis ${told.count(high)}`;
const usual = (told: Told): string => range(told, "least", "most");
const count = (told: Told, name: string, one: string, many: string): string =>
  counted(told.count(name), figure(told, name), one, many);
const sets = (told: Told): string => `${told.group}: ${count(told, "sets", "Satz", "Sätze")}`;
const minutes = (told: Told, name: string): string => count(told, name, "Minute", "Minuten");

export const checks: Record<string, (told: Told) => string> = {
  // The block
  "no-weeks": () => "Der Plan hat keine Wochen.",
  unknown: (t) => `${quoted(t.text("exercise"))} steht nicht im Katalog.`,
  length: (t) => `Ein Block hat ${usual(t)} Wochen; dieser hat ${t.count("weeks")}.`,
  deload: () => "Die letzte Woche, und nur sie, muss die Entlastungswoche sein.",
  changes: () => "Die Übungen oder die Tage ändern sich im Lauf des Blocks.",
  "deload-effort": (t) =>
    `${t.exercise}: ${t.count("rir")} in Reserve, in der Woche davor ${t.count("before")}; die Entlastungswoche lässt ${t.count("more")} mehr.`,
  // The week
  sessions: (t) => `${count(t, "sessions", "Einheit", "Einheiten")}; eine Woche hat ${usual(t)}.`,
  "more-days": (t) => `Du hast ${count(t, "offered", "Tag", "Tage")} angegeben.`,
  "no-day-between": () => "Zwischen zwei Einheiten liegt kein freier Tag.",
  "other-day": (t) => `${sayWeekday(t.text("day"))} gehört nicht zu deinen Tagen.`,
  "stimulus-misstated": (t) =>
    `${t.group}: Im Plan ${t.is("says", 1) ? "steht" : "stehen"} ${count(t, "says", "Satz", "Sätze")}, die Summe ist ${figure(t, "sets")}.`,
  "weekly-cap": (t) => `${sets(t)}, höchstens ${figure(t, "most")}.`,
  "weekly-floor": (t) => `${sets(t)}, mindestens ${figure(t, "least")}.`,
  pattern: (t) => `${quoted(t.oneOf("pattern", i18n.t.words.pattern))} fehlt.`,
  "trained-days": (t) => `${t.group}: an ${count(t, "days", "Tag", "Tagen")} trainiert.`,
  "pull-to-push": (t) =>
    `${count(t, "pulls", "Zugsatz", "Zugsätze")} auf ${count(t, "pushes", "Drucksatz", "Drucksätze")}; der Bereich ist ${figure(t, "least")}:1 bis ${figure(t, "most")}:1.`,
  "rise-at-first": (t) => `${sets(t)}, nach der letzten Woche höchstens ${figure(t, "most")}.`,
  rise: (t) => `${sets(t)} nach ${figure(t, "before")} in der Woche davor.`,
  // The session
  "mid-back": (t) =>
    `${count(t, "count", "Übung", "Übungen")} für den mittleren Rücken; eine Einheit hat ${usual(t)}.`,
  core: (t) => `${count(t, "count", "Übung", "Übungen")} für den Rumpf; eine Einheit hat ${usual(t)}.`,
  "too-long": (t) => `Die Einheit dauert ${minutes(t, "takes")}; du hast ${t.count("minutes")}.`,
  "minutes-misstated": (t) =>
    `Im Plan ${t.is("says", 1) ? "steht" : "stehen"} ${minutes(t, "says")}, die Einheit dauert ${t.count("takes")}.`,
  "session-cap": (t) => `${sets(t)} in einer Einheit, höchstens ${figure(t, "most")}.`,
  "warm-up": () => "Aufwärmen oder Ausklang fehlt.",
  "power-gate": () => "Die Schranke vor der Schnellkraft ist noch zu.",
  "power-sets": (t) =>
    `${t.exercise}: Höchstens ${count(t, "sets", "Satz", "Sätze")} mit je ${t.count("reps")} Wiederholungen bleiben schnell.`,
  // The exercise
  twice: (t) => `${exercise(t)} ist zweimal geplant.`,
  block: (t) =>
    `${exercise(t)} passt nicht in den Teil ${quoted(i18n.t.plan.part[t.oneOf("block", PARTS) as "main"])}.`,
  equipment: (t) => `Für ${exercise(t)} fehlt dir ein Gerät.`,
  level: (t) => `${exercise(t)} verlangt mehr Erfahrung, als du hast.`,
  avoid: (t) => `${exercise(t)} steht auf deiner Liste „Weglassen“.`,
  "condition-limits": (t) =>
    `${exercise(t)} kommt für dich nicht in Frage: ${catalogue.conditionName(t.text("condition"))}.`,
  load: (t) => {
    const load = quoted(t.oneOf("load_kind", i18n.t.words.implement));
    return t.flag("known")
      ? `Für ${exercise(t)} mit der Last ${load} fehlt dir ein Gerät.`
      : `${exercise(t)} geht nicht mit der Last ${load}.`;
  },
  sets: (t) => `${t.exercise}: ${count(t, "sets", "Satz", "Sätze")}; geplant werden hier ${usual(t)}.`,
  amount: (t) =>
    `${t.exercise}: ${t.count("first")} bis ${t.count("last")} ${t.oneOf("unit", UNITS)}, passend sind ${range(t, "low", "high")}.`,
  reserve: (t) => `${t.exercise}: ${t.count("rir")} in Reserve, mindestens ${t.count("least")}.`,
  measure: (t) => `${exercise(t)} wird in ${t.oneOf("measure", MEASURES)} gezählt.`,
};
