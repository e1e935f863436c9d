/** What Lighthouse says of four screens, as a telephone on a slow network and as a desktop. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import type { Config, Flags, RunnerResult } from "lighthouse";
import { freePort } from "../../e2e/fixtures/server.ts";
import { expect, test, type Person } from "../../e2e/fixtures/index.ts";
import { chromium as own } from "../../e2e/fixtures/browser.ts";
import { leave, median } from "./results.ts";

type Lighthouse = (url: string, flags?: Flags, config?: Config) => Promise<RunnerResult | undefined>;

const RUNS = Number(process.env["LIGHTHOUSE_RUNS"] ?? 3);
/** Names of some screens or forms, where not all are asked for. */
const ONLY = process.env["LIGHTHOUSE_ONLY"]?.split(",") ?? [];
const asked = <T extends string>(names: readonly T[]): readonly T[] =>
  names.some((name) => ONLY.includes(name)) ? names.filter((name) => ONLY.includes(name)) : names;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const FORMS = ["mobile", "desktop"] as const;
const SCREENS = [
  { name: "Welcome", path: "/welcome", signedIn: false },
  { name: "Today", path: "/", signedIn: true },
  { name: "Progress", path: "/progress", signedIn: true },
  { name: "Learn", path: "/learn", signedIn: true },
];
const MODULES = createRequire(resolve(__dirname, "../../web/package.json"));

/** Load a module of the client's packages that is an ES module, which the folder of this file cannot see. */
async function load<T>(name: string): Promise<T> {
  const module = (await import(pathToFileURL(MODULES.resolve(name)).href)) as { default: T };
  return module.default;
}

type Cookies = Awaited<ReturnType<Person["context"]["cookies"]>>;

/** Start a browser that nobody but Lighthouse drives, with somebody's cookies in its usual profile. */
async function browser(
  folder: string,
  cookies: Cookies,
): Promise<{ port: number; close: () => Promise<void> }> {
  const port = await freePort();
  const { executablePath, args } = own();
  const words = [
    "--headless=new",
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
    "about:blank",
  ];
  const started = spawn(executablePath, [...args, ...words], { stdio: "ignore" });
  const address = `http://127.0.0.1:${port}`;
  await expect(() => fetch(`${address}/json/version`)).toPass({ timeout: 30_000 });
  const driven = await chromium.connectOverCDP(address);
  await driven.contexts()[0]?.addCookies(cookies);
  await driven.close();
  return {
    port,
    close: async () => {
      const ended = new Promise((done) => started.once("exit", done));
      started.kill();
      await ended;
    },
  };
}

test("what Lighthouse says", async ({ server, athlete }, info) => {
  const lighthouse = await load<Lighthouse>("lighthouse");
  const desktop = await load<Config>("lighthouse/core/config/desktop-config.js");
  const figures = [];
  const screens = asked(SCREENS.map(({ name }) => name));
  for (const screen of SCREENS.filter(({ name }) => screens.includes(name))) {
    const cookies = screen.signedIn ? await athlete.context.cookies() : [];
    for (const form of asked(FORMS)) {
      const scores: Record<string, number[]> = {};
      const failed = new Set<string>();
      const speeds: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        // A new profile each time: everybody's first visit, with no service worker and nothing kept.
        const { port, close } = await browser(info.outputPath(screen.name, `${form}-${run}`), cookies);
        const result = await lighthouse(
          `${server.url}${screen.path}`,
          // Lighthouse would empty what the profile keeps; a person who is signed in stays so.
          {
            port,
            output: "json",
            logLevel: "error",
            onlyCategories: [...CATEGORIES],
            disableStorageReset: true,
          },
          form === "desktop" ? desktop : undefined,
        );
        await close();
        if (!result) throw new Error(`Lighthouse said nothing about ${screen.path}.`);
        const { categories, audits, environment } = result.lhr;
        // Without its client the service shows a page of two lines, which is quick.
        expect(JSON.stringify(audits["network-requests"]?.details)).toContain("/app/assets/base-");
        speeds.push(Math.round(environment.benchmarkIndex));
        for (const name of CATEGORIES) {
          const category = categories[name];
          (scores[name] ??= []).push(Math.round((category?.score ?? 0) * 100));
          for (const { id, weight } of category?.auditRefs ?? [])
            if (weight > 0 && (audits[id]?.score ?? 1) < 0.9)
              failed.add(`${name}: ${id} (${audits[id]?.displayValue || audits[id]?.title})`);
        }
      }
      const seen = Object.fromEntries(CATEGORIES.map((name) => [name, median(scores[name] ?? [])]));
      // Lighthouse says how quick it found the machine; four times slower than 1,500 to 2,000 it calls a telephone.
      figures.push({ screen: screen.name, form, ...seen, machine: median(speeds), failed: [...failed] });
    }
  }
  await leave("lighthouse", figures);
});
