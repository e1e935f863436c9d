import { describe, expect, test } from "vitest";
import { closeness, distance, fold, forgiven, Index, type Entry } from "./search.ts";

const entry = (id: string, names: string[], words = ""): Entry => ({ id, names, words });
const SHELF = [
  entry("face-pull", ["Face pull", "rope face pull"], "A rope drawn to the forehead."),
  entry("band-face-pull", ["Band face pull"], "A band drawn to the forehead."),
  entry(
    "seated-cable-row",
    ["Seated cable row", "low row", "Seated Row (Cable)"],
    "The row with the easiest steps.",
  ),
  entry("pull-up", ["Pull-up", "pullup"], "From a hang to the chin over the bar."),
  entry("chin-up", ["Chin-up"], "Like a pull-up, palms towards you."),
  entry("rhomboids", ["Rhomboids", "Rhomboid major"], "Between the spine and the shoulder blades."),
];
const shelf = new Index(SHELF);
const ids = (question: string): string[] => shelf.find(question).map((found) => found.id);

describe("folding", () => {
  test("drops accents, case and signs", () => expect(fold("  Überzug-Éxercise! ")).toBe("uberzug exercise"));
  test("writes a sharp s as two", () => expect(fold("Straße")).toBe("strasse"));
});

describe("distance", () => {
  test.each([
    ["row", "row", 0],
    ["rwo", "row", 1],
    ["rhombiods", "rhomboids", 1],
    ["trapezus", "trapezius", 1],
    ["delotid", "deltoid", 1],
    ["kitten", "sitting", 3],
  ])("from %s to %s is %i", (one, other, expected) => expect(distance(one, other, 3)).toBe(expected));
  test("stops where it is too far", () => expect(distance("row", "pulldown", 2)).toBe(3));
  test("is forgiven in no short word", () =>
    expect([forgiven(3), forgiven(4), forgiven(7)]).toEqual([0, 1, 2]));
});

describe("closeness", () => {
  test("an exact word is closer than a beginning, a beginning closer than a mistake", () => {
    const [exact, begun, mistyped] = [
      closeness("pull", "pull"),
      closeness("pull", "pulldown"),
      closeness("pull", "pall"),
    ];
    expect(exact).toBeGreaterThan(begun);
    expect(begun).toBeGreaterThan(mistyped);
    expect(mistyped).toBeGreaterThan(0);
  });
  test("a mistyped beginning is met while somebody still types", () =>
    expect(closeness("rhmobo", "rhomboids")).toBeGreaterThan(0));
});

describe("the search", () => {
  test("finds by name", () => expect(ids("face pull")[0]).toBe("face-pull"));
  test("puts the name that begins with the question first", () =>
    expect(ids("face")).toEqual(["face-pull", "band-face-pull"]));
  test("finds by an alias", () => expect(ids("low row")).toEqual(["seated-cable-row"]));
  test("finds by the name of another application", () =>
    expect(ids("seated row cable")[0]).toBe("seated-cable-row"));
  test("forgives swapped letters", () => expect(ids("fcae plul")).toContain("face-pull"));
  test("forgives a missing letter", () => expect(ids("romboids")[0]).toBe("rhomboids"));
  test("takes a hyphen for a space", () => expect(ids("pull up")[0]).toBe("pull-up"));
  test("ranks a name above a word of the summary", () =>
    expect(ids("pull-up")).toEqual(["pull-up", "chin-up"]));
  test("leaves out what fits far less than the best", () => expect(ids("rhombiods")).toEqual(["rhomboids"]));
  test("wants every word to be met", () => expect(ids("face barbell")).toEqual([]));
  test("finds nothing for nothing", () => expect(ids("  ")).toEqual([]));
  test("answers within five milliseconds for five hundred entries", () => {
    const many = new Index(
      Array.from({ length: 500 }, (_, place) => {
        const like = SHELF[place % SHELF.length]!;
        return entry(
          `${like.id}-${place}`,
          [...like.names, `variation ${place}`],
          `${like.words} number${place} kind${place * 7}`,
        );
      }),
    );
    many.find("warm up");
    const questions = ["rhombiods", "seated cabel row", "variation 499", "shoulder blades"];
    const best = Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        questions.forEach((question) => many.find(question));
        return (performance.now() - start) / questions.length;
      }),
    );
    expect(best).toBeLessThan(5);
  });
});
