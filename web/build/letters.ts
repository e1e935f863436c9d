/** Makes the fonts of the first screens small: the letters of our texts, and no finer weights than are seen. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import subset from "subset-font";
import type { Plugin } from "vite";

type Axes = Record<string, number | { min: number; max: number }>;

/** What our own texts are written with; other Latin letters come from the whole font (src/components/fonts.css). */
export const LETTERS =
  Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)).join("") +
  "\u00a0ÄÖÜäöüßÉáàé°±·×¼½–’“”„•…→−€";

const DISPLAY = "bricolage-grotesque";
const TEXT = "atkinson-hyperlegible-next";
const FILES: Record<string, { family: string; axes: Axes }> = {
  "display.woff2": { family: DISPLAY, axes: { wght: 650 } },
  "display-light.woff2": { family: DISPLAY, axes: { wght: 400 } },
  "text.woff2": { family: TEXT, axes: { wght: { min: 400, max: 700 } } },
};

/** A Vite plugin that writes them where `fonts.css` names them. */
export function letters(folder: string): Plugin {
  const { resolve } = createRequire(import.meta.url);
  return {
    name: "strongback-letters",
    async buildStart() {
      mkdirSync(folder, { recursive: true });
      for (const [name, { family, axes }] of Object.entries(FILES)) {
        const whole = readFileSync(
          resolve(`@fontsource-variable/${family}/files/${family}-latin-wght-normal.woff2`),
        );
        const made = await subset(whole, LETTERS, { targetFormat: "woff2", variationAxes: axes });
        writeFileSync(join(folder, name), made);
      }
    },
  };
}
