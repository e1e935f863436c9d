/** Writes what stands on the page before the application does, and what has to be fetched for the first screen. */
import type { Plugin } from "vite";
import { de } from "../src/messages/de/index.ts";
import { en, type Messages } from "../src/messages/en/index.ts";

const LANGUAGES: Record<string, Messages> = { en, de };
const FIRST = "src/first.ts";
/** The screens that people open by their address, and the file each is made of. */
const SCREENS: Record<string, string> = {
  today: "today/Today.svelte",
  welcome: "welcome/Welcome.svelte",
  plan: "plan/Plan.svelte",
  progress: "progress/Progress.svelte",
  learn: "learn/Learn.svelte",
  exercise: "learn/Exercise.svelte",
  session: "player/Player.svelte",
};

/** The styles of everything but the shell. */
const LOOKS = /\s*<link rel="stylesheet"[^>]*href="([^"]*\/looks-[^"]*)">/;

type Bundle = NonNullable<Parameters<Extract<Plugin["generateBundle"], (...args: never[]) => unknown>>[1]>;
type Chunk = Extract<Bundle[string], { type: "chunk" }>;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The title of a screen and what is said below it while nothing more is known. */
function words(t: Messages): Record<string, { title: string; lead?: string; look: string }> {
  return {
    welcome: { ...t.welcome, look: "front" },
    today: { title: t.today.title, lead: t.today.opening, look: "framed" },
    plan: { title: t.common.nav.plan, look: "framed" },
    progress: { ...t.progress, look: "framed" },
    learn: { ...t.learn, look: "framed" },
    coach: { title: t.common.nav.coach, look: "framed" },
    settings: { title: t.common.nav.settings, look: "framed" },
  };
}

/** One template for each screen and language. */
function templates(): string {
  return Object.entries(LANGUAGES)
    .flatMap(([language, t]) =>
      Object.entries(words(t)).map(
        ([screen, { title, lead, look }]) =>
          `<template lang="${language}" data-screen="${screen}"><div class="${look}"><h1>${escaped(title)}</h1>` +
          `${lead ? `<p class="lead">${escaped(lead)}</p>` : ""}</div></template>`,
      ),
    )
    .join("\n    ");
}

const chunksOf = (bundle: Bundle): Chunk[] =>
  Object.values(bundle).filter((each): each is Chunk => each.type === "chunk");

/** A chunk with everything that it imports at once, and their styles. */
function filesOf(chunk: Chunk, bundle: Bundle, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === "chunk") filesOf(imported, bundle, seen);
  }
  return seen;
}

/** A Vite plugin that turns the page of the application into one that shows something before its script has run. */
export function shell(): Plugin {
  return {
    name: "strongback-shell",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, chunk: main }) {
        if (!bundle || !main) throw new Error("The page is written after the bundle.");
        const chunks = chunksOf(bundle as Bundle);
        const address = (name: string): string => `/app/${name}`;
        const find = (end: string): Chunk => {
          const found = chunks.find((each) => each.facadeModuleId?.endsWith(end));
          if (!found) throw new Error(`There is no chunk of ${end}.`);
          return found;
        };
        const always = filesOf(main as Chunk, bundle as Bundle);
        const more = (end: string): string =>
          [...filesOf(find(end), bundle as Bundle)]
            .filter((name) => !always.has(name))
            .map(address)
            .join(" ");
        const [link, looks] = LOOKS.exec(html) ?? [];
        if (!link) throw new Error("The page names no file of looks; vite.config.ts puts them together.");
        const data = [
          ["looks", looks],
          ...Object.keys(LANGUAGES).map((name) => [name, more(`/messages/${name}/index.ts`)]),
          ...Object.entries(SCREENS).map(([name, file]) => [name, more(`/screens/${file}`)]),
        ].map(([name, files]) => `data-${name}="${files}"`);
        const first = address(find(FIRST).fileName);
        const entry = address(main.fileName);
        // Low: first comes what is painted.
        const preloads = [...always]
          .filter((name) => name.endsWith(".js"))
          .map(
            (name) =>
              `  <link rel="modulepreload" fetchpriority="low" crossorigin href="${address(name)}">\n  `,
          );
        return html
          .replace(link, "") // the shell is painted without it
          .replace(/\s*<script type="module"[^>]*><\/script>/, "")
          .replace(/\s*<link rel="modulepreload"[^>]*>/g, "")
          .replace("</head>", `${preloads.join("")}</head>`)
          .replace(
            '<div id="app"></div>',
            `<div id="shell"></div>\n    <div id="app"></div>\n    ${templates()}\n    ` +
              `<script src="${first}" data-main="${entry}" ${data.join(" ")}></script>`,
          );
      },
    },
  };
}
