/** The number that is opened just now: what it is called, and the question that returns the records it came from. */
import type { EvidenceQuery } from "../api/schema.ts";

export interface Opening {
  title: string;
  query: EvidenceQuery;
  athlete?: string;
}

class Opened {
  now = $state.raw<Opening | null>(null);

  open(title: string, query: EvidenceQuery, athlete?: string): void {
    this.now = { title, query, ...(athlete && { athlete }) };
  }
}

export const opened = new Opened();
