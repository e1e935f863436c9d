/**
 * The form engine in Pyodide: the same Python as on the service and the command line. Runs in a worker, and in Node for
 * the test that both give the same.
 */
import { SIZE, type FormEvent, type Frame, type Posture, type SetResult, type Standing } from "./model.ts";

interface Buffer<T> {
  data: T;
  release(): void;
}

interface Proxy<T> {
  getBuffer(type: string): Buffer<T>;
}

interface Bridge {
  frame: Proxy<Float32Array>;
  state: Proxy<Float64Array>;
  begin(rule: string, before: string): void;
  step(t: number, width: number, height: number, somebody: boolean): string;
  finish(): string;
  posture(view: string, takes: string): string;
}

/** As much of Pyodide as is used here. */
export interface Python {
  unpackArchive(archive: Uint8Array, format: string, options: { extractDir: string }): void;
  runPython(code: string): unknown;
  pyimport(name: string): unknown;
}

const HOME = "/strongback";

export class FormEngine {
  readonly #bridge: Bridge;
  readonly #frame: Float32Array;
  readonly #state: Float64Array;

  private constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#frame = bridge.frame.getBuffer("f32").data;
    this.#state = bridge.state.getBuffer("f64").data;
  }

  /** Unpack the engine and import it. */
  static load(python: Python, archive: Uint8Array): FormEngine {
    python.unpackArchive(archive, "zip", { extractDir: HOME });
    python.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
    return new FormEngine(python.pyimport("bridge") as Bridge);
  }

  /** Begin a set; `before` holds the summaries of the person's earlier sets as JSON, oldest first. */
  begin(rule: string, before = "[]"): void {
    this.#bridge.begin(rule, before);
  }

  step({ t, width, height, values }: Frame): FormEvent[] {
    if (values?.length === SIZE) this.#frame.set(values);
    const said = this.#bridge.step(t, width, height, values?.length === SIZE);
    return said ? (JSON.parse(said) as FormEvent[]) : [];
  }

  get standing(): Standing {
    const [reps, ready, value] = this.#state as unknown as [number, number, number];
    return { reps, ready: ready === 1, value: Number.isNaN(value) ? null : value };
  }

  finish(): SetResult | null {
    const said = this.#bridge.finish();
    return said ? (JSON.parse(said) as SetResult) : null;
  }

  posture(view: string, takes: string): Posture {
    return JSON.parse(this.#bridge.posture(view, takes)) as Posture;
  }
}
