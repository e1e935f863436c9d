import { describe, expect, test } from "vitest";
import { markdown, spansOf } from "./markdown.ts";

const text = (say: string): { kind: "text"; text: string } => ({ kind: "text", text: say });

describe("blocks", () => {
  test("a blank line ends a paragraph, a line break does not", () =>
    expect(markdown("One\ntwo.\n\nThree.")).toEqual([
      { kind: "paragraph", spans: [text("One two.")] },
      { kind: "paragraph", spans: [text("Three.")] },
    ]));
  test("headings carry their address", () =>
    expect(markdown("## How heavy, really?")).toEqual([
      { kind: "heading", level: 2, id: "how-heavy-really", spans: [text("How heavy, really?")] },
    ]));
  test("a list begins right after its sentence and its items may run on", () =>
    expect(markdown("Three things:\n- one\n  and more\n- two")).toEqual([
      { kind: "paragraph", spans: [text("Three things:")] },
      { kind: "list", ordered: false, items: [[text("one and more")], [text("two")]] },
    ]));
  test("numbers make an ordered list", () =>
    expect(markdown("1. one\n2. two")).toMatchObject([{ kind: "list", ordered: true }]));
});

describe("words", () => {
  test("strong, emphasis and code", () =>
    expect(spansOf("a **b** *c* `d`")).toEqual([
      text("a "),
      { kind: "strong", spans: [text("b")] },
      text(" "),
      { kind: "emphasis", spans: [text("c")] },
      text(" "),
      { kind: "code", text: "d" },
    ]));
  test("a link to our own page", () =>
    expect(spansOf("[rows](/learn/exercises)")).toEqual([
      { kind: "link", href: "/learn/exercises", spans: [text("rows")] },
    ]));
  test.each(["javascript:alert(1)", "//elsewhere.example", "data:text/html,x"])("%s is no link", (href) =>
    expect(spansOf(`[press](${href.replace(")", "")})`).every((span) => span.kind === "text")).toBe(true),
  );
  test("markup stays text", () => expect(spansOf("<b>x</b>")).toEqual([text("<b>x</b>")]));
  test("a lone star stays a star", () => expect(spansOf("2 * 3 * 4")).toEqual([text("2 * 3 * 4")]));
});
