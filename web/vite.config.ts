/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { mirror } from "./build/mirror.ts";
import { serviceWorker } from "./build/service-worker.ts";

// The built files go into the Python package and are served under /app/; index.html and sw.js are served at the root.
export default defineConfig({
  base: "/app/",
  plugins: [svelte(), mirror("../build/mirror"), serviceWorker()],
  worker: { format: "es" },
  build: {
    outDir: "../src/strongback/server/web/app",
    emptyOutDir: true,
    manifest: false,
    target: ["chrome111", "firefox113", "safari16.4"],
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: "index.html", sw: "src/sw.ts" },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000", "/_allauth": "http://127.0.0.1:8000" } },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
