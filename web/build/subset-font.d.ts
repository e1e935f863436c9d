/** What build/letters.ts uses of a package that comes without types. */
declare module "subset-font" {
  interface Options {
    targetFormat: "woff2";
    variationAxes: Record<string, number | { min: number; max: number }>;
  }
  export default function subset(font: Uint8Array, letters: string, options: Options): Promise<Uint8Array>;
}
