export const figure = {
  stillOf: (name: string) => `${name}: where it begins and where it ends, with the muscles that work`,
  moving: (name: string) =>
    `Moving figure of ${name}. The muscles that work shine; the steps below say the same in words.`,
  movingBeside: (name: string, mistake: string) =>
    `Moving figure of ${name}, and beside it the mistake: ${mistake}`,
  show: "Show it moving",
  play: "Play",
  pause: "Pause",
  moment: "Moment of the repetition",
  speed: "Speed",
  times: (speed: number) => ({ 1: "1×", 0.5: "½×", 0.25: "¼×" })[speed] ?? `${speed}×`,
  turn: "Turn",
  seenFrom: (yaw: number) =>
    ["from the front", "from its left", "from behind", "from its right"][Math.round(yaw / 90) % 4]!,
  right: "As it should be",
  onlyRight: "Only the right movement",
  failed: "The moving figure cannot be shown here; the picture shows where it begins and ends.",
  showMistake: "Show beside the figure",
  showsMistake: "Shown beside the figure",
};
