/** Why a plan is as it is, or why there is none, in German, from what each rule saw. */
import { MissingFact, type Told } from "../../insight/told.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { sayWeekday } from "../../lib/days.ts";
import { i18n, list } from "../../lib/i18n.svelte.ts";
import { texts } from "../../lib/texts.svelte.ts";
import { quoted, quotedList } from "./grammar.ts";

/** What a profile may leave out. */
const LEFT_OPEN: Record<string, string> = {
  goal: "kein Ziel",
  days_per_week: "keine Trainingstage pro Woche",
  minutes: "keine Minuten je Einheit",
  equipment: "keine Geräte",
  level: "keine Stufe",
};

/** A sentence of the knowledge; as long as it is not here in German, all is said in English. */
function fixed(told: Told, name: string): string {
  const said = texts.say(told.text(name));
  if (said.lang) throw new MissingFact(name);
  return said.text;
}

/** What clashes with the rest, where there is no plan; else what the rule did to the plan there is. */
const orClash =
  (say: (told: Told) => string) =>
  (told: Told): string =>
    told.has("asks") ? `Nicht zusammen mit dem Übrigen zu erfüllen: ${fixed(told, "asks")}` : say(told);

const clash = orClash(() => {
  throw new MissingFact("asks");
});

const goal = (told: Told): string => {
  const said = (i18n.t.words.goal as Record<string, string>)[told.text("goal")];
  if (said === undefined) throw new MissingFact("goal");
  return said;
};

/** Muscle groups with their sets, in the order they were counted. */
const setsOfGroups = (told: Told): string => {
  const sets = told.numbers("sets");
  return told
    .words("groups")
    .map((group, place) => `${told.groupOf(group)} ${sets[place]}`)
    .join("; ");
};

const exercises = (told: Told): string[] => told.words("exercises").map((id) => catalogue.nameOf(id));
const condition = (told: Told): string => catalogue.conditionName(told.text("condition"));

/** What a condition took out of the plan. */
export function leftOut(told: Told): string {
  const named = exercises(told);
  const more = told.count("left_out") - named.length;
  if (!named.length) return `${condition(told)}: Nichts musste wegfallen.`;
  const others = more > 0 ? [more === 1 ? "eine weitere" : `${more} weitere`] : [];
  const verb = named.length + more === 1 ? "fällt" : "fallen";
  return `${condition(told)}: ${list([...named.map(quoted), ...others])} ${verb} weg.`;
}

export const planning: Record<string, (told: Told) => string> = {
  "SB-L001": clash,
  "SB-L002": orClash((t) => {
    const days = t.words("days").map((day) => sayWeekday(day));
    return `${list(days)}: ${days.length} Einheiten mit mindestens einem Tag dazwischen.`;
  }),
  "SB-L003": clash,
  "SB-L005": (t) =>
    `Für dein Ziel ${quoted(goal(t))} machst du Sätze von ${t.count("low")} bis ${t.count("high")}.`,
  "SB-L006": orClash((t) => `Sätze in der ersten Woche: ${setsOfGroups(t)}.`),
  "SB-L007": clash,
  "SB-L008": clash,
  "SB-L009": orClash(
    (t) =>
      `Im Lauf des Blocks werden es mehr Sätze, für keinen Muskel des mittleren Rückens um mehr als ${t.percent("rise")} von Woche zu Woche.`,
  ),
  "SB-L010": clash,
  "SB-L011": clash,
  "SB-L012": clash,
  "SB-L013": orClash(
    (t) => `Die längste Einheit dauert ${t.count("longest")} von deinen ${t.count("minutes")} Minuten.`,
  ),
  "SB-L014": clash,
  "SB-L015": clash,
  "SB-L016": clash,
  "SB-L017": clash,
  "SB-L018": (t) => {
    const named = exercises(t);
    if (!named.length) throw new MissingFact("exercises");
    return named.length === 1
      ? `Deine Lieblingsübung ${quotedList(named)} ist dabei.`
      : `Deine Lieblingsübungen ${quotedList(named)} sind dabei.`;
  },
  "SB-L020": (t) => `Woche ${t.count("weeks")} ist die Entlastungswoche: je zwei Sätze.`,
  "SB-L022": (t) =>
    `Sätze von ${t.count("low")} bis ${t.count("high")} kommen nach ${t.count("weeks")} Wochen; bis dahin lernst du die Bewegungen sicher.`,
  "SB-L023": (t) =>
    t.has("time_limit_s")
      ? `Nach ${t.number("time_limit_s", 3)} Sekunden gab es weder einen Plan noch einen Beweis, dass keiner möglich ist; gib der Suche mehr Zeit.`
      : `Die Suche wurde angehalten; vielleicht gibt es einen besseren Plan, der höchstens ${t.percentOf("gap")} besser ist.`,
  "SB-L025": (t) => {
    const open = t.count("unanswered");
    if (!t.flag("open_only"))
      return `Ergebnis der Fragen zur Gesundheit: ${t.oneOf("clearance", i18n.t.welcome.result)}. ${fixed(t, "do")}`;
    return open === 1
      ? "Auf 1 Frage zur Gesundheit fehlt die Antwort; eine offene zählt nie als Nein."
      : `Auf ${open} Fragen zur Gesundheit fehlt die Antwort; eine offene zählt nie als Nein.`;
  },
  "SB-L026": (t) => {
    const open = t.words("fields").map((field) => LEFT_OPEN[field]);
    if (open.includes(undefined)) throw new MissingFact("fields");
    const taken = open.length === 1 ? "wurde ein üblicher Wert" : "wurden übliche Werte";
    return `Dein Profil nennt ${list(open as string[])}; dafür ${taken} genommen.`;
  },
  "SB-L027": clash,
  "SB-S113": (t) => `${condition(t)}: Anlaufstelle ist ${fixed(t, "who")} (${fixed(t, "how_soon")}).`,
};
