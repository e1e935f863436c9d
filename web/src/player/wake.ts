/** Keeps the screen on while a session is shown. The browser lets go when the page is hidden, so it is asked again. */

export interface Screen {
  request: () => Promise<{ release: () => Promise<void> }>;
  visible: () => boolean;
  onVisible: (run: () => void) => () => void;
}

const ofTheBrowser: Screen = {
  request: () => navigator.wakeLock.request("screen"),
  visible: () => document.visibilityState === "visible",
  onVisible: (run) => {
    document.addEventListener("visibilitychange", run);
    return () => document.removeEventListener("visibilitychange", run);
  },
};

/** Keep the screen on; returns what lets it sleep again. Where that cannot be had, nothing happens. */
export function keepAwake(screen: Screen = ofTheBrowser): () => void {
  let held: { release: () => Promise<void> } | null = null;
  let over = false;
  const hold = async (): Promise<void> => {
    if (!screen.visible() || over) return;
    try {
      const lock = await screen.request();
      if (over) await lock.release();
      else held = lock;
    } catch {
      // Low battery or an old browser: the timers go by the wall clock, so nothing is lost.
    }
  };
  const forget = screen.onVisible(() => void hold());
  void hold();
  return () => {
    over = true;
    forget();
    void held?.release().catch(() => undefined);
  };
}
