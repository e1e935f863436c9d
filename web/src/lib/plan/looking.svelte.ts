/** Looks an edited plan through while it is being edited: a moment after the last change, and only the latest one. */
import { ask } from "../../api/client.ts";
import type { FindingOut, PlanOut } from "../../api/schema.ts";
import type { Failure } from "../result.ts";

const PAUSE_MS = 350;

export class Looking {
  findings = $state.raw<FindingOut[]>([]);
  /** The plan with its minutes and stimulus summed anew; null until the latest edit was looked through. */
  summed = $state.raw<PlanOut | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly #athlete: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;

  constructor(athlete: string) {
    this.#athlete = athlete;
  }

  /** Whether the latest edit was looked through and nothing stands in its way. */
  get isSound(): boolean {
    return !this.busy && this.summed !== null && !this.findings.some((finding) => finding.blocks);
  }

  /** Look a plan through in a moment, unless another edit comes before that. */
  look(plan: PlanOut, pause = PAUSE_MS): void {
    this.stop();
    this.busy = true;
    this.summed = null;
    this.#timer = setTimeout(() => void this.#ask(plan), pause);
  }

  /** Forget what was to be looked through. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    this.busy = false;
  }

  async #ask(plan: PlanOut): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const answer = await ask("check_plan", {
      path: { athlete: this.#athlete },
      body: { plan: plan as unknown as Record<string, unknown> },
      signal: asking.signal,
    });
    if (asking.signal.aborted) return;
    this.busy = false;
    if (answer.ok) {
      this.findings = answer.value.findings;
      this.summed = answer.value.plan;
      this.failure = null;
    } else this.failure = answer.failure;
  }
}
