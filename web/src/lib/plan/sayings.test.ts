/** What planning says in German, from a sample of each way; a test of the service holds the samples. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { CatalogueOut, RelaxationOut } from "../../api/schema.ts";
import samples from "../../insight/planning.json" with { type: "json" };
import { checks } from "../../messages/de/checks.ts";
import { de } from "../../messages/de/index.ts";
import { relaxations, THINGS } from "../../messages/de/relaxations.ts";
import changes from "../../messages/de/texts/changes.json" with { type: "json" };
import { catalogue } from "../catalogue.svelte.ts";
import { i18n } from "../i18n.svelte.ts";
import { texts } from "../texts.svelte.ts";
import { checkWords, type Found } from "./checks.svelte.ts";
import { sayHow } from "./how.ts";
import { sayOffer } from "./offers.ts";
import { relaxationWords } from "./relaxations.svelte.ts";

const found = Object.entries(samples.findings) as [keyof typeof samples.findings, Found][];
const helping = Object.entries(samples.relaxations) as unknown as [string, RelaxationOut][];
const WHOLE = /^[\p{Lu}\d„].*\.$/u;
const BROKEN = /undefined|null|NaN|object/;

const numbers = (text: string): number[] => {
  const figures = text.replaceAll(",", ".").match(/\d+(?:\.\d+)?/g) ?? [];
  return [...new Set(figures.map(Number))].sort((one, other) => one - other);
};
const check = (name: keyof typeof samples.findings): string =>
  checkWords.say(samples.findings[name] as unknown as Found).text;
const help = (...changed: [field: string, from: unknown, to: unknown][]): string =>
  relaxationWords.say({ say: "", changes: changed.map(([field, from, to]) => ({ field, from, to })) }).text;

beforeAll(async () => {
  await i18n.speak("de");
  await Promise.all([checkWords.load(), relaxationWords.load(), texts.load()]);
});

describe("what the checker found, in German", () => {
  test.each(found)("%s is said in a whole sentence", (_, sample) => {
    const said = checkWords.say(sample);
    expect(said.lang).toBeNull();
    expect(said.text).toMatch(WHOLE);
    expect(said.text).not.toMatch(BROKEN);
    expect(numbers(said.text)).toEqual(numbers(sample.message));
  });

  test("there are words for every way that is sent and for no other", () => {
    const ways = new Set(found.map(([, { facts }]) => String(facts?.["what"])));
    expect(Object.keys(checks).sort()).toEqual([...ways].sort());
  });

  test("one and many have their own form", () => {
    expect(check("one mid-back exercise alone")).toBe(
      "1 Übung für den mittleren Rücken; eine Einheit hat 2 bis 4.",
    );
    expect(check("a muscle trained on one day")).toBe(
      "Rückenstrecker der Brustwirbelsäule: an 1 Tag trainiert.",
    );
  });

  test.each(found)("%s stays in English without its facts, as from an older service", (_, sample) => {
    const { rule, message } = sample;
    expect(checkWords.say({ rule, message })).toEqual({ text: message, lang: "en" });
    expect(checkWords.say({ rule, message, facts: {} })).toEqual({ text: message, lang: "en" });
  });
});

describe("what would help, in German", () => {
  test.each(helping)("%s is said in a whole sentence", (_, sample) => {
    const said = relaxationWords.say(sample);
    expect(said.lang).toBeNull();
    expect(said.text).toMatch(WHOLE);
    expect(said.text).not.toMatch(BROKEN);
  });

  test("there are words for every requirement that is loosened and for no other", () => {
    const fields = new Set(helping.flatMap(([, sample]) => sample.changes.map((each) => each["field"])));
    expect(Object.keys(relaxations).sort()).toEqual([...fields].sort());
  });

  test("several changes are one sentence", () => {
    expect(help(["minutes", 15, 22], ["days_per_week", 1, 2])).toBe(
      "Gib jeder Einheit 22 statt 15 Minuten und trainiere an 2 Tagen in der Woche.",
    );
  });

  test("what is added is named, and what is taken back", () => {
    expect(help(["weekdays", ["monday"], ["monday", "thursday", "friday"]])).toBe(
      "Nimm Donnerstag und Freitag zu deinen Tagen dazu.",
    );
    expect(help(["weekdays", ["monday"], []])).toBe("Lass die Wochentage offen.");
    expect(help(["equipment", ["box"], ["band", "box", "door-anchor"]])).toBe(
      "Besorg dir ein langes Widerstandsband und einen Türanker.",
    );
    expect(help(["floor", 4, 3.5])).toContain(" 3,5 statt 4 Sätze ");
    expect(help(["trains_elsewhere", { "horizontal-push": 40, core: 2 }, { core: 2 }])).toBe(
      "Mach anderswo keine statt 40 Sätze „Waagerechter Druck“.",
    );
  });

  test("there is a way to say each thing that can be got", () => {
    expect(Object.keys(THINGS).sort()).toEqual(Object.keys(de.words.equipment).sort());
  });

  test("what is not known leaves the whole sentence in English", () => {
    const say = "Sleep more and train less.";
    for (const change of [{ field: "sleep", from: 6, to: 8 }, { field: "minutes" }, { field: "avoid" }]) {
      const both = [{ field: "days_per_week", from: 1, to: 2 }, change];
      expect(relaxationWords.say({ say, changes: both })).toEqual({ text: say, lang: "en" });
    }
  });
});

describe("what belongs to an exercise", () => {
  beforeAll(() => {
    vi.spyOn(catalogue, "value", "get").mockReturnValue({
      conditions: [
        { id: "hernia", name: "Hernia" },
        { id: "osteoporosis", name: "Osteoporosis" },
      ],
    } as CatalogueOut);
    const exercises: Record<string, { name: string; easier: string[] }> = {
      "push-up": { name: "Push-up", easier: ["incline-push-up", "knee-push-up"] },
      "incline-push-up": { name: "Incline push-up", easier: [] },
      "knee-push-up": { name: "Knee push-up", easier: [] },
    };
    vi.spyOn(catalogue, "asSent").mockImplementation((id) => exercises[id] as never);
  });

  test("what a condition changes is said with its name", () => {
    expect(
      sayHow("Osteoporosis: Slide down and come up over your side, never by rounding the back."),
    ).toEqual({
      text: `Osteoporose: ${changes["Slide down and come up over your side, never by rounding the back."]}`,
      lang: null,
    });
  });

  test("what is not known of such a line leaves it in English", () => {
    for (const line of ["Osteoporosis: Do as you like.", "Gout: Elbows below shoulder height.", "Slowly."])
      expect(sayHow(line)).toEqual({ text: line, lang: "en" });
  });

  test("an offer is a sentence, and names what is easier", () => {
    expect(sayOffer("look at sleep, food and stress first", "push-up")).toEqual({
      text: "Sieh zuerst auf Schlaf, Essen und Stress.",
      lang: null,
    });
    expect(sayOffer("swap to something easier: Incline push-up, Knee push-up", "push-up")).toEqual({
      text: "Tausche sie gegen etwas Leichteres: Liegestütz, Hände erhöht; Liegestütz auf den Knien.",
      lang: null,
    });
  });

  test("an offer that is not known is a sentence in English", () => {
    expect(sayOffer("swap to something easier: Wall push-up", "push-up")).toEqual({
      text: "Swap to something easier: Wall push-up.",
      lang: "en",
    });
    expect(sayOffer("rest a day", "push-up")).toEqual({ text: "Rest a day.", lang: "en" });
  });
});

test("in English the service speaks for itself", async () => {
  await i18n.speak("en");
  await Promise.all([checkWords.load(), relaxationWords.load(), texts.load()]);
  for (const [, sample] of found)
    expect(checkWords.say(sample)).toEqual({ text: sample.message, lang: "en" });
  for (const [, sample] of helping)
    expect(relaxationWords.say(sample)).toEqual({ text: sample.say, lang: "en" });
  expect(sayOffer("take a lighter week for this exercise", "push-up")).toEqual({
    text: "Take a lighter week for this exercise.",
    lang: "en",
  });
});
