/**
 * What is settled before the first paint: theme, language, and what stands on the page until the application does.
 *
 * A classic script of a few lines at the end of the page, so that nobody sees the wrong colours first. What every screen
 * needs is fetched meanwhile; the rest is asked for, and the application started, after that paint: a slow telephone shows
 * something to read before it works.
 */
(() => {
  const root = document.documentElement;
  const said = (document.currentScript as HTMLScriptElement).dataset;
  const LATEST_MS = 500;

  /** What is set on this device (`lib/device.svelte.ts`). */
  function settings(): { theme?: string; language?: string | null } {
    try {
      return JSON.parse(localStorage.getItem("strongback.device") ?? "{}") as { theme?: string };
    } catch {
      return {}; // a private window may refuse storage
    }
  }

  /** Fetch what the first screen will ask for. */
  function fetchSoon(addresses: string): void {
    for (const address of addresses.split(" ").filter(Boolean)) {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.crossOrigin = "";
      link.fetchPriority = "low";
      link.href = address;
      document.head.append(link);
    }
  }

  /** Settle what is seen first, and return the addresses of what is asked for next. */
  function settle(): string {
    const { theme, language } = settings();
    const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in said);
    const [, first, shelf, record] = location.pathname.split("/");
    const isExercise = first === "learn" && shelf === "exercises" && record;
    const screen = isExercise ? "exercise" : first === "learn" && record ? "" : first || "today";
    root.dataset["theme"] = theme ?? "system";
    root.lang = language ?? spoken ?? "en";
    const shell = document.querySelector<HTMLTemplateElement>(
      `template[lang="${root.lang}"][data-screen="${CSS.escape(screen)}"]`,
    );
    if (shell) document.getElementById("shell")?.append(shell.content);
    return `${said[root.lang] ?? ""} ${shell || isExercise ? (said[screen] ?? "") : ""}`;
  }

  /** Put in the styles of everything but the shell; the application is not shown without them. */
  function dress(): Promise<unknown> {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.crossOrigin = "";
    link.fetchPriority = "low";
    link.href = said["looks"]!;
    document.head.append(link);
    return new Promise((done) => (link.onload = link.onerror = done));
  }

  let isBegun = false;
  const next = settle();

  function begin(): void {
    if (isBegun) return;
    isBegun = true;
    fetchSoon(next);
    void dress().then(() => import(/* @vite-ignore */ said["main"]!));
  }

  // A page that nobody looks at is not painted; it begins all the same.
  if (document.visibilityState === "hidden") begin();
  else requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, LATEST_MS);
})(); // a classic script would leave its names on the window
