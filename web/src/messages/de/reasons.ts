/** Why a plan and today ask what they ask, in German, rule by rule, from what each saw. In English the service says it. */
import type { Reasoned, Told } from "../../insight/told.ts";
import { ago, capital, several } from "./grammar.ts";
import { leftOut, planning } from "./planning.ts";

const left = (n: string): string => `noch ${n} in Reserve ${n === "1" ? "ist" : "sind"}`;

const amount = (told: Told, name: string): string =>
  told.text("unit") === "seconds"
    ? several(told.count(name), "eine Sekunde", "Sekunden")
    : several(told.count(name), "eine Wiederholung", "Wiederholungen");

const reached = (told: Told): string => {
  const sets = told.count("sets");
  return `${sets === 1 ? "Der Satz erreichte" : `Alle ${sets} Sätze erreichten`} ${told.count("top")}`;
};

/** Where to begin with what was never done. */
function begin(told: Told): string {
  const kind = told.text("load_kind");
  if (kind === "none") return "Beginne leicht und lerne die Bewegung.";
  if (kind === "bodyweight")
    return told.has("settings") && told.count("settings") > 1
      ? `Beginne mit Stufe ${told.count("setting")} von ${told.count("settings")}.`
      : "Beginne mit deinem eigenen Gewicht.";
  if (told.has("load_band")) return `Beginne mit dem ${told.load("load")}.`;
  const [low, high] = [told.count("low"), told.count("high")];
  const until = `bis nach einem Satz von ${low === high ? low : `${low} bis ${high}`} ${left(told.number("rir"))}`;
  return told.has("from_kind")
    ? `Beginne mit ${told.load("from")} und geh höher, ${until}.`
    : `Beginne leicht und geh höher, ${until}.`;
}

const mass = (told: Told): string => (told.has("kg") ? `, also ${told.mass("kg")}` : "");

/** How the load of a swap was chosen. */
const BEGUN: Record<string, (told: Told) => string> = {
  own: (t) => `die Last folgt aus deinen eigenen Sätzen vom ${t.day("day")}`,
  lever: (t) =>
    `ohne eigene Sätze beginnst du dort, wo du etwa ${t.percent("share")} deines Körpergewichts bewegst${mass(t)} (geschätzt)`,
  part: (t) => `ohne eigene Sätze beginnst du mit höchstens ${t.percent("part")} der Last`,
  open: () => "ohne eigene Sätze findest du die Last von leicht nach schwer",
  low: () => "ohne eigene Sätze beginnst du am unteren Ende des Bereichs",
};

const KINDS: Record<string, string> = {
  ache: "dumpf oder ziehend",
  sharp: "stechend",
  spreading: "ausstrahlend",
  "numb-or-weak": "mit Taubheit oder Schwäche",
};
const kind = (name: string): string => KINDS[name] ?? name;
const kinds = (told: Told): string => {
  const named = told.words("kinds").map(kind);
  return named.length ? ` (${named.join(", ")})` : "";
};

/** What one may own, as it is asked for; the service writes the implement without hyphens. */
const OWNED: Record<string, string> = {
  dumbbell: "Kurzhanteln",
  "dumbbell pair": "Kurzhantelpaare",
  kettlebell: "Kettlebells",
  barbell: "Scheiben für die Langhantel",
  stack: "Gewichte am Gewichtsblock",
  "medicine ball": "Medizinbälle",
  band: "Bänder",
};

export const reasons: Record<string, (told: Told) => string> = {
  ...planning,
  "SB-P001": (t) =>
    `${t.flag("first") ? "Zum ersten Mal." : "Die letzten Sätze nennen keine Last."} ${begin(t)}`,
  "SB-P002": (t) =>
    t.flag("beyond")
      ? `Schwerer geht es hier nicht: Nimm dir ${amount(t, "aim")} vor.`
      : `Jeder Satz hatte mindestens ${amount(t, "least")}; nimm dir jetzt ${t.count("aim")} vor.`,
  "SB-P003": (t) => {
    const less = t.flag("less_help");
    const size = t.has("step") ? `, ${t.percentOf("step")} ${less ? "weniger Hilfe" : "mehr"}` : "";
    return `${reached(t)} mit ${t.load("before")}: Nimm ${t.load("load")}${size}, wieder ab ${t.count("aim")}.`;
  },
  "SB-P004": (t) =>
    t.has("after")
      ? `${t.named("before")} ist ausgereizt; die nächste Sprosse der Leiter ist ${t.named("after")}.`
      : `${reached(t)}: Weiter mit Stufe ${t.count("setting")} von ${t.count("settings")}.`,
  "SB-P005": (t) =>
    `Gleiche Last, langsamer zurück: ${several(t.count("lowering_s"), "eine Sekunde", "Sekunden")} statt ${t.count("lowering_before_s")}.`,
  "SB-P006": (t) => `${t.count("rest_s")} Sekunden Pause statt ${t.count("rest_before_s")}.`,
  "SB-P007": (t) =>
    t.flag("left_out")
      ? `${t.count("done")} von ${t.count("sets")} Sätzen wurden gemacht.`
      : `Ein Satz hatte ${t.count("least")}, verlangt waren ${t.count("aim")}.`,
  "SB-P008": (t) =>
    t.flag("noted")
      ? `Ein Satz ließ ${t.number("left")} in Reserve, verlangt waren ${t.count("asked")}.`
      : "Nicht bei jedem Satz steht, wie viele Wiederholungen noch gegangen wären.",
  "SB-P009": (t) =>
    t.is("form", null)
      ? "Beim letzten Mal ist nicht für jeden Satz die Ausführung bewertet."
      : t.oneOf("form", { shaky: "Beim letzten Mal war ein Satz wackelig." }),
  "SB-P010": (t) =>
    "Solange der Schmerz über 2 von 10 liegt, wird nichts gesteigert." +
    (t.count("noted") ? ` Eingetragen ist Schmerz ${t.count("noted")} von 10: ${t.region}.` : ""),
  "SB-P011": (t) =>
    t.flag("in_session")
      ? `In der letzten Einheit reichte der Schmerz bis ${t.count("pain")} von 10.`
      : `Am ${t.day("day")} war der Schmerz ${t.count("pain")} von 10.`,
  "SB-P012": (t) =>
    t.flag("over")
      ? `Die Woche Pause nach starkem Schmerz${kinds(t)} ist um: Steig mit der halben Menge wieder ein.`
      : `${capital(ago(t.count("days_ago")))} war der Schmerz über 5 von 10 oder von einer Art, bei der man aufhört${kinds(t)}; lass die Übung eine Woche lang aus.`,
  "SB-P013": (t) =>
    `Am Morgen danach war der Schmerz ${t.count("next_morning")} von 10, sonst ${t.count("usual")} von 10.`,
  "SB-P014": (t) => {
    const nights = t.numbers("nights").map((hours) => `${hours} h`);
    return `${nights.length === 1 ? "Deine letzte Nacht" : "Deine letzten Nächte"}: ${nights.join(", ")}.`;
  },
  "SB-P015": (t) => `Heute ist dein Stress ${t.count("stress")} von 10.`,
  "SB-P016": (t) => {
    const older = t.flag("older") ? ", deines Alters wegen eine Zeile der Tabelle früher" : "";
    const off =
      t.count("load_factor") < 1 ? `${t.percentOff("load_factor")} weniger Last` : "nichts wird gesteigert";
    return `Zuletzt hast du das ${ago(t.count("days"))} gemacht: ${off}${older}.`;
  },
  "SB-P017": () => "Das ist die Entlastungswoche: zwei Sätze, weit vor deiner Grenze.",
  "SB-P018": (t) => `Die Wiederholungen je Satz sind zweimal gesunken: ${t.numbers("per_set").join("; ")}.`,
  "SB-P019": (t) => `Kein Fortschritt in ${t.count("sessions")} Einheiten.`,
  "SB-P020": (t) => {
    const steady = t.has("steady") ? ` und liegt seit einiger Zeit ${t.percent("steady")} zurück` : "";
    const side = t.text("weaker") === "left" ? "linken" : "rechten";
    return `Beginne mit der ${side} Seite: Sie hat weniger geschafft${steady}. Die andere macht gleich viel.`;
  },
  "SB-P021": (t) =>
    `Nimm dir im letzten Satz ${t.count("beyond")} vor; gelingt das zweimal, steigt die Last.`,
  "SB-P022": (t) => {
    if (t.flag("taken"))
      return `${t.count("least")} liegen weit über dem Bereich: Nimm ${t.load("load")} (${t.percentOf("step", 0)} mehr).`;
    const step = `Deine nächste Last, ${t.load("load")}, ist ${t.percentOf("step", 0)} mehr`;
    return t.has("aim")
      ? `${step}: Nimm dir zuerst ${t.count("aim")} mit der jetzigen vor.`
      : `${step}: im Moment ein zu großer Schritt.`;
  },
  "SB-P024": () => "Zwei Einheiten in Folge blieben unter dem Bereich.",
  "SB-P026": (t) =>
    t.has("share")
      ? `Das sind etwa ${t.percent("share")} deines Körpergewichts${mass(t)} (geschätzt).`
      : `Das sind etwa ${t.mass("kg")} bei doppelter Länge (${t.mass("low_kg")} bis ${t.mass("high_kg")}, geschätzt).`,
  "SB-P028": (t) =>
    `Du hast noch nicht angegeben, welche ${OWNED[t.text("implement")] ?? "Gewichte"} du hast.`,
  "SB-P029": () => "Du hast eingetragen, dass du krank bist.",
  "SB-P030": () => "Beim letzten Mal ist die Ausführung eines Satzes eingebrochen.",
  "SB-P031": (t) =>
    `Der Bereich ist jetzt ${t.count("low")} bis ${t.count("high")}; dazu sollte passen: ${t.load("load")}.`,
  "SB-P032": () => "Jeder Satz war am oberen Ende, und einen weiteren Schritt gibt es hier nicht.",
  "SB-P033": (t) => {
    const groups = t.words("groups").map((group) => t.groupOf(group));
    return `Ersetzt „${t.named("instead_of")}“ (${groups.join(", ")}); ${t.oneOf("begin", BEGUN)(t)}.`;
  },
  // Was vor der Einheit zu sagen ist
  "SB-S091": (t) => `Deine letzten Antworten zur Gesundheit sind ${t.count("weeks")} Wochen alt.`,
  "SB-S092": (t) =>
    `Seit deinen letzten Antworten zur Gesundheit ist Schmerz ${t.count("pain")} von 10 (${kind(t.text("kind"))}) eingetragen: ${t.region}.`,
  "SB-S093": (t) => `Zuletzt trainiert hast du ${ago(t.count("days"))}.`,
  "SB-S105": (t) =>
    t.has("above")
      ? `Schmerz über 5 von 10, ${t.count("above")}-mal in zwei Wochen.`
      : `Der Schmerz stieg in zwei Wochen von etwa ${t.number("earlier", 0)} auf ${t.number("later", 0)} von 10.`,
  "SB-S111": (t) =>
    `${t.region}: seit ${t.count("weeks")} Wochen Schmerz. Geh in den nächsten ein, zwei Wochen zu deiner Ärztin, deinem Arzt oder in die Physiotherapie.`,
  "SB-S112": (t) =>
    `${t.exercise} war in drei Einheiten in Folge nicht sauber. Nimm dir eine oder zwei Stunden bei einer ausgebildeten Trainerin oder einem Trainer; es eilt nicht, irgendwann in diesem Monat reicht.`,
};

/** The words for a reason. Each condition has a rule of its own, and all of them say what they took out of a plan. */
export const wordsFor = ({ rule, facts }: Reasoned): ((told: Told) => string) | undefined =>
  reasons[rule] ?? ("condition" in facts ? leftOut : undefined);
