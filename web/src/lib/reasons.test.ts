/** What the reasons of a session and a plan say in German, from a sample of each way; tests of the service hold them. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ReasonOut } from "../api/schema.ts";
import planning from "../insight/planning.json" with { type: "json" };
import ofSessions from "../insight/reasons.json" with { type: "json" };
import { reasons } from "../messages/de/reasons.ts";
import { device } from "./device.svelte.ts";
import { i18n } from "./i18n.svelte.ts";
import { reasonWords } from "./reasons.svelte.ts";
import { texts } from "./texts.svelte.ts";

const samples = { ...ofSessions, ...planning.reasons };
const all = Object.entries(samples) as unknown as [keyof typeof samples, ReasonOut][];
const say = (name: keyof typeof samples): string => reasonWords.say(samples[name] as never).text;

beforeAll(async () => {
  await i18n.speak("de");
  await Promise.all([reasonWords.load(), texts.load()]);
});

describe("in German", () => {
  test.each(all)("%s is said in whole sentences", (_, sample) => {
    const said = reasonWords.say(sample);
    expect(said.lang).toBeNull();
    expect(said.text).not.toMatch(/undefined|null|NaN|object/);
    expect(said.text).toMatch(/^[\p{Lu}\d].*\.$/u);
    expect(said.text).not.toBe(sample.say);
  });

  test("there are words for every rule that is sent and for no other", () => {
    const ofConditions = /^SB-S0[678]/; // each has its own rule, and one way of saying
    const sent = all.map(([, { rule }]) => rule).filter((rule) => !ofConditions.test(rule));
    expect(Object.keys(reasons).sort()).toEqual([...new Set(sent)].sort());
  });

  test("two ways of one rule are not said alike", () => {
    const said = all.map(([, sample]) => `${sample.rule} ${reasonWords.say(sample).text}`);
    expect(said.filter((each, place) => said.indexOf(each) !== place)).toEqual([]);
  });

  test("what is counted is the same as in the service's own words", () => {
    // Settings are said by number and not by their English names, and days and small numbers as German writes them.
    const otherwise = /^SB-(?:P001 setting|P004|P011 noted|P012|P033 own sets|S067 one more|S111|S112)/;
    const numbers = (text: string) =>
      text
        .replaceAll(",", ".")
        .match(/\d+(?:\.\d+)?/g)
        ?.map(Number) ?? [];
    for (const [name, sample] of all.filter(([name]) => !otherwise.test(name)))
      expect.soft(numbers(reasonWords.say(sample).text).sort(), name).toEqual(numbers(sample.say).sort());
  });

  test("loads are said in the reader's unit", () => {
    expect(say("SB-P003")).toBe(
      "Alle 3 Sätze erreichten 12 mit 40 kg: Nimm 42 kg, 5\u00a0% mehr, wieder ab 8.",
    );
    device.units = "lb";
    expect(say("SB-P003")).toContain("mit 88,2 lb: Nimm 92,6 lb");
    device.units = "kg";
  });

  const SAID_WITHOUT_FACTS = ["SB-P017", "SB-P024", "SB-P029", "SB-P030", "SB-P032"];
  test.each(all.filter(([, { rule }]) => !SAID_WITHOUT_FACTS.includes(rule)))(
    "%s stays in English where its facts are missing, as from an older service",
    (_, sample) => {
      expect(reasonWords.say({ ...sample, facts: {} })).toEqual({ text: sample.say, lang: "en" });
    },
  );
});

test("in English the service speaks for itself, and no words are loaded", async () => {
  await i18n.speak("en");
  await reasonWords.load();
  for (const [, sample] of all) expect(reasonWords.say(sample)).toEqual({ text: sample.say, lang: "en" });
  await i18n.speak("de");
});
