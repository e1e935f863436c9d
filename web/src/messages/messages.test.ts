/** What is said in one language is said in the other, in full, and neither promises what only medicine may. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { de } from "./de/index.ts";
import { findings as deFindings } from "./de/findings.ts";
import { insight as deInsight } from "./de/insight.ts";
import { mirror as deMirror } from "./de/mirror.ts";
import { reasons as deReasons } from "./de/reasons.ts";
import { en } from "./en/index.ts";
import { insight as enInsight } from "./en/insight.ts";
import { mirror as enMirror } from "./en/mirror.ts";

const PACKAGE = new URL("../../../src/strongback/", import.meta.url);
const DATA = new URL("knowledge/data/", PACKAGE);

type Leaf = string | ((...given: never[]) => unknown);
const NAMED_BY_THE_SERVICE =
  /^(?:words\.(?:equipment|conditions|groups|exercises|questions)|findings|reasons|sentences)\./;

/** Every message with its path, `common.nav.today`; list items are numbered. */
function leaves(tree: object, at = ""): [string, Leaf][] {
  return Object.entries(tree).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === "object" ? leaves(value, `${at}${key}.`) : [[at + key, value]],
  );
}

/** The source of a function holds the words it says, also those for one thing or for none. */
function words(leaf: Leaf): string {
  return typeof leaf === "string" ? leaf : leaf.toString();
}

const english = new Map(
  leaves({ ...en, mirror: enMirror, insight: enInsight }).filter(
    ([path]) => !NAMED_BY_THE_SERVICE.test(path),
  ),
);
const german = new Map(
  leaves({ ...de, mirror: deMirror, insight: deInsight, findings: deFindings, reasons: deReasons }),
);
const germanOfTheScreens = new Map([...german].filter(([path]) => !NAMED_BY_THE_SERVICE.test(path)));

function read(path: string, root: URL): string {
  return readFileSync(new URL(path, root), "utf-8");
}

function namesOfFiles(folder: string): string[] {
  return readdirSync(new URL(folder, DATA))
    .filter((name) => name.endsWith(".toml"))
    .map((name) => name.slice(0, -".toml".length));
}

function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, id]) => id!);
}

/** The ids as the knowledge base has them, with how many there are at least, so that a broken parse is noticed. */
const IDS = {
  exercises: { ids: namesOfFiles("exercises/"), least: 100 },
  conditions: { ids: namesOfFiles("conditions/"), least: 20 },
  groups: { ids: found(/^id = "([a-z-]+)"$/gm, read("muscle-groups.toml", DATA)), least: 25 },
  equipment: {
    ids: found(
      /^ {4}[A-Z_]+ = "([a-z-]+)"$/gm,
      classIn("Equipment", read("knowledge/vocabulary.py", PACKAGE)),
    ),
    least: 20,
  },
  questions: {
    ids: found(/_question\(\s*\d+, "([a-z-]+)",/g, read("screening/questions.py", PACKAGE)),
    least: 25,
  },
} as const;

/** The body of one Python class, up to the next one. */
function classIn(name: string, source: string): string {
  return source.split(/^class /m).find((part) => part.startsWith(`${name}(`)) ?? "";
}

describe("German has a word for what the service names in English", () => {
  test.each(Object.entries(IDS))("every id of %s has one, and no other id has", (kind, { ids, least }) => {
    expect(ids.length).toBeGreaterThanOrEqual(least);
    expect(Object.keys(de.words[kind as keyof typeof IDS]).sort()).toEqual([...ids].sort());
  });

  test.each(["exercises", "conditions", "groups", "equipment"] as const)("no two %s share one", (kind) => {
    const names = Object.values(de.words[kind]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("every question ends in a question mark and says why it is asked", () => {
    const wrong = Object.entries(de.words.questions).filter(
      ([, { text, why }]) => !text.endsWith("?") || !why.endsWith("."),
    );
    expect(wrong).toEqual([]);
  });

  test("numbers of a question are those of the English one", () => {
    const source = read("screening/questions.py", PACKAGE);
    for (const [id, { text }] of Object.entries(de.words.questions)) {
      const asked = source.slice(source.indexOf(`"${id}",`)).match(/"[^"]*"/g)!;
      const english = asked
        .slice(1, 1 + asked.slice(1).findIndex((part) => part.endsWith('?"')) + 1)
        .join("");
      expect.soft(text.match(/\d+/g), id).toEqual(english.match(/\d+/g));
    }
  });
});

describe("German and English are one tree", () => {
  test("they have the same messages", () => {
    expect([...germanOfTheScreens.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("a message takes the same number of values in both", () => {
    const arity = (leaf: Leaf | undefined) => (typeof leaf === "function" ? leaf.length : typeof leaf);
    const different = [...english].filter(([path, leaf]) => arity(leaf) !== arity(german.get(path)));
    expect(different.map(([path]) => path)).toEqual([]);
  });

  test.each([
    ["English", english],
    ["German", german],
  ])("no %s message is empty or starts or ends with a space", (_, messages) => {
    const odd = [...messages].filter(
      ([, leaf]) => typeof leaf === "string" && (!leaf || leaf !== leaf.trim()),
    );
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  test("German is written with umlauts and sharp s, not with their substitutes", () => {
    const substitute = /\b(?:fuer|ueber|koennen|muessen|waehl|zurueck|schliessen|groess|uebung|ruecken)/i;
    expect([...german].filter(([, leaf]) => substitute.test(words(leaf))).map(([path]) => path)).toEqual([]);
  });
});

const BANNED_IN_ENGLISH = new RegExp(
  String.raw`\b(?:treat(?:s|ed|ing|ments?)?|cur(?:e[sd]?|ing)|reliev(?:e[sd]?|ing)|rehab(?:ilitat(?:e[sd]?|ing|ion))?` +
    String.raw`|diagnos(?:e[sd]?|ing|is)|prevent(?:s|ed|ing)? (?:(?:an|any|all|your|the) )*injur(?:y|ies)` +
    String.raw`|(?:correct|fix)(?:s|es|ed|ing)? (?:(?:a|the|your|bad|poor) )*posture|medical[ -]grade)\b`,
  "i",
);
// German letters are no \w, so the borders of a word are looked for by hand.
const BANNED_IN_GERMAN = new RegExp(
  String.raw`(?<!\p{L})(?:heil(?:en|t|te|ten|ung|sam)|geheilt|behand(?:eln|elt|elst|le|lung|lungen)` +
    String.raw`|(?:ge)?linder(?:n|t|te|ung)|therap(?:ie|ien|iere|ieren|iert|eutisch\p{L}*)` +
    String.raw`|rehabiliti\p{L}+|rehabilitation|reha|diagnos(?:e|en|tizier\p{L}+)|vorbeug(?:en|t|end|ung)|vorzubeugen` +
    String.raw`|beug(?:en|t|st|e) [^.?!]*(?<!\p{L})vor(?= ?[.,;!?]|$| und| oder)` +
    String.raw`|(?:verhinder|verhüt)(?:n|t|en|et) [^.?!]*verletzung(?:en)?` +
    String.raw`|(?:korrigier|verbesser)(?:en|t|n|st|e) (?:(?:die|deine|eine|schlechte) )*haltung|haltungskorrektur)(?!\p{L})`,
  "iu",
);

describe("no message promises what only medicine may", () => {
  test("none in English does", () => {
    expect([...english].filter(([, leaf]) => BANNED_IN_ENGLISH.test(words(leaf)))).toEqual([]);
  });

  test("none in German does", () => {
    expect([...german].filter(([, leaf]) => BANNED_IN_GERMAN.test(words(leaf)))).toEqual([]);
  });

  test.each([
    "Das heilt.",
    "Es behandelt Schmerzen.",
    "Das lindert Verspannungen.",
    "So therapiert man den Rücken.",
    "Krafttraining beugt Verletzungen vor.",
    "um Schmerzen vorzubeugen",
    "Das korrigiert die Haltung.",
    "Strongback diagnostiziert nichts.",
    "Deine Diagnose ist da.",
  ])("'%s' would be found", (sentence) => {
    expect(sentence).toMatch(BANNED_IN_GERMAN);
  });

  test.each([
    "Beug dich vor der Stange nach vorn.",
    "Vorgebeugtes Rudern mit Band",
    "Frag eine Physiotherapeutin.",
    "Beinbeuger",
    "Ein heiler Rücken ist kein Versprechen.",
  ])("'%s' is let through", (sentence) => {
    expect(sentence).not.toMatch(BANNED_IN_GERMAN);
  });
});
