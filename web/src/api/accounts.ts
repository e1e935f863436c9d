/** Signing up and in, second factors and sessions, through the service's account endpoints (allauth, headless). */
import { i18n } from "../lib/i18n.svelte.ts";
import { bad, good, type Result } from "../lib/result.ts";
import { csrf } from "./client.ts";

/** A step that is still to be done before somebody is signed in. */
export interface Flow {
  id: string;
  is_pending?: boolean;
  types?: string[];
}

/** What the account endpoints answer. */
export interface AccountAnswer {
  status: number;
  data: Record<string, unknown> & { flows?: Flow[] };
  errors: { message: string; code: string; param?: string }[];
  isAuthenticated: boolean;
  meta: Record<string, unknown>;
}

/** Ask about the account. A 401 is no failure here: it says which step comes next. */
export async function account(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: Record<string, unknown>,
): Promise<Result<AccountAnswer>> {
  try {
    const response = await fetch(`/_allauth/browser/v1${path}`, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Accept-Language": i18n.language, // what is wrong with a password is said by the service
        ...(method === "GET" ? {} : { "Content-Type": "application/json", "X-CSRFToken": csrf() }),
      },
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    if (response.status >= 500) return bad({ kind: "offline" });
    const said = (await response.json()) as {
      status: number;
      data?: AccountAnswer["data"];
      errors?: AccountAnswer["errors"];
      meta?: Record<string, unknown> & { is_authenticated?: boolean };
    };
    return good({
      status: response.status,
      data: said.data ?? {},
      errors: said.errors ?? [],
      isAuthenticated: said.meta?.is_authenticated ?? response.status === 200,
      meta: said.meta ?? {},
    });
  } catch {
    return bad({ kind: "offline" });
  }
}

/** The step that is waiting, if there is one. */
export const pending = (answer: AccountAnswer): string | null =>
  answer.data.flows?.find((flow) => flow.is_pending)?.id ?? null;
