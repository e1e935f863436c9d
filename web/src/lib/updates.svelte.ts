/** Keeps the application itself: works without a network once loaded, and takes an update only between sessions. */
import { whenIdle } from "./idle.ts";
import { i18n } from "./i18n.svelte.ts";
import { me } from "./me.svelte.ts";
import { sessionUnderWay } from "./store/keep.ts";

/** On a first visit the line is left to the screen; what the basement needs is fetched when nobody waits for anything. */
const FIRST_MS = 3_000;

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
    const wait = navigator.serviceWorker.controller ? 0 : FIRST_MS;
    setTimeout(() => whenIdle(() => void this.#register()), wait);
  }

  /** Use the new version: asked for by the person, so the page may load again. */
  take(): void {
    this.#asked = true;
    this.#waiting?.postMessage("take-over");
  }

  async #register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
      this.#tellLanguage(registration);
      if (registration.waiting && navigator.serviceWorker.controller) await this.#offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        this.#tellLanguage(registration);
        worker?.addEventListener("statechange", () => {
          if (worker.state === "installed" && navigator.serviceWorker.controller) void this.#offer(worker);
        });
      });
    } catch {
      // Without a service worker everything works but the start without a network.
    }
  }

  /** Every version keeps the long texts of the language that is read here, and of no other. */
  #tellLanguage({ installing, waiting, active }: ServiceWorkerRegistration): void {
    for (const worker of [installing, waiting, active]) worker?.postMessage({ language: i18n.language });
  }

  async #offer(worker: ServiceWorker): Promise<void> {
    this.#waiting = worker;
    const athlete = me.value?.athlete;
    this.ready = !(athlete && (await sessionUnderWay(athlete)));
  }
}

export const updates = new Updates();
