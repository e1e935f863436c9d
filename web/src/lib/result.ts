/** What can go wrong between this device and the service, as values instead of exceptions. */
import type { Problem } from "../api/schema.ts";

/** Why an answer is missing: no network, not signed in, a refusal with its sentence, or an answer nobody can read. */
export type Failure =
  | { kind: "offline" }
  | { kind: "signed-out" }
  | {
      kind: "refused";
      status: number;
      type: string;
      say: string;
      errors: { place: string; message: string }[];
    }
  | { kind: "broken"; say: string };

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const good = <T>(value: T): Result<T> => ({ ok: true, value });
export const bad = (failure: Failure): Result<never> => ({ ok: false, failure });

/** Turn the problem of an answer into a failure. */
export function refused(status: number, problem: Partial<Problem>): Failure {
  const type = (problem.type ?? "").replace("urn:strongback:problem:", "");
  const say = problem.detail ?? problem.title ?? "";
  return { kind: "refused", status, type, say, errors: problem.errors ?? [] };
}
