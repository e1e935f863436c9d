/** Keeps the application itself: works without a network once loaded, and takes an update only between sessions. */
import { me } from "./me.svelte.ts";
import { sessionUnderWay } from "./store/keep.ts";

class Updates {
  /** A newer version is waiting, and the person may take it. */
  ready = $state(false);
  #waiting: ServiceWorker | null = null;
  #asked = false;

  start(): void {
    if (!("serviceWorker" in navigator)) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (this.#asked) location.reload();
    });
    addEventListener("load", () => void this.#register());
    if (document.readyState === "complete") void this.#register();
  }

  /** Use the new version: asked for by the person, so the page may load again. */
  take(): void {
    this.#asked = true;
    this.#waiting?.postMessage("take-over");
  }

  async #register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
      if (registration.waiting && navigator.serviceWorker.controller) await this.#offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
          if (worker.state === "installed" && navigator.serviceWorker.controller) void this.#offer(worker);
        });
      });
    } catch {
      // Without a service worker everything works but the start without a network.
    }
  }

  async #offer(worker: ServiceWorker): Promise<void> {
    this.#waiting = worker;
    const athlete = me.value?.athlete;
    this.ready = !(athlete && (await sessionUnderWay(athlete)));
  }
}

export const updates = new Updates();
