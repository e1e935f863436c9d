/** What Lighthouse says of four screens, as a telephone on a slow network and as a desktop. */
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type BrowserContext } from "@playwright/test";
import type { Config, Flags, RunnerResult } from "lighthouse";
import { freePort } from "../../e2e/fixtures/server.ts";
import { Person, test } from "../../e2e/fixtures/index.ts";
import { chromium as own } from "../../e2e/fixtures/browser.ts";
import { leave, median } from "./results.ts";

type Lighthouse = (url: string, flags?: Flags, config?: Config) => Promise<RunnerResult | undefined>;

const RUNS = Number(process.env["LIGHTHOUSE_RUNS"] ?? 3);
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
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

/** Start a browser of its own that Lighthouse can reach; what is signed in is its usual profile. */
async function browser(folder: string): Promise<{ context: BrowserContext; port: number }> {
  const port = await freePort();
  const { executablePath, args } = own();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  return { context, port };
}

test("what Lighthouse says", async ({ server }, info) => {
  const lighthouse = await load<Lighthouse>("lighthouse");
  const desktop = await load<Config>("lighthouse/core/config/desktop-config.js");
  const figures = [];
  for (const screen of SCREENS) {
    const { context, port } = await browser(info.outputPath(screen.name));
    if (screen.signedIn) await new Person(server, context).ready();
    for (const form of ["mobile", "desktop"] as const) {
      const scores: Record<string, number[]> = {};
      const failed = new Set<string>();
      for (let run = 0; run < RUNS; run += 1) {
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
        if (!result) throw new Error(`Lighthouse said nothing about ${screen.path}.`);
        const { categories, audits } = result.lhr;
        for (const name of CATEGORIES) {
          const category = categories[name];
          (scores[name] ??= []).push(Math.round((category?.score ?? 0) * 100));
          for (const { id, weight } of category?.auditRefs ?? [])
            if (weight > 0 && (audits[id]?.score ?? 1) < 0.9)
              failed.add(`${name}: ${id} (${audits[id]?.displayValue || audits[id]?.title})`);
        }
      }
      const seen = Object.fromEntries(CATEGORIES.map((name) => [name, median(scores[name] ?? [])]));
      figures.push({ screen: screen.name, form, ...seen, failed: [...failed] });
    }
    await context.close();
  }
  await leave("lighthouse", figures);
});
