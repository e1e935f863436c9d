/** What a look back says in German, rule by rule, from what each saw. In English the service says it itself. */
import type { Told } from "../../insight/told.ts";
import type { FindingWords } from "../../insight/words.svelte.ts";
import { ago, several } from "./grammar.ts";

const days = (n: number): string => several(n, "einem Tag", "Tagen");
const weeks = (told: Told): string => `${told.count("weeks")} Trainingswochen in Folge`;
const pain = (told: Told): string =>
  told.has("exercise")
    ? `Schmerz ${told.count("pain")} von 10 bei ${told.exercise}.`
    : `Schmerz ${told.count("pain")} von 10: ${told.region}.`;

const risen = (told: Told): string =>
  told.has("above")
    ? `Schmerz über 5 von 10, ${told.count("above")}-mal in zwei Wochen.`
    : `Schmerz stieg in zwei Wochen von etwa ${told.number("earlier", 0)} auf ${told.number("later", 0)} von 10.`;

const KINDS: Record<string, string> = {
  spreading: "der ausstrahlt",
  "numb-or-weak": "mit Taubheit oder Schwäche",
};
const UNITS: Record<string, string> = {
  seconds: "Sekunden",
  minutes: "Minuten",
  repetitions: "Wiederholungen",
};
const SIDES: Record<string, string> = { left: "die linke Seite", right: "die rechte Seite" };
const MEASURES: Record<string, string> = {
  "head-forward-deg": "Kopf nach vorn",
  "shoulders-forward-deg": "Schultern nach vorn",
  "shoulders-level-deg": "Schultern, waagerecht",
  "hips-level-deg": "Becken, waagerecht",
  "trunk-lean-deg": "Rumpfneigung",
};
const ASKED: Record<string, string> = {
  never: "Die Fragen zur Gesundheit wurden nie beantwortet.",
  "SB-S091": "Die Antworten zur Gesundheit sind älter als zwölf Wochen.",
  "SB-S092": "Seit den letzten Antworten zur Gesundheit kam neuer Schmerz dazu.",
  "SB-S093": "Nach vier Wochen ohne Training sind die Fragen zur Gesundheit neu zu beantworten.",
};

export const findings: FindingWords = {
  opening: (done, planned, sets) =>
    sets === "0"
      ? "In dieser Woche ist nichts eingetragen."
      : `${planned ? `${done} von ${planned} ${planned === 1 ? "Einheit" : "Einheiten"}` : several(done, "Eine Einheit", "Einheiten")}, ${sets} harte Sätze.`,
  nothing: "Nichts fällt auf. Weiter so.",
  sure: {
    counted: "Aus deinen Einträgen gezählt.",
    measured: "Größer als der Fehler beim Messen.",
    likely: "Wahrscheinlich: größer als das Auf und Ab einzelner Tage, und doch eine Schätzung.",
  },
  carryOn: "Weiter so.",
  habits: {
    "posture-breaks": {
      changes:
        "Keine Haltung ist schlecht; eine steife Stunde ist es. Wer sich ab und zu bewegt, wärmt sich leichter auf.",
      measure: "Muskelkater am nächsten Morgen",
    },
    sleep: {
      changes:
        "Nach einer Nacht unter sechs Stunden, oder zweien unter sieben, nimmt der Coach einen Satz weg und erhöht nichts.",
      measure: "Stunden Schlaf in der Nacht danach",
    },
    stretching: {
      changes: "Es weitet den Bereich, in dem du trainieren kannst; am Muskelkater ändert es nichts.",
      measure: "Muskelkater am nächsten Morgen",
    },
    food: {
      changes: "Wachstum braucht Stoff: etwa 1,6 g Eiweiß am Tag je Kilogramm, das du wiegst, sind genug.",
    },
    stress: {
      changes: "An Tagen mit Stress ab 8 lässt der Coach eine Wiederholung mehr übrig.",
      measure: "Stress am nächsten Morgen",
    },
  },
  say: {
    // Eine Woche
    "SB-R001": (t) =>
      `${several(t.count("groups"), "Eine Muskelgruppe", "Muskelgruppen")} unter ${t.number("floor")} Sätzen in dieser Woche.`,
    "SB-R002": (t) => `${t.count("done")} von ${t.count("planned")} Einheiten gemacht.`,
    "SB-R003": (t) => `${t.number("pull")} Zugsätze auf ${t.number("push")} Drucksätze.`,
    "SB-R004": (t) => `Schmerz bis ${t.count("pain")} von 10.`,
    "SB-R005": (t) =>
      (t.count("done") === 1 ? "Die geplante Einheit" : `Alle ${t.count("done")} Einheiten`) +
      (t.is("is_past", true) ? " der letzten Woche gemacht." : " gemacht."),
    // Wer den Coach braucht
    "SB-R101": pain,
    "SB-R102": () => "Die Antworten zur Gesundheit halten das Training an.",
    "SB-R103": pain,
    "SB-R104": risen,
    "SB-R105": (t) =>
      (t.has("asked") ? ASKED[t.text("asked")] : null) ??
      "Die Fragen zur Gesundheit sind neu zu beantworten.",
    "SB-R106": (t) => `Eine Änderung am Plan ist erbeten, ${ago(t.count("days"))}.`,
    "SB-R107": (t) =>
      t.is("trained", false)
        ? `Noch kein Training, ${t.count("days")} Tage nach Beginn des Plans.`
        : `Zuletzt trainiert ${ago(t.count("days"))}.`,
    "SB-R108": (t) =>
      `${t.count("done")} von ${t.count("planned")} Einheiten der letzten zwei Wochen gemacht.`,
    "SB-R109": (t) =>
      `${t.exercise}: an ${days(t.count("days"))} der letzten zwei Wochen auseinandergefallen.`,
    "SB-R110": (t) => (t.has("last_day") ? "Der Plan ist zu Ende." : "Es gibt noch keinen Plan."),
    "SB-R111": () => "Die letzte Einheit des Plans kommt in den nächsten Tagen.",
    "SB-R112": (t) => `Hat etwas geschrieben, ${ago(t.count("days"))}.`,
    // Mehrere Wochen
    "SB-R201": (t) =>
      `${t.exercise}: ${t.percent("rise")} mehr Gewicht in drei Einheiten, und ${t.count("not_clean")} von ${t.count("rated")} Sätzen waren nicht sauber.`,
    "SB-R202": (t) =>
      `${t.exercise}: ${t.count("not_clean")} von ${t.count("rated")} Sätzen in vier Einheiten waren nicht sauber.`,
    "SB-R203": (t) =>
      `${t.number("pull")} Zugsätze auf ${t.number("push")} Drucksätze je Woche, ${weeks(t)}.`,
    "SB-R204": (t) =>
      `${t.count("done")} von ${t.count("planned")} geplanten Einheiten in vier Wochen gemacht.`,
    "SB-R205": (t) => `${t.number("sets")} Sätze für den Rumpf je Woche, ${weeks(t)}.`,
    "SB-R206": (t) =>
      `${t.number("pull")} Zugsätze auf ${t.number("push")} Drucksätze je Woche, ${weeks(t)}.`,
    "SB-R207": (t) =>
      `${t.number("horizontal")} Sätze Rudern auf ${t.number("vertical")} Sätze Latzug je Woche, ${weeks(t)}.`,
    "SB-R208": (t) =>
      `Unterer Trapezmuskel ${t.number("lower")}, mittlerer ${t.number("middle")} anteilige Sätze je Woche, ${t.count("weeks")} Wochen in Folge.`,
    "SB-R209": (t) => `${t.number("sets")} Sätze Rückenstrecken je Woche, ${weeks(t)}.`,
    "SB-R210": (t) =>
      `${t.exercise}: ${SIDES[t.text("side")] ?? t.text("side")} war in ${t.count("sessions")} Einheiten in Folge etwa ${t.percent("share")} schwächer; eigene Sätze unterscheiden sich um etwa ${t.percent("own")}.`,
    "SB-R211": (t) =>
      `${t.exercise}: ${t.percent("change", true)} in ${t.count("weeks")} Wochen (wahrscheinlich zwischen ${t.percent("low", true)} und ${t.percent("high", true)}), aus ${t.count("sessions")} Einheiten.`,
    "SB-R212": (t) =>
      `${several(t.count("exercises"), "Eine Übung", "Übungen")} um bis zu ${t.percent("most")} unter dem Besten der letzten zehn Wochen.`,
    "SB-R213": (t) =>
      `${t.group}: ${t.number("sets")} anteilige Sätze je Woche, ${weeks(t)}; die Untergrenze ist ${t.number("floor")}.`,
    "SB-R214": (t) =>
      `${t.group}: ${t.number("sets")} anteilige Sätze je Woche, zwei Wochen lang; die Obergrenze ist ${t.number("cap")}.`,
    "SB-R215": (t) =>
      `${t.number("sets")} harte Sätze in der letzten Woche, in den Wochen davor höchstens ${t.number("before")}.`,
    "SB-R216": (t) =>
      `Bei ${t.count("exercises")} von ${t.count("of")} Übungen blieben dreimal in Folge mindestens zwei Wiederholungen mehr übrig als verlangt.`,
    "SB-R217": (t) =>
      `${t.count("sets")} von ${t.count("of")} Sätzen in zwei Wochen gingen bis ans Limit, wo der Plan früher aufhört.`,
    "SB-R218": (t) =>
      `${t.has("exercise") ? t.exercise : t.region}: an ${days(t.count("days"))} in vier Wochen Schmerz über ${t.count("above")} von 10.`,
    "SB-R219": (t) =>
      t.has("kind")
        ? `${t.region}: Eingetragen ist Schmerz, ${KINDS[t.text("kind")] ?? "den keine Zahl fasst"}.`
        : t.has("weeks")
          ? `${t.region}: seit ${t.count("weeks")} Wochen Schmerz.`
          : risen(t),
    "SB-R220": (t) =>
      `${t.number("mean_h")} Stunden je Nacht in ${t.count("nights")} Nächten, ${t.count("short")} davon unter ${t.number("under_h")}.`,
    "SB-R221": (t) =>
      `Nach ${t.count("nights")} Nächten unter ${t.number("under_h")} Stunden ${t.percent("loss")} schwächer (auf ${t.percent("error")} genau).`,
    "SB-R222": (t) => `Stress im Mittel ${t.number("mean")} von 10 an ${days(t.count("days"))}.`,
    "SB-R224": (t) =>
      `${MEASURES[t.text("measure")] ?? t.text("measure")}: von ${t.number("before", 0)} auf ${t.number("now", 0)} Grad, mehr als das tote Band von ${t.number("dead_band", 0)}.`,
    "SB-R225": (t) => `Zuletzt trainiert ${ago(t.count("days"))}.`,
    "SB-R226": (t) =>
      `${t.exercise}: Die Kamera sah in ${t.count("sets")} von ${t.count("measured")} gemessenen Sätzen denselben Fehler (${t.text("fault")}).`,
    "SB-R227": (t) =>
      `${t.exercise}: ${several(t.count("sets"), "Ein Satz wurde", "Sätze wurden")} als sauber bewertet und sah${t.count("sets") === 1 ? "" : "en"} für die Kamera nicht so aus.`,
    "SB-R229": (t) =>
      `${t.exercise}: in ${t.count("missed")} der letzten ${t.count("of")} Einheiten ausgelassen.`,
    // Was gut lief
    "SB-R301": (t) =>
      `${t.exercise}: etwa ${t.number("kg", 0)} kg einmal (${t.number("low", 0)} bis ${t.number("high", 0)}), am Anfang ${t.number("began", 0)}.`,
    "SB-R302": (t) =>
      `${t.exercise}: ${t.count("now")} ${UNITS[t.text("unit")] ?? ""} in zwei Einheiten in Folge, davor nie mehr als ${t.count("before")}.`,
    "SB-R303": (t) => `Jede geplante Einheit gemacht, ${t.count("weeks")} Wochen in Folge.`,
    "SB-R304": (t) =>
      `${t.exercise} ist jetzt sauber: ${t.count("clean")} von ${t.count("rated")} Sätzen, davor ${t.count("was_clean")} von ${t.count("was_rated")}.`,
    "SB-R305": (t) => `Wieder da nach ${days(t.count("days"))}.`,
  },
  step: {
    "SB-R201": (t) => `Nächstes Mal ${t.number("next_kg")} kg nehmen.`,
    "SB-R202": () => "Nächstes Mal leichter und langsamer, mit einem einzigen Hinweis im Kopf.",
    "SB-R203": () => "Einer Einheit einen Drucksatz hinzufügen.",
    "SB-R204": (t) =>
      t.change?.days
        ? `${t.change.days} Einheiten je Woche planen.`
        : "Kürzere Einheiten planen, oder Tage, die halten.",
    "SB-R205": () => "Die Rumpfübungen des Plans machen, oder einen Satz hinzufügen.",
    "SB-R206": () => "Einer Einheit einen Zugsatz hinzufügen.",
    "SB-R207": (t) =>
      `${t.change?.patterns?.includes("horizontal-pull") ? "Das Rudern" : "Die Latzüge"} des Plans machen, oder einen Satz davon hinzufügen.`,
    "SB-R208": () => "Einen Satz Y-Heben, Wandgleiten oder Face Pulls hinzufügen.",
    "SB-R209": () => "Das Rückenstrecken des Plans machen, oder einen Satz davon hinzufügen.",
    "SB-R210": (t) =>
      `Mit der ${t.is("side", "left") ? "linken" : "rechten"} Seite beginnen; die andere macht gleich viele Wiederholungen.`,
    "SB-R211": () => "Für einen Block eine andere Übung derselben Art machen.",
    "SB-R212": () => "Jetzt die leichtere Woche nehmen, und dafür schlafen und essen.",
    "SB-R213": (t) => `Einen Satz einer Übung hinzufügen, die ${t.group} trainiert.`,
    "SB-R214": (t) => `Einer Übung, die ${t.group} trainiert, einen Satz wegnehmen.`,
    "SB-R215": () => "In dieser Woche die Sätze des Plans machen und den Rest lassen.",
    "SB-R216": () => "Bei jeder davon den nächsten Schritt an Gewicht oder Wiederholungen gehen.",
    "SB-R217": () => "Eine oder zwei Wiederholungen früher aufhören.",
    "SB-R218": (t) =>
      t.has("exercise")
        ? "Für den Rest des Blocks eine andere Übung an ihrer Stelle machen."
        : "Aufschreiben, bei welcher Übung es kommt, und diese leichter halten.",
    "SB-R219": () =>
      "Zu einer Ärztin, einem Arzt oder in die Physiotherapie gehen, und bis dahin unterhalb des Schmerzes trainieren.",
    "SB-R220": () => "Die Schlafgewohnheit versuchen: der Bildschirm geht zu einer festen Stunde aus.",
    "SB-R221": () => "Die schwere Einheit, wo es geht, auf einen Tag nach einer guten Nacht legen.",
    "SB-R222": () => "Die Einheiten behalten und leichter nehmen; fünf ruhige Minuten am Tag versuchen.",
    "SB-R224": () =>
      "Das nächste Bild am selben Ort zur selben Stunde machen; auf den Verlauf sehen, nicht auf eine Zahl.",
    "SB-R225": () =>
      "Die nächste Einheit machen, wie kurz auch immer; ihre Gewichte sind für die Pause gesenkt.",
    "SB-R226": () => "Ein einziger Hinweis für die nächste Einheit: der zu diesem Fehler.",
    "SB-R227": () => "Einen Satz zusammen mit dem ansehen, was gemessen wurde.",
    "SB-R229": () => "Gegen eine tauschen, die du machst.",
  },
};
