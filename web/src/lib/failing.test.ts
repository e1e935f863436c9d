/** Why something did not work is said in the reader's language, as far as it can be. */
import { beforeEach, expect, test } from "vitest";
import { saidFailure } from "./failing.ts";
import { i18n } from "./i18n.svelte.ts";
import { refused } from "./result.ts";

const kind = (type: string, detail: string, errors: { place: string; message: string }[] = []) =>
  refused(409, { type: `urn:strongback:problem:${type}`, title: "Conflict", status: 409, detail, errors });
const NO_PLAN = kind("no-plan", "There is no plan yet: POST /api/v1/athletes/me/plan.");
const LAST_OWNER = kind("last-owner", "This is the only owner; name another one first.");

beforeEach(() => i18n.speak("de"));

test("by its kind, where the sentence of the service is for programs", async () => {
  expect(saidFailure(NO_PLAN)).toEqual({ text: i18n.t.refusals["no-plan"], lang: null });
  await i18n.speak("en");
  expect(saidFailure(NO_PLAN).text).not.toContain("/api/");
});

test("else by its sentence", async () => {
  expect(saidFailure(LAST_OWNER)).toEqual({
    text: "Der Dienst gehört sonst niemandem; bestimme zuerst noch jemanden.",
    lang: null,
  });
  await i18n.speak("en");
  expect(saidFailure(LAST_OWNER).text).toBe("This is the only owner; name another one first.");
});

test("by what is wrong in a form, before anything else, and in English where nothing better is known", () => {
  const wrong = kind("no-plan", "weight_kg: too little", [{ place: "weight_kg", message: "Too little." }]);
  expect(saidFailure(wrong)).toEqual({ text: "Too little.", lang: "en" });
});
