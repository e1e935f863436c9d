/** Tells the service worker which files belong to this build, and names the build by what is in them. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const PLACE = "__FILES__";
const TEXTS = /^assets\/texts-([a-z]{2})-[^/]+\.js$/;
const TO_SQUEEZE = /\.(js|css|html|svg|webmanifest|json)$/;

/** Every file below a folder, by its path inside it, in the order of the alphabet. */
function filesIn(folder: string, inside = ""): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(folder, join(inside, entry.name))
        : [join(inside, entry.name).replaceAll("\\", "/")],
    )
    .sort();
}

/** A Vite plugin that fills in the list and squeezes every text file, for the server to send as it is. */
export function serviceWorker(): Plugin {
  let folder = "";
  return {
    name: "strongback-service-worker",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle(error) {
      if (error) return; // said already
      // The files of the mirror are large and kept apart: when somebody uses it, or asks for it (mirror/files.ts).
      const names = filesIn(folder).filter(
        (name) => name !== "sw.js" && !name.endsWith(".gz") && !name.startsWith("mirror/"),
      );
      const digest = createHash("sha256");
      for (const name of names) digest.update(name).update(readFileSync(join(folder, name)));
      const listed = {
        build: digest.digest("hex").slice(0, 12),
        // Of the figures only those of a person's plan are kept, which the page asks for (src/figure/files.ts).
        files: names.filter(
          (name) => name !== "index.html" && !name.startsWith("assets/figures") && !TEXTS.test(name),
        ),
        figures: names.find((name) => name.startsWith("assets/figures-"))?.replace(/[^/]*$/, "") ?? "",
        // A language's long texts are kept by who reads it (src/lib/updates.svelte.ts).
        texts: Object.fromEntries(
          names.filter((name) => TEXTS.test(name)).map((name) => [TEXTS.exec(name)![1], name]),
        ),
      };
      const worker = join(folder, "sw.js");
      const text = readFileSync(worker, "utf8");
      if (!text.includes(PLACE)) throw new Error(`${worker}: there is no place for the list of files.`);
      writeFileSync(worker, text.replace(PLACE, JSON.stringify(listed)));
      for (const name of [...names, "sw.js"].filter((each) => TO_SQUEEZE.test(each)))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
    },
  };
}
