/**
 * The service worker: the application opens without a network, and an update waits until no session is under way.
 *
 * Only files of the build are kept here. What a person recorded lies in IndexedDB and never passes through this cache;
 * requests to the API go to the network as they are.
 */
/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;

/** The files of this build, which the build itself fills in. */
declare const __FILES__: {
  build: string;
  files: string[];
  figures: string;
  texts: Record<string, string>;
};

const { build, files, figures, texts } = __FILES__;
const CACHE = `app-${build}`;
/** The figures outlive a build that does not change them. */
const FIGURES = "figures";
// What the camera mirror runs on: kept from its first use on, and as a whole when the person prepares for a day offline.
const MIRROR = `mirror-${__MIRROR__.folder}`;
const MIRROR_FILES = "/app/mirror/";
const SHELL = "/";
const NOT_OURS = ["/api/", "/_allauth/", "/accounts/", "/healthy", "/static/"];

/** How many files are fetched at a time: enough for a slow line, and few enough for the screen that is looked at. */
const LANES = 2;

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = [
    new Request(SHELL, { cache: "reload" }),
    ...files.map((name) => new Request(`/app/${name}`, { cache: "no-cache" })),
  ];
  const lane = async (): Promise<void> => {
    for (let next = wanted.shift(); next; next = wanted.shift()) await cache.add(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Keep the long texts of a language: only where somebody reads it. English has none, the service speaks it. */
async function keepTexts(language: string): Promise<void> {
  const name = texts[language];
  const cache = await caches.open(CACHE);
  if (name && !(await cache.match(`/app/${name}`))) await cache.add(`/app/${name}`);
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => /^(?:app|mirror)-/.test(name) && name !== CACHE && name !== MIRROR)
      .map((name) => caches.delete(name)),
  );
  const kept = await caches.open(FIGURES);
  for (const request of await kept.keys()) if (!isFigure(new URL(request.url))) await kept.delete(request);
  await self.clients.claim();
}

const isFigure = (url: URL): boolean => figures !== "" && url.pathname.startsWith(`/app/${figures}`);

/** Keep the figures of a plan, one after the other, so that nothing the person waits for stands behind them. */
async function keepFigures(exercises: readonly string[]): Promise<void> {
  const cache = await caches.open(FIGURES);
  const names = exercises.flatMap((id) => [
    `${id}.small.webp`,
    `${id}.svg`,
    `${id}.json`,
    `${id}.faults.json`,
  ]);
  for (const name of ["body.json", ...names]) {
    const url = `/app/${figures}${name}`;
    if (await cache.match(url)) continue;
    const answer = await fetch(url);
    if (answer.ok) await cache.put(url, answer);
  }
}

/** A figure that was kept, or the network's. */
async function figureOf(request: Request): Promise<Response> {
  const kept = await (await caches.open(FIGURES)).match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

/** A page is always the shell of this build; its files are named by their content, so the cache is never stale. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const language = Object.keys(texts).find((each) => request.url.endsWith(texts[each]!));
  if (language) await keepTexts(language); // read from now on
  const kept = await cache.match(request.mode === "navigate" ? SHELL : request, {
    ignoreSearch: true,
    ignoreVary: true,
  });
  return kept ?? fetch(request);
}

/** A file of the mirror, from the cache or else from the service, and kept from then on. */
async function answerMirror(request: Request): Promise<Response> {
  const cache = await caches.open(MIRROR);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok && fetched.status === 200)
    await cache.put(request.url, fetched.clone()).catch(() => undefined);
  return fetched;
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("message", (event) => {
  // The page says so when no session is under way, or when the person asked for the update.
  if (event.data === "take-over") void self.skipWaiting();
  // Without a network they are kept another time.
  else if (figures && Array.isArray(event.data?.figures))
    event.waitUntil(keepFigures(event.data.figures as string[]).catch(() => undefined));
  else if (typeof event.data?.language === "string")
    event.waitUntil(keepTexts(event.data.language as string).catch(() => undefined));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (NOT_OURS.some((start) => url.pathname.startsWith(start))) return;
  const isMirror = url.pathname.startsWith(MIRROR_FILES);
  event.respondWith(isFigure(url) ? figureOf(request) : isMirror ? answerMirror(request) : answer(request));
});
