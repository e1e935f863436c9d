import type { Messages } from "../en/index.ts";

export const progress: Messages["progress"] = {
  title: "Verlauf",
  map: {
    view: "Welche Seite des Körpers",
    back: "Von hinten",
    front: "Von vorn",
    layers: "Links die Oberfläche, rechts darunter.",
  },
};
