/** Brings the files of the camera mirror into the build; `make build` has put them together before (tools/mirror.py). */
import { cpSync, createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

interface Manifest {
  folder: string;
  files: Record<string, number>;
}

const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A Vite plugin that tells the client which files there are, and serves or copies them. */
export function mirror(made: string): Plugin {
  const list = join(made, "manifest.json");
  const manifest: Manifest = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as Manifest)
    : { folder: "", files: {} };
  let out = "";
  return {
    name: "strongback-mirror",
    config: () => ({ define: { __MIRROR__: JSON.stringify(manifest) } }),
    configResolved(config) {
      out = join(config.root, config.build.outDir, "mirror", manifest.folder);
      if (config.command === "build" && !process.env.VITEST && !manifest.folder)
        throw new Error("The files of the mirror are missing; make build puts them together first.");
    },
    configureServer(server) {
      const start = `/app/mirror/${manifest.folder}/`;
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? "";
        const name = basename(url.split("?")[0]!);
        if (!url.startsWith(start) || !(name in manifest.files)) return next();
        response.setHeader(
          "Content-Type",
          TYPES[/\.\w+$/.exec(name)?.[0] ?? ""] ?? "application/octet-stream",
        );
        createReadStream(join(made, manifest.folder, name)).pipe(response);
      });
    },
    closeBundle() {
      if (manifest.folder) cpSync(join(made, manifest.folder), out, { recursive: true });
    },
  };
}
