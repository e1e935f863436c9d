/** Short words about what has just happened, with at most one thing to do about it. */

export interface Toast {
  id: number;
  say: string;
  /** The language of what is said, where it is not the reader's. */
  lang: string | null;
  tone: "plain" | "stop";
  action?: { label: string; run: () => void } | undefined;
}

const STAY_MS = 6_000;
let last = 0;

class Toasts {
  shown = $state.raw<Toast[]>([]);

  say(say: string, options: Partial<Pick<Toast, "tone" | "action" | "lang">> = {}): void {
    const { tone = "plain", lang = null, action } = options;
    const toast: Toast = { id: ++last, say, lang, tone, action };
    this.shown = [...this.shown.slice(-1), toast];
    setTimeout(() => this.drop(toast.id), options.action ? STAY_MS * 2 : STAY_MS);
  }

  drop(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
