import type { Messages } from "../en/index.ts";

export const figure: Messages["figure"] = {
  stillOf: (name) => `${name}: wo es beginnt und wo es endet, mit den Muskeln, die arbeiten`,
  moving: (name) =>
    `Bewegte Figur: ${name}. Die Muskeln, die arbeiten, leuchten; die Schritte darunter sagen dasselbe in Worten.`,
  movingBeside: (name, mistake) => `Bewegte Figur: ${name}, und daneben der Fehler: ${mistake}`,
  show: "In Bewegung zeigen",
  play: "Abspielen",
  pause: "Anhalten",
  moment: "Augenblick der Wiederholung",
  speed: "Geschwindigkeit",
  times: (speed) => ({ 1: "1×", 0.5: "½×", 0.25: "¼×" })[speed] ?? `${speed}×`,
  turn: "Drehen",
  seenFrom: (yaw) => ["von vorn", "von links", "von hinten", "von rechts"][Math.round(yaw / 90) % 4]!,
  right: "So soll es sein",
  onlyRight: "Nur die richtige Bewegung",
  failed: "Die bewegte Figur lässt sich hier nicht zeigen; das Bild zeigt Anfang und Ende.",
  showMistake: "Neben der Figur zeigen",
  showsMistake: "Steht neben der Figur",
};
