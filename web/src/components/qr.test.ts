import { encode } from "uqr";
import { expect, test } from "vitest";
import { drawn } from "./qr.ts";

const LINK = "otpauth://totp/Strongback:kim%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Strongback";

/** Paint the path of a code on a grid again. */
function painted(size: number, path: string): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(length); step += 1) grid[Number(y)]![Number(x) + step] = true;
  return grid;
}

test("what is drawn is the code of the text, each dark module once", () => {
  const { size, path } = drawn(LINK);
  expect(painted(size, path)).toEqual(encode(LINK, { ecc: "M", border: 4 }).data);
});

test("around the code there is the quiet zone that a camera needs", () => {
  const { size, path } = drawn(LINK);
  for (const [y, row] of painted(size, path).entries())
    for (const [x, dark] of row.entries())
      if (Math.min(x, y, size - 1 - x, size - 1 - y) < 4) expect(dark).toBe(false);
});

test("each of the three corners has its finder", () => {
  const { size, path } = drawn(LINK);
  const grid = painted(size, path);
  const last = size - 4 - 7;
  for (const [x, y] of [
    [4, 4],
    [last, 4],
    [4, last],
  ] as const)
    expect(
      grid.slice(y, y + 7).map((row) =>
        row
          .slice(x, x + 7)
          .map(Number)
          .join(""),
      ),
    ).toEqual(["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]);
});
