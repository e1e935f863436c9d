/** The knowledge in another language: its sentences are told in it, and nothing else is changed. */
import { expect, test } from "vitest";
import { i18n } from "./i18n.svelte.ts";
import { texts } from "./texts.svelte.ts";

const part = {
  id: "study",
  name: "arched-back",
  strength: "study",
  cues: ["Long neck.", "Nobody ever said this."],
  camera: { blind: "", views: ["side"], asks: ["Long neck."] },
  evidence: [{ finding: "Long neck.", source: "Long neck." }],
  rungs: [{ name: "hands on the hips", share_of_bodyweight: null }],
};

test("English is told as it was sent, before and after a language was there", async () => {
  await i18n.speak("en");
  await texts.load();
  expect(texts.of(part)).toBe(part);
  expect(texts.say("Long neck.")).toEqual({ text: "Long neck.", lang: "en" });
});

test("sentences are told in the reader's language; ids, sources and what is not known stay", async () => {
  await i18n.speak("de");
  expect(texts.language).toBe("en");
  await texts.load();
  expect(texts.language).toBe("de");
  const told = texts.of(part);
  expect(told.cues).toEqual(["Langer Nacken.", "Nobody ever said this."]);
  expect(told.evidence).toEqual([{ finding: "Langer Nacken.", source: "Long neck." }]);
  expect([told.id, told.strength, told.camera]).toEqual([part.id, part.strength, part.camera]);
  expect(told.name).not.toBe(part.name);
  expect(told.rungs[0]?.name).not.toBe(part.rungs[0]?.name);
  expect(part.cues[0]).toBe("Long neck.");
  expect(texts.say("Long neck.")).toEqual({ text: "Langer Nacken.", lang: null });
  expect(texts.say("Nobody ever said this.").lang).toBe("en");
});
