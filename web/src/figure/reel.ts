/** Runs a film only while somebody can see it: no frame is asked for while it is paused, off screen or hidden. */

export class Reel {
  /** Seconds since the repetition began. */
  second = 0;
  speed = 1;
  readonly #show: (second: number) => void;
  readonly #watcher: IntersectionObserver;
  readonly #wake = (): void => this.#turn();
  #playing = false;
  #seen = false;
  #frame = 0;
  #last = 0;

  constructor(stage: Element, show: (second: number) => void) {
    this.#show = show;
    this.#watcher = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1)!.isIntersecting;
      this.#turn();
    });
    this.#watcher.observe(stage);
    document.addEventListener("visibilitychange", this.#wake);
  }

  get playing(): boolean {
    return this.#playing;
  }

  play(on: boolean): void {
    this.#playing = on;
    this.#turn();
  }

  /** Show one moment, and stay there unless it plays. */
  go(second: number): void {
    this.second = second;
    this.redraw();
  }

  /** Draw the moment again, after something about the picture changed. */
  redraw(): void {
    if (this.#seen && !this.#frame) this.#frame = requestAnimationFrame(this.#once);
  }

  #turn(): void {
    const runs = this.#playing && this.#seen && !document.hidden;
    if (runs && !this.#frame) {
      this.#last = performance.now();
      this.#frame = requestAnimationFrame(this.#next);
    } else if (!runs && this.#frame) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    }
    if (!this.#playing && this.#seen) this.redraw();
  }

  readonly #once = (): void => {
    this.#frame = 0;
    this.#show(this.second);
    this.#turnOn();
  };

  #turnOn(): void {
    if (this.#playing) this.#turn();
  }

  readonly #next = (now: number): void => {
    // A tab that slept does not jump ahead.
    this.second += Math.min((now - this.#last) / 1000, 0.1) * this.speed;
    this.#last = now;
    this.#frame = requestAnimationFrame(this.#next);
    this.#show(this.second);
  };

  stop(): void {
    this.#playing = false;
    if (this.#frame) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#watcher.disconnect();
    document.removeEventListener("visibilitychange", this.#wake);
  }
}
