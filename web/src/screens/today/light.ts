/**
 * The traffic light for pain, as the service judges it (screening/pain.py, rules SB-S101 to SB-S104). `light.json` is
 * written by the service's own rules, and the test holds this against it.
 */
import type { PainKind, PainOut } from "../../api/schema.ts";

export type Light = "green" | "amber" | "red";
type Felt = Pick<PainOut, "during" | "after" | "next_morning" | "kind"> & { usual?: number };

const GO_UP_TO = 2;
const MODIFY_UP_TO = 5;
const FLARE_ABOVE_USUAL = 2;

/** The highest number of a note, 0 to 10. */
export const worstOf = ({ during, after, next_morning }: Omit<Felt, "kind">): number =>
  Math.max(during ?? 0, after ?? 0, next_morning ?? 0);

/** Everything but an ache is red, whatever its number; an ache is amber also when it flared up overnight. */
export function lightOf(felt: Felt): Light {
  const worst = worstOf(felt);
  if (felt.kind !== "ache" || worst > MODIFY_UP_TO) return "red";
  const flared = felt.next_morning != null && felt.next_morning - (felt.usual ?? 0) > FLARE_ABOVE_USUAL;
  return flared || worst > GO_UP_TO ? "amber" : "green";
}

/** The light for one number. */
export const lightFor = (pain: number, kind: PainKind): Light => lightOf({ during: pain, kind });
