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
declare const __FILES__: { build: string; files: string[] };

const { build, files } = __FILES__;
const CACHE = `app-${build}`;
// What the camera mirror runs on: kept from its first use on, and as a whole when the person prepares for a day offline.
const MIRROR = `mirror-${__MIRROR__.folder}`;
const MIRROR_FILES = "/app/mirror/";
const SHELL = "/";
const NOT_OURS = ["/api/", "/_allauth/", "/accounts/", "/healthy", "/static/"];

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([
    new Request(SHELL, { cache: "reload" }),
    ...files.map((name) => new Request(`/app/${name}`, { cache: "no-cache" })),
  ]);
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => /^(?:app|mirror)-/.test(name) && name !== CACHE && name !== MIRROR)
      .map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** A page is always the shell of this build; its files are named by their content, so the cache is never stale. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
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
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (NOT_OURS.some((start) => url.pathname.startsWith(start))) return;
  event.respondWith(url.pathname.startsWith(MIRROR_FILES) ? answerMirror(request) : answer(request));
});
