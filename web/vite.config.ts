/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { figures } from "./build/figures.ts";
import { letters } from "./build/letters.ts";
import { mirror } from "./build/mirror.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { shell } from "./build/shell.ts";
import { stills } from "./build/stills.ts";

/** Files that are fetched together are one: on a telephone each request costs more than a few kilobytes. */
const TOGETHER = [
  // All looks but those of the shell (src/main.ts): each file of styles that comes later has every style found anew.
  {
    name: "looks",
    test: /[?&]lang\.css$|\/uPlot[^/]*\.css$|\/components\/(?!fonts|tokens|base|pick|shell)\w+\.css$/,
  },
  {
    name: "base", // what nearly every screen uses
    test: /node_modules\/(svelte|idb|esm-env|clsx)\/|\/src\/(api|lib\/(?!plan))|\/src\/(figure\/(Still|files)|player\/past|screens\/today\/light)|\/components\/(Button|Card|Choice|Field|Icon|InTurn|Missing|Navigation|Notice|Page|Reasons|Scale|Select|Several|Sheet|Standing|Stepper|Switch|Toasts|\w+\.css)/,
  },
  { name: "texts-de", test: /\/src\/messages\/de\/texts\// }, // kept where it is read (build/service-worker.ts)
  {
    name: "insight",
    test: /\/src\/(insight|screens\/progress\/(Empty|say))|\/components\/(Failed|Pattern|charts\/(?!Trend))/,
  },
];

// The built files go into the Python package and are served under /app/; index.html and sw.js are served at the root.
export default defineConfig({
  base: "/app/",
  define: { __FIGURES__: figures() },
  plugins: [
    svelte(),
    letters("../build/letters"),
    stills(),
    mirror("../build/mirror"),
    shell(),
    serviceWorker(),
  ],
  worker: { format: "es" },
  build: {
    outDir: "../src/strongback/server/web/app",
    emptyOutDir: true,
    manifest: false,
    target: ["chrome111", "firefox113", "safari16.4"],
    assetsDir: "assets",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600, // three.js, loaded only where a figure is shown
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: "index.html", first: "src/first.ts", sw: "src/sw.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: TOGETHER },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000", "/_allauth": "http://127.0.0.1:8000" } },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
