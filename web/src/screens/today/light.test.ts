/** The light on the screen is the light of the service's rules. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { PainKind } from "../../api/schema.ts";
import { lightOf } from "./light.ts";

type Row = [
  kind: PainKind,
  during: number,
  after: number | null,
  morning: number | null,
  usual: number,
  light: string,
];
const rows = JSON.parse(readFileSync(new URL("light.json", import.meta.url), "utf-8")) as Row[];

test("every note of the table is judged as the service judges it", () => {
  expect(rows.length).toBeGreaterThan(500);
  expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(["ache", "sharp", "spreading", "numb-or-weak"]));
  for (const [kind, during, after, next_morning, usual, light] of rows)
    expect([
      kind,
      during,
      after,
      next_morning,
      usual,
      lightOf({ kind, during, after, next_morning, usual }),
    ]).toEqual([kind, during, after, next_morning, usual, light]);
});
