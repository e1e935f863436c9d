/** What a browser that was never here loads for Today, as the service sends it: squeezed. */
import { test } from "../../e2e/fixtures/index.ts";
import { leave } from "./results.ts";

// Without the service worker, which fetches the other screens afterwards so that they open without a network.
test.use({ serviceWorkers: "block" });

const KINDS = { script: ".js", style: ".css", font: ".woff2" } as const;

test("bytes of the first load", async ({ athlete, page }) => {
  const loaded: { path: string; bytes: number }[] = [];
  const reading: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    reading.push(
      request.sizes().then((sizes) => {
        loaded.push({ path: new URL(request.url()).pathname, bytes: sizes.responseBodySize });
      }),
    );
  });
  await page.goto(`${athlete.server.url}/`);
  await page.locator("#app h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await Promise.all(reading);
  const sum = (end: string): number =>
    loaded.filter((each) => each.path.endsWith(end)).reduce((all, each) => all + each.bytes, 0);
  await leave("first-load", {
    ...Object.fromEntries(Object.entries(KINDS).map(([name, end]) => [name, sum(end)])),
    files: loaded.sort((a, b) => b.bytes - a.bytes),
  });
});
