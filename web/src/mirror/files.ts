/** Where the large files of the camera mirror lie, how large they are, and keeping them for a day without a network. */

const { folder, files } = typeof __MIRROR__ === "undefined" ? { folder: "", files: {} } : __MIRROR__;

/** The larger pose model is fetched where the device turns out to be quick; nobody needs it. */
const NOT_NEEDED = new Set(["pose_landmarker_full.task"]);

export const BASE = `/app/mirror/${folder}/`;
/** The cache in which the service worker keeps them too (sw.ts, which can import nothing, has the same name). */
export const cacheName = (): string => `mirror-${folder}`;
export const address = (name: string): string => BASE + name;

const needed = (): [string, number][] => Object.entries(files).filter(([name]) => !NOT_NEEDED.has(name));

/** How many bytes come over the network for everything that is needed. */
export const bytesNeeded = (): number => needed().reduce((sum, [, bytes]) => sum + bytes, 0);

/** Whether everything is on this device. */
export async function isPrepared(): Promise<boolean> {
  if (!("caches" in globalThis) || !folder) return false;
  const cache = await caches.open(cacheName());
  const kept = await Promise.all(needed().map(([name]) => cache.match(address(name), { ignoreVary: true })));
  return kept.every(Boolean);
}

/** Fetch and keep everything that is needed; `done` hears the share that is there, from 0 to 1. */
export async function prepare(done: (share: number) => void): Promise<void> {
  const cache = await caches.open(cacheName());
  const whole = bytesNeeded();
  let have = 0;
  for (const [name, bytes] of needed()) {
    if (!(await cache.match(address(name), { ignoreVary: true }))) {
      const answer = await fetch(address(name));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      await cache.put(address(name), answer);
    }
    have += bytes;
    done(have / whole);
  }
  await navigator.storage?.persist?.();
}

/** Take everything off this device again. */
export const forget = async (): Promise<void> => void (await caches.delete(cacheName()));
