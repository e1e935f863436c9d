/** What would make a plan possible, in the reader's language. */
import type { RelaxationOut } from "../../api/schema.ts";
import { Sayings } from "../reasons.svelte.ts";

export const relaxationWords = new Sayings<RelaxationOut>((relaxation) => relaxation.say, {
  de: async () => {
    const [{ MissingFact, told }, { capital }, { relaxations }] = await Promise.all([
      import("../../insight/told.ts"),
      import("../../messages/de/grammar.ts"),
      import("../../messages/de/relaxations.ts"),
    ]);
    return ({ say, changes }) =>
      told(
        { rule: "", say, facts: {} },
        () => {
          const parts = changes.map((change) => {
            const field = String(change["field"]);
            const part = told({ rule: field, say, facts: change }, relaxations[field], say);
            if (part.lang) throw new MissingFact(field);
            return part.text;
          });
          return `${capital(parts.join(" und "))}.`;
        },
        say,
      );
  },
});
