/** Text as a QR code, drawn as one path of an SVG: no picture that would have to be fetched, and no style in the page. */
import { encode } from "uqr";

/** Light modules around the code, which a camera needs to find it (ISO/IEC 18004). */
const QUIET = 4;

/** The side of the code in modules, and its dark modules as a path on that grid. */
export function drawn(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return { size, path: path.join("") };
}

/** Where the dark modules of a row begin, and how many follow each other. */
function runs(row: readonly boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
