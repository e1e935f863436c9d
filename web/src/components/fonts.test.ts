import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LETTERS } from "../../build/letters.ts";

const css = readFileSync(new URL("./fonts.css", import.meta.url), "utf8");
const faces = css.split("@font-face").filter((face) => face.includes("build/letters/"));

/** The letters of a `unicode-range`. */
function letters(range: string): string[] {
  return range.split(",").flatMap((part) => {
    const [first, last = first] = part
      .trim()
      .slice(2)
      .split("-")
      .map((each) => parseInt(each, 16)) as [number, number?];
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  });
}

test("every small font is asked for the letters it has, and no others", () => {
  expect(faces).toHaveLength(3);
  for (const face of faces) {
    const range = /unicode-range:([^;]*);/.exec(face)![1]!;
    expect(letters(range).sort()).toEqual([...LETTERS].sort());
  }
});

test("a small font stands after the whole one of the same letters, so that it counts", () => {
  expect(css.lastIndexOf("latin-wght-normal")).toBeLessThan(css.lastIndexOf("build/letters/"));
});
