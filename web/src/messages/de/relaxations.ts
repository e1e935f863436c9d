/** What would make a plan possible, in German, change by change; several are one sentence. */
import { MissingFact, type Told } from "../../insight/told.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { sayWeekday } from "../../lib/days.ts";
import { i18n, list, number } from "../../lib/i18n.svelte.ts";
import { quoted, quotedList } from "./grammar.ts";

/** What to get, as it follows `besorg dir`. */
export const THINGS: Record<string, string> = {
  band: "ein langes Widerstandsband",
  "mini-band": "ein Miniband",
  "door-anchor": "einen Türanker",
  dumbbells: "Kurzhanteln",
  kettlebell: "eine Kettlebell",
  barbell: "eine Langhantel",
  bench: "eine Flachbank",
  "incline-bench": "eine Schrägbank",
  "low-bar": "eine niedrige Stange",
  "pull-up-bar": "eine Klimmzugstange",
  "suspension-trainer": "einen Schlingentrainer",
  cable: "einen Kabelzug",
  "lat-pulldown": "einen Latzug",
  "seated-row-machine": "einen Ruderzug",
  "chest-supported-row-machine": "eine Rudermaschine mit Brustpolster",
  "chest-press-machine": "eine Brustpresse",
  "assisted-pull-up-machine": "eine Klimmzugmaschine mit Unterstützung",
  "reverse-fly-machine": "eine Butterfly-Reverse-Maschine",
  "roman-chair": "eine Hyperextension-Bank",
  "stability-ball": "einen Gymnastikball",
  "foam-roller": "eine Faszienrolle",
  "medicine-ball": "einen Medizinball",
  box: "einen Kasten oder eine Stufe",
  table: "einen stabilen Tisch",
  towel: "ein Handtuch",
};

function items<T>(told: Told, name: string): T[] {
  const value = told.of.facts[name];
  if (!Array.isArray(value)) throw new MissingFact(name);
  return value as T[];
}

/** What is in one of two lists and not in the other. */
const without = (told: Told, name: string, other: string): string[] => {
  const there = items<string>(told, other);
  return items<string>(told, name).filter((each) => !there.includes(each));
};

const thing = (id: string): string => {
  const said = THINGS[id];
  if (said === undefined) throw new MissingFact(id);
  return said;
};

/** Sets of each kind of movement that are done elsewhere. */
function elsewhere(told: Told): string {
  const [before, after] = [told.of.facts["from"], told.of.facts["to"]] as Record<string, number>[];
  if (!before || !after) throw new MissingFact("from");
  const fewer = Object.entries(before)
    .filter(([pattern, sets]) => after[pattern] !== sets)
    .map(([pattern, sets]) => {
      const name = (i18n.t.words.pattern as Record<string, string>)[pattern] ?? pattern;
      const now = after[pattern] ?? 0;
      return `${now ? `nur ${now}` : "keine"} statt ${sets} Sätze ${quoted(name)}`;
    });
  return `mach anderswo ${list(fewer)}`;
}

export const relaxations: Record<string, (told: Told) => string> = {
  minutes: (t) => `gib jeder Einheit ${t.count("to")} statt ${t.count("from")} Minuten`,
  days_per_week: (t) => `trainiere an ${t.count("to")} Tagen in der Woche`,
  weekdays: (t) => {
    const added = without(t, "to", "from").map((day) => sayWeekday(day));
    return added.length ? `nimm ${list(added)} zu deinen Tagen dazu` : "lass die Wochentage offen";
  },
  avoid: (t) => {
    const freed = without(t, "from", "to").map((id) => catalogue.nameOf(id));
    return `streich ${quotedList(freed)} von deiner Liste „Weglassen“`;
  },
  equipment: (t) => `besorg dir ${list(without(t, "to", "from").map(thing))}`,
  trains_elsewhere: elsewhere,
  last_week: () => "fang an, ohne dich nach deiner letzten Woche zu richten",
  floor: (t) => {
    const [least, was] = [t.number("to"), t.number("from")];
    return `lass als Untergrenze je Muskel ${least} statt ${was} Sätze in der Woche gelten`;
  },
  pull_to_push: (t) => {
    const [least = 0, most = 0] = items<number>(t, "to");
    return `nimm hin, dass auf einen Drucksatz ${number(least, 2)} bis ${number(most, 2)} Zugsätze kommen`;
  },
};
