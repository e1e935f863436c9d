/** Makes the small still pictures bitmaps: a browser reads a drawing on the thread that answers the finger. */
import { existsSync, readdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Plugin } from "vite";

const DRAWN = ".small.svg";
/** Where a small still is 68 CSS pixels high (src/figure/Still.svelte), sharp at three device pixels for each. */
const SIDE_PX = 204;
const UNIT_DPI = 72;

/** A drawing as WebP, as large as fits the square. */
async function bitmap(file: string): Promise<Uint8Array> {
  const { width = SIDE_PX, height = SIDE_PX } = await sharp(file, { density: UNIT_DPI }).metadata();
  const density = UNIT_DPI * (SIDE_PX / Math.max(width, height));
  return sharp(file, { density })
    .resize(SIDE_PX, SIDE_PX, { fit: "inside" })
    .webp({ quality: 88, effort: 6 })
    .toBuffer();
}

/** A Vite plugin that puts a bitmap in the place of every small drawing of tools/figures.py. */
export function stills(): Plugin {
  let folder = "";
  return {
    name: "strongback-stills",
    configResolved(config) {
      folder = join(config.publicDir, "assets");
    },
    async buildStart() {
      if (!existsSync(folder)) return; // nothing was baked, and no exercise has a figure
      const drawn = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(DRAWN),
      );
      for (const name of drawn) {
        const file = join(folder, name);
        writeFileSync(file.replace(/svg$/, "webp"), await bitmap(file));
        unlinkSync(file);
      }
    },
  };
}
