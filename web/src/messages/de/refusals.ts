import type { Messages } from "../en/index.ts";

export const refusals: Messages["refusals"] = {
  "no-profile": "Über dich ist noch nichts bekannt. Beantworte zuerst die Fragen der Begrüßung.",
  "not-screened":
    "Die Gesundheitsfragen sind noch nicht beantwortet. Beantworte sie zuerst; das dauert zwei Minuten.",
  "no-plan": "Es gibt noch keinen Plan. Mach einen auf der Seite „Plan“.",
  "plan-over": "Der Plan ist zu Ende. Mach den nächsten auf der Seite „Plan“.",
  "plan-outdated":
    "Der Plan nennt Übungen, die diese Version nicht kennt. Mach einen neuen auf der Seite „Plan“.",
  "plan-changed": "Der Plan wurde inzwischen geändert. Lade die Seite neu; gespeichert wurde nichts.",
  "no-proposal":
    "Über diesen Vorschlag ist inzwischen entschieden, oder er wurde zurückgezogen. Lade die Seite neu.",
  "consent-needed":
    "Stimme zuerst zu, dass Training und Gesundheitsangaben gespeichert werden: Einstellungen, „Wozu du zugestimmt hast“.",
  csrf: "Diese Seite ist dafür zu alt. Lade sie neu.",
  "not-signed-in": "Bitte melde dich wieder an.",
  store:
    "Der Dienst kommt gerade nicht an seinen Speicher. Es wurde nichts geändert; versuch es gleich noch einmal.",
  "internal-server-error":
    "Im Dienst ist etwas schiefgegangen. Es wurde nichts geändert; versuch es noch einmal, und sag es dem Betreiber, wenn es bleibt.",
};
