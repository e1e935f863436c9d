/** The knowledge in German: what exercises, rules, muscles, conditions and articles say, by the English sentence. */
import anatomy from "./anatomy-faults-conditions.json" with { type: "json" };
import articles from "./articles.json" with { type: "json" };
import changes from "./changes.json" with { type: "json" };
import exercises from "./exercises.json" with { type: "json" };
import rules from "./rules.json" with { type: "json" };
import screening from "./screening.json" with { type: "json" };

export const texts: Readonly<Record<string, string>> = {
  ...anatomy,
  ...articles,
  ...changes,
  ...exercises,
  ...rules,
  ...screening,
};
