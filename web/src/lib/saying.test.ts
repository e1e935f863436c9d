/** What is said by hand is what `Intl` would say. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayDate, sayList, sayNameOfDay, sayNumber, type Language } from "./saying.ts";

const LANGUAGES: Language[] = ["en", "de"];

describe.each(LANGUAGES)("in %s", (language) => {
  test("every number is written as usual", () => {
    const numbers = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -5000, max: 5000, noNaN: true }),
      fc.integer(),
      fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => hundredths / 100),
      fc.constantFrom(-0, 0.05, 0.25, -0.04, 1.005, 999.95, 1e21, 1e-9, Infinity, NaN),
    );
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 3 }), (value, digits) => {
        const usual = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
        expect(sayNumber(value, language, digits)).toBe(usual);
      }),
      { numRuns: 3000 },
    );
  });

  test("every day of a year is said as usual", () => {
    const styles = {
      long: { weekday: "long", day: "numeric", month: "long" },
      short: { day: "numeric", month: "short" },
      weekday: { weekday: "long" },
    } as const;
    for (let day = 0; day < 366; day += 1) {
      const date = new Date(Date.UTC(2024, 0, 1 + day));
      const about = {
        weekday: (date.getUTCDay() + 6) % 7,
        day: date.getUTCDate(),
        month: date.getUTCMonth(),
      };
      for (const style of ["long", "short", "weekday"] as const)
        expect(sayDate(about, style, language)).toBe(
          new Intl.DateTimeFormat(language, { ...styles[style], timeZone: "UTC" }).format(date),
        );
      for (const width of ["long", "short"] as const)
        expect(sayNameOfDay(about.weekday, width, language)).toBe(
          new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(date),
        );
    }
  });

  test.each([[[]], [["a"]], [["a", "b"]], [["a", "b", "c"]], [["a", "b", "c", "d"]]])(
    "a list is joined as usual: %j",
    (parts) => {
      const usual = new Intl.ListFormat(language, { style: "long", type: "conjunction" }).format(parts);
      expect(sayList(parts, language)).toBe(usual);
    },
  );
});
