/** What the checker found, gathered by rule so that it can be read. */
import type { FindingOut } from "../../api/schema.ts";

export interface Line {
  message: string;
  facts: FindingOut["facts"];
  /** Numbers of the weeks it concerns; none where it concerns the whole plan. */
  weeks: number[];
  day: string | null;
}

export interface Gathered {
  rule: string;
  name: string;
  blocks: boolean;
  lines: Line[];
}

const PLACE = /^week (\d+)(?:, (\w+))?$/;

/** Findings by rule, those that stand in the way first; the same sentence about several weeks is one line. */
export function gather(findings: readonly FindingOut[]): Gathered[] {
  const groups = new Map<string, Gathered>();
  for (const { rule, name, place, message, facts, blocks } of findings) {
    const key = `${rule}/${blocks}`;
    const group = groups.get(key) ?? { rule, name, blocks, lines: [] };
    groups.set(key, group);
    const [, week, day = null] = PLACE.exec(place) ?? [];
    const same = group.lines.find((line) => line.message === message && line.day === day);
    if (!same) group.lines.push({ message, facts, weeks: week ? [Number(week)] : [], day });
    else if (week && !same.weeks.includes(Number(week))) same.weeks.push(Number(week));
  }
  return [...groups.values()].sort((one, other) => Number(other.blocks) - Number(one.blocks));
}

/** Weeks as short as they can be said: `1-3, 5`. */
export function spans(weeks: readonly number[]): string {
  const sorted = [...weeks].sort((one, other) => one - other);
  const parts: [number, number][] = [];
  for (const week of sorted) {
    const last = parts.at(-1);
    if (last && week === last[1] + 1) last[1] = week;
    else parts.push([week, week]);
  }
  return parts.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
