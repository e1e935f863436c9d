/** Saves an edited plan, and says what became of it. */
import { ask } from "../../api/client.ts";
import type { PlanOut } from "../../api/schema.ts";
import type { Failure } from "../result.ts";

/** In force, waiting for the coach, overtaken by somebody else's change, or not saved with the reason. */
export type Saved =
  | { kind: "saved"; version: number }
  | { kind: "proposed" }
  | { kind: "overtaken" }
  | { kind: "failed"; failure: Failure };

export async function savePlan(
  athlete: string,
  plan: PlanOut,
  baseVersion: number,
  note: string,
): Promise<Saved> {
  const body = { base_version: baseVersion, plan: plan as unknown as Record<string, unknown>, note };
  const answer = await ask("edit_plan", { path: { athlete }, body });
  if (answer.ok)
    return answer.value.version === null
      ? { kind: "proposed" }
      : { kind: "saved", version: answer.value.version };
  const { failure } = answer;
  if (failure.kind === "refused" && failure.type === "plan-changed") return { kind: "overtaken" };
  return { kind: "failed", failure };
}
