/**
 * The drawings of the equipment, on a grid of 48, one stroke of 2 with round ends. Parts are drawn in their order;
 * a `solid` part has a soft fill, so that what one holds, sits or lies on stands out from the frame around it.
 */
export type Part = readonly ["line" | "solid", string];

/** A circle, or an ellipse with a second radius. */
export function disc(x: number, y: number, radius: number, tall = radius): string {
  return `M${x - radius} ${y}a${radius} ${tall} 0 1 0 ${2 * radius} 0a${radius} ${tall} 0 1 0 ${-2 * radius} 0z`;
}

/** A rectangle with round corners. */
export function block(x: number, y: number, width: number, height: number, r = 2): string {
  const [w, h] = [width - 2 * r, height - 2 * r];
  const turn = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w}${turn(r, r)}v${h}${turn(-r, r)}h${-w}${turn(-r, -r)}v${-h}${turn(r, -r)}z`;
}

/** A dumbbell that lies on its side, from its left end. */
function dumbbell(x: number, y: number): readonly Part[] {
  return [
    ["line", `M${x} ${y}h3M${x + 31} ${y}h3M${x + 11} ${y}h12`],
    ["solid", block(x + 3, y - 7, 8, 14) + block(x + 23, y - 7, 8, 14)],
  ];
}

export const EQUIPMENT_ART: Readonly<Record<string, readonly Part[]>> = {
  band: [
    [
      "solid",
      "M7 41c-5-5-3-10 2-15L26 9c5-5 10-7 15-2s3 10-2 15L22 39c-5 5-10 7-15 2zM11 37c1.5 1.5 4 .5 7-2.5L34.5 18c3-3 4-5.5 2.5-7s-4-.5-7 2.5L13.5 30c-3 3-4 5.5-2.5 7z",
    ],
  ],
  "mini-band": [
    ["solid", "M6 19v11c0 5 8 9 18 9s18-4 18-9V19"],
    ["solid", disc(24, 19, 18, 9)],
    ["line", "M11 22.5c2.5-2.6 7.3-4 13-4s10.5 1.4 13 4"],
  ],
  "door-anchor": [
    ["solid", block(5, 4, 23, 40)],
    ["line", "M22 27h-4M28 13h6M36 17c-2 9-4 17-4.5 25M38.5 17c2.5 8 4 16 4.5 25"],
    ["solid", block(21, 10, 7, 6, 1)],
    ["solid", disc(37, 13.5, 3.5)],
  ],
  dumbbells: [...dumbbell(12, 13), ...dumbbell(2, 34)],
  kettlebell: [
    ["line", "M15.5 20L14 11.5C13.5 8 15.5 6 19 6h10c3.5 0 5.5 2 5 5.5L32.5 20"],
    ["line", "M20 17l-.8-4.3c-.2-1.1.3-1.7 1.4-1.7h6.8c1.1 0 1.6.6 1.4 1.7L28 17"],
    ["solid", "M17 42a14 14 0 1 1 14 0z"],
  ],
  barbell: [
    ["line", "M1.5 24H5M14 24h20M43 24h3.5"],
    ["solid", block(5, 17, 4, 14, 1.5) + block(9, 10, 5, 28)],
    ["solid", block(34, 10, 5, 28) + block(39, 17, 4, 14, 1.5)],
  ],
  bench: [
    ["line", "M11 25v13M37 25v13M11 33h26M7 38h8M33 38h8"],
    ["solid", block(4, 18, 40, 7, 3)],
  ],
  "incline-bench": [
    ["line", "M15 32v8M24 30l10 10M31 20l3 20M9 40h32"],
    ["solid", "M5.5 27h12a2.5 2.5 0 0 1 0 5h-12a2.5 2.5 0 0 1 0-5z"],
    ["solid", "M20.5 27L34.5 7.5a3 3 0 0 1 5 3.5L25.5 30.5a3 3 0 0 1-5-3.5z"],
  ],
  "low-bar": [
    ["solid", block(9, 5, 6, 37, 1.5) + block(33, 5, 6, 37, 1.5)],
    ["line", "M12 11v.1M12 17v.1M36 11v.1M36 17v.1M5 43h14M29 43h14"],
    ["line", "M2.5 27h43M2.5 24v6M45.5 24v6M15 31h3v-4M33 31h-3v-4"],
  ],
  "pull-up-bar": [
    ["solid", "M5 44V4h38v40h-6V10H11v34z"],
    ["line", "M11 17h26"],
    ["solid", block(15, 14.5, 6, 5) + block(27, 14.5, 6, 5)],
  ],
  "suspension-trainer": [
    ["line", "M24 9.5L13 30M24 9.5L35 30M15.5 19.5l4.5 2.5M32.5 19.5L28 22"],
    ["line", "M13 30L6.5 41h13zM35 30l-6.5 11h13z"],
    ["solid", disc(24, 6, 3.5)],
    ["solid", block(5, 39, 16, 5, 2.5) + block(27, 39, 16, 5, 2.5)],
  ],
  cable: [
    ["line", "M7 43V5h16v38M4 43h22"],
    ["solid", block(11, 24, 8, 15, 1)],
    ["line", "M11 29h8M11 34h8M15 5v19"],
    ["line", "M30.5 13.5L37 27"],
    ["solid", disc(28, 12, 3.5)],
    ["line", "M23 12h1.5M37 27l-4 8M37 27l5.5 6.5"],
    ["solid", "M32 34l11-1.5a1 1 0 0 1 0 4L32.5 38a1 1 0 0 1-.5-4z"],
  ],
  "lat-pulldown": [
    ["line", "M8 43V5h22M4 43h38M30 5v8M31 36v7M8 27h13"],
    ["line", "M17 19l4-6h18l4 6"],
    ["solid", disc(24, 27, 3.5)],
    ["solid", block(23, 34, 18, 5, 2.5)],
  ],
  "seated-row-machine": [
    ["line", "M5 43V5h11v38M2.5 43h43M10.5 5v15M22 21h11M37.5 39v4"],
    ["solid", block(8, 20, 5, 17, 1)],
    ["line", "M8 25.5h5M8 31h5M33 16v10"],
    ["solid", disc(18.5, 21, 3.5)],
    ["solid", "M18.5 39l4.8-9.5a1.8 1.8 0 0 1 3.2 1.6L21.7 40.6a1.8 1.8 0 0 1-3.2-1.6z"],
    ["solid", block(30, 34, 15, 5, 2.5)],
  ],
  "chest-supported-row-machine": [
    ["line", "M3 43h42M12 38v5M26 31v12M42 43V5H31v38M36.5 5v17M31 14H17M17 9.5v9"],
    ["solid", block(34, 22, 5, 15, 1)],
    ["line", "M34 27h5M34 32h5"],
    ["solid", block(22, 10, 6, 21, 3)],
    ["solid", block(4, 33, 16, 5, 2.5)],
  ],
  "chest-press-machine": [
    ["line", "M3 43h42M22 38v5M8 43V5h24v7M8 12h4"],
    ["line", "M32 12c5 3 6 8 4 13h-6M30 20.5v9"],
    ["solid", disc(32, 10.5, 3)],
    ["solid", block(11, 10, 6, 22, 3)],
    ["solid", block(13, 33, 18, 5, 2.5)],
  ],
  "assisted-pull-up-machine": [
    ["line", "M10 43V8M38 43V8M4 43h40M3.5 12.5L10 8h28l6.5 4.5M24 37v6"],
    ["line", "M24 27.5V15M19 19.5l5-5 5 5"],
    ["solid", block(14, 32, 20, 5, 2.5)],
  ],
  "reverse-fly-machine": [
    ["line", "M24 6v36M15 42h18M24 8C13 8 7 11 7 18M24 8c11 0 17 3 17 10"],
    ["solid", block(19, 14, 10, 16, 3)],
    ["solid", block(15, 33, 18, 5, 2.5)],
    ["solid", block(4.5, 18, 5, 10, 2.5) + block(38.5, 18, 5, 10, 2.5)],
  ],
  "roman-chair": [
    ["line", "M5 43h38M10 37l22-18M32 20v23M12 36v7"],
    ["solid", "M26.5 17.5l9-8.5a3 3 0 0 1 4.5 4.5l-9 8.5a3 3 0 0 1-4.5-4.5z"],
    ["solid", disc(10, 30, 3.5) + disc(17, 38, 3.5)],
  ],
  "stability-ball": [
    ["solid", disc(24, 24, 19)],
    ["line", "M8 14c8 6 24 6 32 0M5 24c9 7 29 7 38 0M8 34c8 6 24 6 32 0"],
  ],
  "foam-roller": [
    ["solid", "M12 13h24c4.5 0 8 5 8 11s-3.5 11-8 11H12"],
    ["solid", disc(12, 24, 7.5, 11)],
    ["line", disc(12, 24, 2.5, 4)],
    ["line", "M20 13c4.5 0 7.5 5 7.5 11S24.5 35 20 35M28 13c4.5 0 7.5 5 7.5 11S32.5 35 28 35"],
  ],
  "medicine-ball": [
    ["solid", disc(24, 24, 17)],
    ["line", "M24 7c-10 9-10 25 0 34M24 7c10 9 10 25 0 34M24 17v14M21.5 20h5M21.5 24h5M21.5 28h5"],
  ],
  box: [
    ["solid", "M24 5l18 8.5v20L24 43 6 33.5v-20z"],
    ["line", "M6 13.5L24 22.5l18-9M24 22.5V43"],
    ["line", "M12 24.5l6 3"],
  ],
  table: [
    ["line", "M8 22v20M40 22v20M15 22v13M33 22v13"],
    ["solid", "M11 12h26l7 7v3H4v-3z"],
    ["line", "M4 19h40"],
  ],
  towel: [
    ["line", "M4 8h40"],
    ["solid", "M12 5h24v34H12z"],
    ["line", "M12 30h24M12 34h24M15 39v4M21 39v4M27 39v4M33 39v4"],
  ],
};
