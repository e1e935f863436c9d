/** Straight scales and round ticks for the small charts. */

/** A value between two bounds as a place between two others; equal bounds lie in the middle. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const [first, last] = range;
  return high === low
    ? () => (first + last) / 2
    : (value) => first + ((value - low) / (high - low)) * (last - first);
}

/** The least and the greatest of the numbers, with a little air; never flat. */
export function extent(values: readonly number[], air = 0.06): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * air;
  return [low - room, high + room];
}

/** A round number that is no less. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
    .map((step) => step * power)
    .find((step) => step >= value - 1e-9)!;
}

/** A line through points, broken nowhere. */
export const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The area between an upper and a lower line. */
export const band = (
  upper: readonly (readonly [number, number])[],
  lower: readonly (readonly [number, number])[],
): string => (upper.length ? `${line(upper)}${line([...lower].reverse()).replace("M", "L")}Z` : "");
