/** What the checker found in a plan, in the reader's language. */
import type { FindingOut } from "../../api/schema.ts";
import { Sayings } from "../reasons.svelte.ts";

/** A finding as far as its sentence goes; an older service sends no facts. */
export type Found = Pick<FindingOut, "rule" | "message"> & { facts?: FindingOut["facts"] };

export const checkWords = new Sayings<Found>((found) => found.message, {
  de: async () => {
    const [{ told }, { checks }] = await Promise.all([
      import("../../insight/told.ts"),
      import("../../messages/de/checks.ts"),
    ]);
    return ({ rule, message, facts = {} }) =>
      told({ rule, say: message, facts }, checks[String(facts["what"])], message);
  },
});
