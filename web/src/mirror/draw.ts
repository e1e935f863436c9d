/** Draws stick figures on a canvas: over the picture of the camera, and alone in the review. */
import { BONES, DRAWN, EARS, SHOULDERS, pointOf, type Point } from "./landmarks.ts";

const LEAST_SEEN = 0.4;

export interface Look {
  line: string;
  joint: string;
  /** Width of a line in pixels of the canvas. */
  width: number;
}

export type Place = (number: number) => Point | null;

/** The landmarks of a frame where they are on a canvas of this size. */
export const onCanvas =
  (values: ArrayLike<number>, width: number, height: number): Place =>
  (number) => {
    const { x, y, seen } = pointOf(values, number);
    return { x: x * width, y: y * height, seen };
  };

/** Draw what is seen of a body; what is hardly seen is faint. */
export function drawBody(to: CanvasRenderingContext2D, place: Place, look: Look): void {
  to.lineCap = "round";
  to.lineWidth = look.width;
  to.strokeStyle = look.line;
  for (const [from, until] of BONES) {
    const [a, b] = [place(from), place(until)];
    if (!a || !b) continue;
    to.globalAlpha = Math.min(a.seen, b.seen) < LEAST_SEEN ? 0.3 : 0.95;
    to.beginPath();
    to.moveTo(a.x, a.y);
    to.lineTo(b.x, b.y);
    to.stroke();
  }
  to.fillStyle = look.joint;
  for (const number of DRAWN) {
    const point = place(number);
    if (!point || point.seen < LEAST_SEEN || number < 11) continue;
    to.globalAlpha = 1;
    to.beginPath();
    to.arc(point.x, point.y, look.width * 0.85, 0, 2 * Math.PI);
    to.fill();
  }
  drawHead(to, place, look);
  to.globalAlpha = 1;
}

function drawHead(to: CanvasRenderingContext2D, place: Place, look: Look): void {
  const points = [0, ...EARS].map(place).filter((point): point is Point => point !== null);
  const [a, b] = SHOULDERS.map(place);
  if (!points.length || !a || !b) return;
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const radius = Math.max(look.width * 2, 0.55 * Math.hypot((a.x + b.x) / 2 - x, (a.y + b.y) / 2 - y));
  to.globalAlpha = 0.95;
  to.beginPath();
  to.arc(x, y, radius, 0, 2 * Math.PI);
  to.stroke();
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The box around everything that a movement passes, in picture heights, with a little air. */
export function boxOf(frames: readonly ArrayLike<number>[], aspect: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const frame of frames)
    for (const number of DRAWN) {
      const { x, y, seen } = pointOf(frame, number);
      if (seen < LEAST_SEEN) continue;
      [left, right] = [Math.min(left, x * aspect), Math.max(right, x * aspect)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  if (left >= right || top >= bottom) return null;
  const air = 0.12 * Math.max(right - left, bottom - top);
  return { left: left - air, top: top - air, width: right - left + 2 * air, height: bottom - top + 2 * air };
}

/** The landmarks of a frame inside a box that fills a canvas of this size. */
export function inBox(
  values: ArrayLike<number>,
  aspect: number,
  box: Box,
  width: number,
  height: number,
): Place {
  const scale = Math.min(width / box.width, height / box.height);
  const [over, down] = [(width - box.width * scale) / 2, (height - box.height * scale) / 2];
  return (number) => {
    const { x, y, seen } = pointOf(values, number);
    return { x: over + (x * aspect - box.left) * scale, y: down + (y - box.top) * scale, seen };
  };
}
