/** What stands on the shelves of Learn: the catalogue as entries that can be searched and listed. */
import type { ArticleOut, CatalogueOut, ExerciseOut, RuleOut } from "../../api/schema.ts";
import { catalogue as names, inWords } from "../../lib/catalogue.svelte.ts";
import { i18n } from "../../lib/i18n.svelte.ts";
import type { Entry } from "./search.ts";

export const SHELVES = ["exercises", "muscles", "principles", "mistakes", "rules", "questions"] as const;
export type Shelf = (typeof SHELVES)[number];
export type Kind =
  "exercise" | "muscle" | "principle" | "technique" | "habit" | "mistake" | "question" | "fault" | "rule";

/** An entry with its place: `part` is the heading it stands under on its shelf; `told` whether its title is a sentence of the knowledge, in the language that is told in. */
export interface LearnEntry extends Entry {
  kind: Kind;
  shelf: Shelf;
  part: string;
  title: string;
  told: boolean;
  hint: string;
  href: string;
}

const SHELF_OF: Record<string, Shelf> = {
  principle: "principles",
  technique: "principles",
  habit: "principles",
  mistake: "mistakes",
  question: "questions",
};

const ofExercise = (exercise: ExerciseOut): LearnEntry => ({
  id: `exercise/${exercise.id}`,
  kind: "exercise",
  shelf: "exercises",
  part: exercise.pattern,
  title: names.nameOf(exercise.id),
  told: false,
  hint: exercise.summary,
  href: `/learn/exercises/${exercise.id}`,
  names: [
    names.nameOf(exercise.id),
    exercise.name,
    ...exercise.aliases,
    ...exercise.known_as,
    ...exercise.variations.map((each) => each.name),
  ],
  words: [exercise.summary, exercise.pattern, ...exercise.muscles.primary].join(" "),
});

function ofMuscles(catalogue: CatalogueOut): LearnEntry[] {
  const muscles = new Map(catalogue.muscles.map((muscle) => [muscle.id, muscle]));
  return catalogue.muscle_groups.map((group) => {
    const members = group.muscles.flatMap((id) => muscles.get(id) ?? []);
    return {
      id: `muscle/${group.id}`,
      kind: "muscle",
      shelf: "muscles",
      part: group.mid_back ? "midBack" : "otherMuscles",
      title: names.groupName(group.id),
      told: false,
      hint: members[0]?.location ?? "",
      href: `/learn/muscles/${group.id}`,
      names: [names.groupName(group.id), group.name, ...members.map((muscle) => muscle.name)],
      words: members.map((muscle) => `${muscle.location} ${muscle.action.join(" ")}`).join(" "),
    };
  });
}

const ofArticle = (article: ArticleOut): LearnEntry => ({
  id: `article/${article.id}`,
  kind: article.kind as Kind,
  shelf: SHELF_OF[article.kind] ?? "principles",
  part: article.kind,
  title: article.title,
  told: true,
  hint: article.summary,
  href: `/learn/articles/${article.id}`,
  names: [article.title, inWords(article.id)],
  words: article.summary,
});

const ofRule = (rule: RuleOut, isFault: boolean): LearnEntry => ({
  id: `rule/${rule.code}`,
  kind: isFault ? "fault" : "rule",
  shelf: isFault ? "mistakes" : "rules",
  part: isFault ? "fault" : rule.code.slice(0, 4),
  title: inWords(rule.name),
  told: true,
  hint: rule.looks_at,
  href: `/learn/rules/${rule.code}`,
  names: [inWords(rule.name), rule.code, rule.code.replaceAll("-", "")],
  words: rule.looks_at,
});

/** Everything there is to read, in the order of the shelves. */
export function entriesOf(catalogue: CatalogueOut): LearnEntry[] {
  const asked = catalogue.questions.map((question): LearnEntry => {
    const said = i18n.t.words.questions[question.id];
    return {
      id: `screening/${question.id}`,
      kind: "question",
      shelf: "questions",
      part: "screening",
      title: said?.text ?? question.text,
      told: false,
      hint: question.why,
      href: `/learn/rules/${question.code}`,
      names: [said?.text ?? question.text, question.text],
      words: question.why,
    };
  });
  return [
    ...catalogue.exercises.map(ofExercise),
    ...ofMuscles(catalogue),
    ...catalogue.articles.map(ofArticle),
    ...catalogue.faults.map((rule) => ofRule(rule, true)),
    ...catalogue.rules.map((rule) => ofRule(rule, false)),
    ...asked,
  ];
}

/** Entries under their headings, both in the order in which they come. */
export function byPart(entries: readonly LearnEntry[]): [part: string, entries: LearnEntry[]][] {
  const parts = new Map<string, LearnEntry[]>();
  for (const entry of entries) parts.set(entry.part, [...(parts.get(entry.part) ?? []), entry]);
  return [...parts];
}
