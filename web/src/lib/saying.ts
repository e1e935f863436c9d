/**
 * Numbers, days and lists as each language writes them, by hand.
 *
 * The first formatter that the browser's `Intl` builds reads its tables for tens of milliseconds, on a telephone for
 * a good part of a second, just when the first screen should appear. What the screens say is little; the test holds
 * it against `Intl`.
 */

export type Language = "en" | "de";

interface Ways {
  point: string;
  group: string;
  weekdays: readonly string[];
  weekdaysShort: readonly string[];
  months: readonly string[];
  monthsShort: readonly string[];
  long: (weekday: string, day: number, month: string) => string;
  short: (day: number, month: string) => string;
  and: (first: string, last: string, isPair: boolean) => string;
}

const WAYS: Record<Language, Ways> = {
  en: {
    point: ".",
    group: ",",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: "January February March April May June July August September October November December".split(
      " ",
    ),
    monthsShort: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
    long: (weekday, day, month) => `${weekday}, ${month} ${day}`,
    short: (day, month) => `${month} ${day}`,
    and: (first, last, isPair) => `${first}${isPair ? "" : ","} and ${last}`,
  },
  de: {
    point: ",",
    group: ".",
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    weekdaysShort: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
    monthsShort: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split(" "),
    long: (weekday, day, month) => `${weekday}, ${day}. ${month}`,
    short: (day, month) => `${day}. ${month}`,
    and: (first, last) => `${first} und ${last}`,
  },
};

const LARGE = 1e9;

/** A number with at most so many digits after the point; half is rounded away from zero. */
export function sayNumber(value: number, language: Language, digits = 1): string {
  const size = Math.abs(value);
  const rounded = Number(`${Math.round(Number(`${size}e${digits}`))}e-${digits}`);
  // Very small numbers are written with an exponent, which cannot be moved like that, and large ones have no digits left.
  if (!Number.isFinite(rounded) || size >= LARGE)
    return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const { point, group } = WAYS[language];
  const [whole, part] = rounded.toFixed(digits).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = (part ?? "").replace(/0+$/, "");
  const isBelow = value < 0 || Object.is(value, -0);
  return `${isBelow ? "-" : ""}${grouped}${fraction ? point + fraction : ""}`;
}

/** A list: `a, b, and c`. */
export function sayList(parts: readonly string[], language: Language): string {
  if (parts.length < 2) return parts.join("");
  return WAYS[language].and(parts.slice(0, -1).join(", "), parts.at(-1)!, parts.length === 2);
}

/** A day; `weekday` counts from Monday, 0. */
export function sayDate(
  { weekday, day, month }: { weekday: number; day: number; month: number },
  style: "long" | "short" | "weekday",
  language: Language,
): string {
  const ways = WAYS[language];
  if (style === "weekday") return ways.weekdays[weekday]!;
  return style === "long"
    ? ways.long(ways.weekdays[weekday]!, day, ways.months[month]!)
    : ways.short(day, ways.monthsShort[month]!);
}

export function sayNameOfDay(weekday: number, width: "long" | "short", language: Language): string {
  return (width === "long" ? WAYS[language].weekdays : WAYS[language].weekdaysShort)[weekday]!;
}
