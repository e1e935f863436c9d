/** The sets of an exercise that the camera measured before, as this device keeps them: they say what range is usual. */
import type { FormSummaryBody, SetIn } from "../api/schema.ts";
import { plus, today } from "../lib/days.ts";
import { recordsBetween } from "../lib/store/keep.ts";

/** As far as the service looks back, strongback.form.baseline. */
const REACH_DAYS = 180;

/** The summaries of the working sets of an exercise, oldest first. */
export function summariesOf(exercise: string, sets: readonly SetIn[]): FormSummaryBody[] {
  return sets
    .filter((set) => set.exercise === exercise && set.kind !== "warm-up" && set.summary)
    .sort((one, other) => Date.parse(one.performed_at) - Date.parse(other.performed_at))
    .map((set) => set.summary!);
}

/** What was measured before on this device; nothing where nobody is signed in or the device keeps nothing. */
export async function measuredBefore(
  athlete: string | null | undefined,
  exercise: string,
): Promise<FormSummaryBody[]> {
  if (!athlete) return [];
  const sets = await recordsBetween<SetIn>(athlete, "set", plus(today(), -REACH_DAYS), today()).catch(
    () => [],
  );
  return summariesOf(exercise, sets);
}
