/** Short words about what has just happened, with at most one thing to do about it. */

export interface Toast {
  id: number;
  say: string;
  tone: "plain" | "stop";
  action?: { label: string; run: () => void } | undefined;
}

const STAY_MS = 6_000;
let last = 0;

class Toasts {
  shown = $state.raw<Toast[]>([]);

  say(say: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
    const toast: Toast = { id: ++last, say, tone: options.tone ?? "plain", action: options.action };
    this.shown = [...this.shown.slice(-1), toast];
    setTimeout(() => this.drop(toast.id), options.action ? STAY_MS * 2 : STAY_MS);
  }

  drop(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
