/**
 * Reads the small Markdown of the articles into blocks that a component shows with elements of its own; no text ever
 * becomes HTML. Headings, paragraphs, lists, quotes, strong and emphasised words, code and links are understood;
 * everything else is shown as it is written.
 */

export type Span =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "emphasis"; spans: Span[] }
  | { kind: "link"; href: string; spans: Span[] };

export type Block =
  | { kind: "heading"; level: number; id: string; spans: Span[] }
  | { kind: "paragraph" | "quote"; spans: Span[] }
  | { kind: "list"; ordered: boolean; items: Span[][] };

const SPAN = /`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(([^)\s]+)\)/;
const ITEM = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/;

/** Links lead to our own pages or to the open web; anything else is no link. */
const isSafe = (href: string): boolean => /^(?:https?:\/\/|\/(?!\/)|#)/.test(href);

/** Read the words of one block. */
export function spansOf(text: string): Span[] {
  const found = SPAN.exec(text);
  if (!found) return text ? [{ kind: "text", text }] : [];
  const [whole, code, strong, emphasis, label, href] = found;
  const before = text.slice(0, found.index);
  const after = spansOf(text.slice(found.index + whole.length));
  const span: Span =
    code !== undefined
      ? { kind: "code", text: code }
      : strong !== undefined
        ? { kind: "strong", spans: spansOf(strong) }
        : emphasis !== undefined
          ? { kind: "emphasis", spans: spansOf(emphasis) }
          : isSafe(href!)
            ? { kind: "link", href: href!, spans: spansOf(label!) }
            : { kind: "text", text: whole };
  return [...(before ? [{ kind: "text" as const, text: before }] : []), span, ...after];
}

/** The address of a heading within its page. */
export const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

function listOf(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item) items.push(item[2]!);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`.trim());
  }
  return { kind: "list", ordered: /^\s*\d/.test(lines[0]!), items: items.map(spansOf) };
}

function blockOf(lines: readonly string[]): Block {
  const text = lines.map((line) => line.trim()).join(" ");
  if (ITEM.test(lines[0]!)) return listOf(lines);
  if (lines[0]!.startsWith(">"))
    return { kind: "quote", spans: spansOf(lines.map((line) => line.replace(/^>\s?/, "")).join(" ")) };
  return { kind: "paragraph", spans: spansOf(text) };
}

function headingOf(line: string): Block | null {
  const found = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (!found) return null;
  return { kind: "heading", level: found[1]!.length, id: anchorOf(found[2]!), spans: spansOf(found[2]!) };
}

/** Read a text into blocks. */
export function markdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length) blocks.push(blockOf(lines));
    lines = [];
  };
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const heading = headingOf(line);
    if (heading) {
      close();
      blocks.push(heading);
    } else if (!line.trim()) close();
    else {
      if (ITEM.test(line) && lines.length && !ITEM.test(lines[0]!)) close();
      lines.push(line);
    }
  }
  close();
  return blocks;
}
