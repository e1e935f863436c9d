/** Asks the service. Every operation is known by name, with the types that the service itself described. */
import { bad, good, refused, type Result } from "../lib/result.ts";
import { ROUTES, type Operations, type Problem } from "./schema.ts";

type Of<K extends keyof Operations, F extends string> = Operations[K] extends Record<F, infer T> ? T : never;
type PathOf<K extends keyof Operations> = Omit<Of<K, "path">, "athlete"> & { athlete?: string };

/** What an operation is asked with; `athlete` is the person who asks unless another one is named. */
export type Asked<K extends keyof Operations> = (Operations[K] extends { path: infer P }
  ? Omit<P, "athlete"> extends Record<string, never>
    ? { path?: PathOf<K> }
    : { path: PathOf<K> }
  : { path?: undefined }) &
  (Operations[K] extends { body: infer B } ? { body: B } : { body?: undefined }) & {
    query?: Partial<Of<K, "query">>;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  };

/** The proof that a request comes from our own page. */
export function csrf(cookies: string = document.cookie): string {
  return /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(cookies)?.[1] ?? "";
}

/** Fill in an address and its query; what is empty is left out. */
export function address(
  pattern: string,
  path: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name] ?? (name === "athlete" ? "me" : ""))),
  );
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value])
      if (each != null && each !== "") said.append(name, String(each));
  return `/api/v1${filled}${said.size ? `?${said}` : ""}`;
}

/** Carry out an operation. It never throws: what went wrong is a value. */
export async function ask<K extends keyof Operations>(
  name: K,
  ...[asked]: Record<string, never> extends Asked<K> ? [asked?: Asked<K>] : [asked: Asked<K>]
): Promise<Result<Operations[K]["answer"]>> {
  const [method, pattern] = ROUTES[name];
  const { path, query, body, headers, signal } = (asked ?? {}) as Asked<"sync">;
  const isFile = (body as unknown) instanceof Blob;
  let response: Response;
  try {
    response = await fetch(address(pattern, path, query as unknown as Record<string, unknown>), {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(method === "GET" ? {} : { "X-CSRFToken": csrf() }),
        ...(method !== "GET" && !isFile ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...(method === "GET" ? {} : { body: isFile ? (body as unknown as Blob) : JSON.stringify(body ?? {}) }),
      ...(signal ? { signal } : {}),
    });
  } catch {
    return bad({ kind: "offline" });
  }
  return read<Operations[K]["answer"]>(response);
}

async function read<T>(response: Response): Promise<Result<T>> {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  if (response.ok) {
    try {
      return good((isJson ? await response.json() : await response.blob()) as T);
    } catch {
      return bad({ kind: "offline" }); // the connection broke in the middle of the answer
    }
  }
  if (response.status === 401) {
    void response.body?.cancel(); // nobody reads it, and the connection shall be free again
    return bad({ kind: "signed-out" });
  }
  if (response.status === 502 || response.status === 503 || response.status === 504)
    return bad({ kind: "offline" });
  if (!isJson) return bad({ kind: "broken", say: `${response.status} ${response.statusText}` });
  return bad(refused(response.status, (await response.json()) as Problem));
}
