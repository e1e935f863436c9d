/** Where a measurement leaves its figures for `benchmarks/web.py` to judge. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const FOLDER = resolve(__dirname, "../../build/measures");

export async function leave(name: string, figures: unknown): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), JSON.stringify(figures, null, 2));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
