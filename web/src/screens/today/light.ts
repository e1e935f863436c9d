/** The traffic light for pain, as the service judges it too (rules SB-S101 to SB-S103; see screening/pain.py). */
import type { PainKind } from "../../api/schema.ts";

export type Light = "green" | "amber" | "red";
const GO_UP_TO = 2;
const MODIFY_UP_TO = 5;

/** Everything but an ache is red, whatever its number. */
export function lightFor(pain: number, kind: PainKind): Light {
  if (kind !== "ache" && pain > 0) return "red";
  if (pain <= GO_UP_TO) return "green";
  return pain <= MODIFY_UP_TO ? "amber" : "red";
}
