/** Makes of the baked surface what WebGL draws: places, normals, and the bones that lead each of them. */
import { BufferAttribute, BufferGeometry } from "three";
import { bytesOf, numbersOf, type Patch, type Surface } from "./baked.ts";

const FINE = 10_000;
const MOST = 4;

interface Sewn {
  places: number[];
  led: number[];
  shares: number[];
  corners: number[];
}

/** The number of the same bone on the other side. */
function otherSide(bones: readonly string[]): number[] {
  return bones.map((name) => {
    const other = name.startsWith("left_")
      ? name.replace("left_", "right_")
      : name.replace("right_", "left_");
    return bones.indexOf(other);
  });
}

function sewOn(sewn: Sewn, patch: Patch, mirror: readonly number[] | null): void {
  const start = sewn.places.length / 3;
  const places = numbersOf(patch.places);
  const many = places.length / 3;
  for (let at = 0; at < places.length; at++)
    sewn.places.push(((mirror && at % 3 === 0 ? -1 : 1) * places[at]!) / FINE);
  const led = patch.led === undefined ? null : bytesOf(patch.led);
  const shares = patch.shares === undefined ? null : bytesOf(patch.shares);
  for (let at = 0; at < many; at++) {
    let sum = 0;
    for (let each = 0; each < MOST; each++) sum += shares ? shares[at * MOST + each]! : each === 0 ? 1 : 0;
    for (let each = 0; each < MOST; each++) {
      const bone = led ? led[at * MOST + each]! : patch.bone!;
      sewn.led.push(mirror ? mirror[bone]! : bone);
      sewn.shares.push((shares ? shares[at * MOST + each]! : each === 0 ? 1 : 0) / sum);
    }
  }
  sewCells(sewn.corners, start, patch.rows, many / patch.rows, patch.closed, mirror !== null);
}

/** Two triangles for each cell, turned to the outside; the ends of a tube are closed by a fan. */
function sewCells(
  corners: number[],
  start: number,
  rows: number,
  wide: number,
  closed: boolean,
  flip: boolean,
): void {
  const add = (a: number, b: number, c: number): void =>
    void (flip
      ? corners.push(start + a, start + c, start + b)
      : corners.push(start + a, start + b, start + c));
  const last = closed ? wide : wide - 1;
  for (let row = 0; row < rows - 1; row++)
    for (let at = 0; at < last; at++) {
      const a = row * wide + at;
      const b = row * wide + ((at + 1) % wide);
      add(a, b, b + wide);
      add(a, b + wide, a + wide);
    }
  if (!closed) return;
  const top = (rows - 1) * wide;
  for (let at = 1; at < wide - 1; at++) {
    add(0, at + 1, at);
    add(top, top + at, top + at + 1);
  }
}

/** One geometry of all patches that `wanted` picks, both sides. */
export function sew(
  surface: Surface,
  wanted: (patch: Patch, side: string) => boolean,
): BufferGeometry | null {
  const mirror = otherSide(surface.bones);
  const sewn: Sewn = { places: [], led: [], shares: [], corners: [] };
  for (const patch of surface.patches) {
    if (wanted(patch, patch.mirror ? "left" : "")) sewOn(sewn, patch, null);
    if (patch.mirror && wanted(patch, "right")) sewOn(sewn, patch, mirror);
  }
  if (!sewn.places.length) return null;
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(sewn.places), 3));
  geometry.setAttribute("skinIndex", new BufferAttribute(new Uint8Array(sewn.led), MOST));
  geometry.setAttribute("skinWeight", new BufferAttribute(new Float32Array(sewn.shares), MOST));
  geometry.setIndex(new BufferAttribute(new Uint16Array(sewn.corners), 1));
  geometry.computeVertexNormals();
  return geometry;
}
