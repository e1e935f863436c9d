/**
 * The drawing behind the body map: where each muscle group of the catalogue lies, seen from behind and from the front.
 *
 * One half is drawn, on a grid whose x counts from the middle of the body outwards and whose y counts from the crown
 * down; a head is about fifty high. Every shape is a list of points with a smooth line through them; a `!` makes a
 * corner. As in an atlas the left half shows the surface and the right half what lies underneath, so that rhomboids
 * and trapezius are both seen. Shapes are ours, drawn for this page; they say where, not how large.
 */

export type View = "back" | "front";
export type Layer = "surface" | "deep";

/** One drawn part of a muscle group. */
export interface Part {
  group: string;
  path: string;
}

interface Point {
  x: number;
  y: number;
  corner: boolean;
}

function read(points: string): Point[] {
  return points
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [x, y] = word.replace("!", "").split(",").map(Number);
      return { x: x!, y: y!, corner: word.endsWith("!") };
    });
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Turn points into a path: a Catmull-Rom line, which passes through every point, broken at the corners. */
export function smooth(points: string, closed = true): string {
  const all = read(points);
  const at = (place: number): Point =>
    closed ? all[(place + all.length) % all.length]! : all[Math.min(Math.max(place, 0), all.length - 1)]!;
  const pieces = Array.from({ length: closed ? all.length : all.length - 1 }, (_, place) => {
    const [before, from, to, after] = [at(place - 1), at(place), at(place + 1), at(place + 2)];
    const leaving = from.corner ? from : before;
    const arriving = to.corner ? to : after;
    const first = [from.x + (to.x - leaving.x) / 6, from.y + (to.y - leaving.y) / 6];
    const second = [to.x - (arriving.x - from.x) / 6, to.y - (arriving.y - from.y) / 6];
    return `C${[...first, ...second, to.x, to.y].map(short).join(" ")}`;
  });
  return `M${short(all[0]!.x)} ${short(all[0]!.y)}${pieces.join("")}${closed ? "Z" : ""}`;
}

/** Half of the outline, from the crown down the outside and back up along the inside of the leg. */
const OUTLINE = `
  0,0! 4,0.100 9,1.200 13.500,3.600 17.300,8.500 19.600,16 20,24 21.300,26.500 20.800,31.500 18.800,35 16.800,42.500 13.600,48.500 12.900,54
  14.200,61 21,67.500 33,73 43,76.500 51.500,81.500
  57,90 59.500,102 61.500,117 65,134 70,150 76,164 80.500,180 83.800,199 86,212 90.300,220.500 92.500,231 91,243
  87.500,249.500 84,248.500 82.300,240 80,229 77.300,216 72.500,200 66,182 60.500,167 57.500,155 54.500,142 49.500,127
  44.300,113! 44.500,124 41.500,139 36,153 33,165 34.500,178 39,193 41.800,208 42,226 39.500,250 35,275 30.800,296
  29.600,309 31.500,324 31.800,338 28.500,357 24.200,376 22,390 23.500,399 29,405 30.500,409.500 25,411 14,411 10.500,408
  11.500,399 13.200,388 12.800,374 10.500,356 8.200,339 9,323 11.200,308 9.800,294 6.500,270 4,244 2,221 0,215!`;

export const BODY = smooth(OUTLINE);

type Drawn = readonly [group: string, points: string];

/** Arms and legs look the same in both layers. */
const LIMBS: Record<View, readonly Drawn[]> = {
  back: [
    [
      "posterior-deltoid",
      "29,92! 37,87.500 45,82! 51.500,87 55.800,96 58.800,110 60,121! 54,116.500 47.500,109.500 39,101.500 32,97",
    ],
    [
      "triceps",
      "47,112! 53.500,118 60.800,124! 64,137 66.800,150! 62.500,148.500 59.500,154.500! 56,142 51,127",
    ],
    ["elbow-flexors", "68.500,151! 75,163 79.500,178 82,193! 77.500,186 72.500,174 66.500,160"],
    [
      "gluteus-medius",
      "13.500,184.500! 21,179 30,177.500 35,181.500! 38.500,193 40.800,205! 34.500,198 27,191 20,187",
    ],
    [
      "gluteus-maximus",
      "1.800,199! 6,190.500 12.500,187 20,189.500 28,195 35.500,202.500 40.300,211! 40,222 36,228.500 27,231 14,229.500 5,224.500 1.800,217!",
    ],
    [
      "hamstrings",
      "4.200,229! 12,232.500 19.500,234! 20.300,256 19.200,280 16.500,299! 12,306! 10.800,293 7.800,270 5,248",
    ],
    [
      "hamstrings",
      "21.300,234.200! 30,233.500 38.800,229.500! 38.800,246 34.600,272 30.500,292 28.600,305! 23.500,297 21,280 22,256",
    ],
    [
      "calves",
      "11.500,314! 15.500,309 19,311! 19.400,328 18.900,343 16.600,352.500 14,353 11.300,344 9.700,330",
    ],
    [
      "calves",
      "20.600,311! 25,309 29,314! 30.600,327 29.500,339 26,347.500 22.700,348.500 20.600,341 20.300,328",
    ],
  ],
  front: [
    [
      "anterior-deltoid",
      "38.500,78.500! 45,78.300 51.500,82.800 56.500,91 58.800,103 60.300,117 59.300,124! 53.500,116 48,107 43.800,96 41,86",
    ],
    [
      "elbow-flexors",
      "47,109.500! 53,118 59,126.500! 62.800,136 64.500,147 63,157! 59.300,154 56,142 51,127 46.300,115.500",
    ],
    ["elbow-flexors", "66.500,147! 72.500,157 78.500,170 82,187 83,200! 78,191 72,177 65,160.500"],
    [
      "quadriceps",
      "22,213! 25.800,238 26.800,262 25.300,284 23.500,298! 19.300,299.500! 17.200,282 16.600,258 17.600,234",
    ],
    [
      "quadriceps",
      "38.300,197.500! 41,212 41,230 38.500,251 34,275 30,293 25.500,301! 25.800,286 28.500,262 27.500,238 23.700,211.500! 30.500,203.500",
    ],
    [
      "quadriceps",
      "15.600,243! 15.200,262 16.500,284 17.500,299! 13.500,304.500 10.500,298 9.800,287 11.500,264",
    ],
    ["calves", "10.800,314! 13,322 13.300,338 11.800,353! 9.300,340 9.300,326"],
    ["calves", "29,314! 30.800,326 30.800,338 28.300,352! 26.800,338 27.200,324"],
  ],
};

const TRUNK: Record<View, Record<Layer, readonly Drawn[]>> = {
  back: {
    surface: [
      [
        "upper-trapezius",
        "0.900,43.500! 5,44.500 9,52 12.800,61 21,69 32.500,74.500 42.500,78! 33,79.500 20,77.500 9,73 0.900,68.500!",
      ],
      [
        "middle-trapezius",
        "0.900,70.300! 9,75 20,79.300 33,81.300 43,80.200! 36.500,85 27.500,89.500 18.300,94.500! 9,93 0.900,91!",
      ],
      ["lower-trapezius", "0.900,92.800! 9,94.800 17.500,97! 14.800,109 10.200,124 5,139 0.900,150!"],
      [
        "external-rotators",
        "19.500,97! 28,93.700 32.500,98.500 39.500,103.300 44.500,108! 36,109 27,109.500 16.300,110.500!",
      ],
      [
        "teres-major",
        "16,112.200! 27,111.300 36,110.700 43.300,110.300! 41.500,112.300 32,115 22,116.300 14.600,115!",
      ],
      [
        "latissimus-dorsi",
        "14,116.800! 22,118 32.500,116.700 42.800,113.700! 43.500,124 40.500,138 35,152.500 32,165! 25,167 17,161.500 9.500,153.500 4.800,145.500! 9.500,132",
      ],
      [
        "obliques",
        "20.500,166.500! 26,168.700 32.300,167! 32.800,175.300! 26,175.700 18,178.300! 18.800,171.500",
      ],
      ["lumbar-erectors", "0.900,153.500! 3.800,147.800 9,155 15,161.500 17,170 14.500,180 8,187 0.900,192!"],
    ],
    deep: [
      ["levator-scapulae", "2.500,46! 7,49 10.500,60 15,72 20.500,82! 17.500,85! 11,76.500 6,65 2.500,56"],
      [
        "supraspinatus",
        "21.800,83! 29,79.500 37.500,78 44.500,80.300! 37,83.500 28,88 20.300,92! 19.200,86.500",
      ],
      [
        "rhomboids",
        "0.900,71! 7,76.500 12.500,82 18.300,88! 18.200,100 21.500,115.500! 13,108.500 6,102.500 0.900,98.500!",
      ],
      [
        "external-rotators",
        "20.500,94.500! 28.500,90.500 32,98 39.500,103.300 45,107.500! 38.500,111.500 31,117.500 24.500,121! 21,111 19.900,102",
      ],
      ["teres-major", "25.500,122.700! 32,119 39.500,113 46,109! 45.500,113.500! 38,119 30,126.500!"],
      [
        "serratus-anterior",
        "31.800,127! 37.500,121.500 44,115.500! 43.700,124.500 40.800,138 37,147! 33.500,139",
      ],
      [
        "thoracic-erectors",
        "0.900,100.800! 6,105 13,110.800 18.500,115.500! 20,124 18.500,138 16.500,150! 8,151 0.900,150.500!",
      ],
      ["multifidus", "0.900,152.500! 5.300,153! 6.500,168 8.500,184 6,191.500! 2.500,195.500 0.900,196.500!"],
      ["lumbar-erectors", "7,153! 16.300,152.200! 17.300,163 15.800,175 10.300,185.500! 8.600,175"],
      [
        "obliques",
        "18.500,154! 26,150 33,147.500 37,149! 33.500,157 32,166 33.200,175! 26,175.500 17.500,178! 19,166",
      ],
    ],
  },
  front: {
    surface: [
      ["upper-trapezius", "14.300,61! 21,68.500 31,73.500 39.500,76.500! 29,76.500 19.500,74! 15.500,68"],
      [
        "pectoralis-major",
        "1.300,85! 9,80.300 22,78.600 37,79.700! 40,87 42.800,97 46,107! 41.500,112.500 34,117 24,120 12,119.300 1.300,115!",
      ],
      ["serratus-anterior", "43.600,113.500! 37.500,117.500 32.500,124! 38.500,124.500 43.800,121.500!"],
      ["serratus-anterior", "43.700,123.500! 37,126.500 31.500,133! 37,133.500 42.300,131.500!"],
      ["serratus-anterior", "41.800,133.500! 35.500,136 30.500,142! 35,142.500 39.200,141!"],
      ["rectus-abdominis", "0.900,118! 10,121.300 19.500,122! 19.300,132.500! 10,133.500 0.900,133!"],
      ["rectus-abdominis", "0.900,134.800! 10,135.300 19.200,134.300! 18.800,146.500! 10,147.500 0.900,147!"],
      ["rectus-abdominis", "0.900,148.800! 10,149.300 18.700,148.300! 18.300,161! 10,162 0.900,161.500!"],
      [
        "rectus-abdominis",
        "0.900,163.300! 10,163.800 18.200,162.800! 17.500,178 13.500,192 7,205 0.900,210!",
      ],
      [
        "obliques",
        "21.200,122.300! 30.500,120.800! 30.300,128 29,134! 29.200,138 28.500,143.500! 34,145 37.800,143.500! 34,154 31.700,165 33,176 35,182! 29,187.500 19,191.500! 20,172 20.500,146",
      ],
      [
        "hip-flexors",
        "34.800,183.500! 37.600,189 37,195.500! 28.500,201.500 19.500,211 12.500,221.500! 6.500,217.500! 14.500,204.500 24,193",
      ],
    ],
    deep: [
      ["levator-scapulae", "10.500,51! 13.300,61 18.500,69 24,74! 18.500,73.500 13.500,68 10,60"],
      ["subscapularis", "40.500,86.500! 43.300,97 46,106.500! 43,112.500 39,114.500! 35.500,108 38,97"],
      [
        "pectoralis-minor",
        "36.500,80! 40,82.500! 37.800,95 34.300,107 31,117.500 28.500,119.500 26.300,116.500! 27,109! 23,113.500 19.800,112.500 19.300,109.500! 22.500,103! 18,106 15.500,104 16.500,101 24,95 31,88",
      ],
      [
        "serratus-anterior",
        "43.800,114.500! 38.500,117.500 33.500,115.500! 31.300,121.500 30.300,127.500! 36.500,126 43.800,123!",
      ],
      [
        "serratus-anterior",
        "43.600,125! 36.500,128 29.800,129.700! 28.800,137! 35.500,135.500 41.900,133.500!",
      ],
      ["serratus-anterior", "41.300,135.300! 35,137.500 28.300,139! 27.500,146! 33,145.800 38.500,143!"],
      [
        "transversus-abdominis",
        "0.900,126! 8,128 15,133.500 23,144 31.500,149 36,147.500! 33.300,156 31.700,166 33,176 35,182! 28,185 20,189 9,200 0.900,209!",
      ],
      [
        "hip-flexors",
        "34.800,183.500! 37.600,189 37,195.500! 28.500,201.500 19.500,211 12.500,221.500! 6.500,217.500! 14.500,204.500 24,193",
      ],
    ],
  },
};

/** Lines on the muscles: where one muscle of a group meets the next. They are no region. */
const SEAMS: Record<View, Record<Layer, readonly string[]>> = {
  back: {
    surface: ["27,98.500 34,104.500 41,107.500"],
    deep: [
      "1.500,79 7,83.500 18,95",
      "6.500,106.500 6.800,128 5.500,150",
      "12.500,111.500 13.800,130 11.800,150",
      "27.500,116 34,108.500 41,105",
    ],
  },
  front: {
    surface: ["2,97 16,99 40,101", "2,108 18,110 38,107.500"],
    deep: ["4,144 16,148 28,154", "3,157 16,160 30,164", "3,170 16,172 31,175"],
  },
};

/** Bones that show where no muscle is drawn: ribs, collar bone, blade and the cords of the neck. */
const BONES: Record<View, Record<Layer, readonly string[]>> = {
  back: {
    surface: [],
    deep: [
      "21.500,126.500 27,129.500 31.500,135.500",
      "20.500,134 26,137.500 32.500,144",
      "19.500,142 24,145 28,149",
    ],
  },
  front: {
    surface: ["9.500,47 6,58 2,71", "3,76.500 14,75.800 26,77.300"],
    deep: [
      "9.500,47 6,58 2,71",
      "3,76.500 14,75.800 26,77.300",
      "3,85.500 13,83.500 26,87.500",
      "3,93.500 11,92 19,94",
      "3,101.500 8,100.500 13,101.500",
      "3,109.500 10,109 17,112.500",
      "3,117.500 12,117.500 24,123",
    ],
  },
};

const parts = (drawn: readonly Drawn[]): Part[] =>
  drawn.map(([group, points]) => ({ group, path: smooth(points) }));

const drawnOn = (view: View, layer: Layer): Drawn[] => [...LIMBS[view], ...TRUNK[view][layer]];

/** Every part of one half of one view. */
export const partsOf = (view: View, layer: Layer): Part[] => parts(drawnOn(view, layer));

const lines = (drawn: readonly string[]): string[] => drawn.map((points) => smooth(points, false));

/** The lines on the muscles of one half of one view. */
export const seamsOf = (view: View, layer: Layer): string[] => lines(SEAMS[view][layer]);

/** The bones that show in one half of one view. */
export const bonesOf = (view: View, layer: Layer): string[] => lines(BONES[view][layer]);

/** Every muscle group that has a place on the map. */
export const DRAWN_GROUPS: ReadonlySet<string> = new Set(
  (["back", "front"] as const).flatMap((view) =>
    (["surface", "deep"] as const).flatMap((layer) => drawnOn(view, layer).map(([group]) => group)),
  ),
);

/** The view in which a group is seen best: the one with the larger part of it. */
export function viewOf(group: string): View {
  const count = (view: View): number =>
    (["surface", "deep"] as const)
      .flatMap((layer) => drawnOn(view, layer))
      .filter(([drawn]) => drawn === group).length;
  return count("front") > count("back") ? "front" : "back";
}
