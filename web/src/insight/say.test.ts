/** What rules say in German, from one sample of each; a test of the service holds that the samples are what it sends. */
import { describe, expect, test } from "vitest";
import { findings } from "../messages/de/findings.ts";
import { i18n } from "../lib/i18n.svelte.ts";
import samples from "./samples.json" with { type: "json" };
import { sayReason, sayStep } from "./say.ts";
import type { ReviewFinding } from "../api/schema.ts";

const all = Object.values(samples) as unknown as ReviewFinding[];
const withStep = all.filter((sample) => sample.step);
await i18n.speak("de");

describe("in German", () => {
  test.each(all.map((sample) => [sample.rule, sample] as const))(
    "%s is said in whole sentences",
    (_, sample) => {
      const said = sayReason(sample, findings);
      expect(said.lang).toBeNull();
      expect(said.text).not.toMatch(/undefined|NaN|object|[a-z]-[a-z]+-deg/);
      expect(said.text).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(said.text).not.toBe(sample.say);
    },
  );

  test.each(withStep.map((sample) => [sample.rule, sample] as const))("%s has a next step", (_, sample) => {
    const said = sayStep(sample, findings);
    expect(said.lang).toBeNull();
    expect(said.text).toMatch(/^[\p{Lu}\d].*\.$/u);
  });

  test("there are words for no rule that does not exist", () => {
    expect(Object.keys(findings.say).sort()).toEqual(Object.keys(samples).sort());
    expect(Object.keys(findings.step).sort()).toEqual(withStep.map(({ rule }) => rule).sort());
  });

  test("numbers are written with a comma and a share with its percent", () => {
    expect(sayReason(samples["SB-R206"] as never, findings).text).toContain("12,7 Drucksätze");
    expect(sayReason(samples["SB-R211"] as never, findings).text).toContain("-6\u00a0%");
  });

  test("what was done in a week that is over is said to be last week's", () => {
    const past = { ...samples["SB-R005"], facts: { done: 3, is_past: true } };
    expect(sayReason(past as never, findings).text).toBe("Alle 3 Einheiten der letzten Woche gemacht.");
  });
});

test("a fact that is missing, as from an older service, lets the English stand", () => {
  const older = { ...(samples["SB-R201"] as unknown as ReviewFinding), facts: {} };
  expect(sayReason(older, findings)).toEqual({ text: older.say, lang: "en" });
});

test("in English the service speaks for itself", () => {
  for (const sample of all) expect(sayReason(sample, null)).toEqual({ text: sample.say, lang: "en" });
});
