/** Reads weights that a person typed: `4, 6, 8` or `10-30/2.5` for a row of them. */

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const ONE = new RegExp(`^(${NUMBER})$`);
const ROW = new RegExp(String.raw`^(${NUMBER})\s*[-–]\s*(${NUMBER})(?:\s*/\s*(${NUMBER}))?$`);
const MOST = 400;

export type Read = { ok: true; values: number[] } | { ok: false; part: string };

const toNumber = (text: string): number => Number(text.replace(",", "."));

/**
 * The weights of a text in the order they were written; nothing typed is no weight. Where a blank or a semicolon parts
 * them, a comma inside a number is a decimal comma.
 */
export function readWeights(text: string): Read {
  const values: number[] = [];
  const drawn = text.trim().replace(/\s*([-–/])\s*/g, "$1");
  const parts = drawn.split(/[;\s]/.test(drawn) ? /,?\s+|;\s*/ : ",");
  for (const part of parts.map((each) => each.trim()).filter(Boolean)) {
    const one = ONE.exec(part);
    const row = ROW.exec(part);
    if (one) values.push(toNumber(one[1]!));
    else if (row) {
      const [first, last, step] = [row[1]!, row[2]!, row[3] ?? "1"].map(toNumber) as [number, number, number];
      if (step <= 0 || last < first || (last - first) / step > MOST) return { ok: false, part };
      for (let at = 0; first + at * step <= last + 1e-9; at++) values.push(round(first + at * step));
    } else return { ok: false, part };
    if (values.some((value) => value <= 0)) return { ok: false, part };
  }
  return { ok: true, values };
}

/** Weights as they would be typed: rows of equal steps are drawn together. */
export function writeWeights(values: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < values.length;) {
    const step = round((values[at + 1] ?? 0) - values[at]!);
    let end = at + 1;
    while (end < values.length && step > 0 && Math.abs(values[end]! - values[end - 1]! - step) < 1e-6) end++;
    if (step > 0 && end - at >= 4) {
      parts.push(`${values[at]}-${values[end - 1]}/${step}`);
      at = end;
    } else {
      parts.push(String(values[at]));
      at += 1;
    }
  }
  return parts.join(", ");
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
