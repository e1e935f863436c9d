/** Which screen an address leads to. Addresses are ordinary ones, so that links can be shared and the way back works. */

export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const here = (): Place => ({
  path: location.pathname.replace(/\/+$/, "") || "/",
  query: new URLSearchParams(location.search),
  hash: location.hash.slice(1),
});

class Router {
  place = $state.raw<Place>({ path: "/", query: new URLSearchParams(), hash: "" });
  /** Asked before a screen is left; false keeps the person where they are. */
  guard: (() => boolean) | null = null;

  /** Follow the address bar and every link of our own. */
  start(): void {
    this.place = here();
    addEventListener("popstate", () => (this.place = here()));
    document.addEventListener("click", (event) => this.#follow(event));
  }

  /** Go to an address. */
  go(address: string, how: "push" | "replace" = "push"): void {
    if (this.guard && !this.guard()) return;
    history[how === "push" ? "pushState" : "replaceState"](null, "", address);
    this.place = here();
    scrollTo(0, 0);
  }

  /** Say something else in the query string, and stay where one is: filters and searches can be shared and found again. */
  say(changes: Record<string, string>): void {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes))
      if (value) query.set(name, value);
      else query.delete(name);
    const said = query.toString().replaceAll("%2C", ",");
    history.replaceState(null, "", location.pathname + (said ? `?${said}` : "") + location.hash);
    this.place = here();
  }

  #follow(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element | null)?.closest?.("a");
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (/^\/(api|_allauth|accounts|app|static)\//.test(link.pathname)) return;
    event.preventDefault();
    const same = link.pathname === location.pathname && link.search === location.search;
    if (same && link.hash) document.getElementById(link.hash.slice(1))?.scrollIntoView();
    else this.go(link.pathname + link.search + link.hash);
  }
}

export const router = new Router();

/** Match a path against a pattern such as `/learn/exercises/:id`; null when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const found = path.split("/");
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const said = found[place]!;
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(said);
    else if (part !== said) return null;
  }
  return params;
}
