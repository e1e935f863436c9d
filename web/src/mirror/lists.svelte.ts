/** What the camera looks at in each exercise, and the reference of each, as they were put together at build time. */
import { BASE, address } from "./files.ts";
import { DRAWN } from "./landmarks.ts";
import type { CameraRule, Reference } from "./model.ts";

async function listOf<T>(name: "cameras.json" | "references.json"): Promise<Record<string, T>> {
  const answer = await fetch(address(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return (await answer.json()) as Record<string, T>;
}

class Lists {
  cameras = $state.raw<Record<string, CameraRule> | null>(null);
  references = $state.raw<Record<string, Reference>>({});
  failed = $state(false);

  /** Everything that a set in the mirror needs; the references may be missing, they are only looked at. */
  async load(): Promise<void> {
    await Promise.all([this.loadCameras(), this.#loadReferences()]);
  }

  async loadCameras(): Promise<void> {
    if (this.cameras) return;
    this.failed = false;
    try {
      if (BASE.endsWith("//")) throw new Error("not built");
      this.cameras = await listOf<CameraRule>("cameras.json");
    } catch {
      this.failed = true;
    }
  }

  async #loadReferences(): Promise<void> {
    if (Object.keys(this.references).length) return;
    this.references = await listOf<Reference>("references.json").catch(() => ({}));
  }

  /** The rule of an exercise that the camera can follow. */
  rule(exercise: string): CameraRule | null {
    const found = this.cameras?.[exercise];
    return found && !found.blind ? found : null;
  }
}

export const lists = new Lists();

const FIELDS = 4;
const SHARE = 1000;
const LANDMARKS = 33;

/** A frame of a reference as landmarks; those that are not drawn are not seen. */
export function valuesOf(frame: readonly number[]): Float32Array {
  const values = new Float32Array(LANDMARKS * FIELDS);
  DRAWN.forEach((number, place) => {
    values.set([frame[2 * place]! / SHARE, frame[2 * place + 1]! / SHARE, 0, 1], number * FIELDS);
  });
  return values;
}
