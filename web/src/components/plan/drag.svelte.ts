/** Takes a session from one day to another of its week with a pointer. */
import type { Weekday } from "../../lib/days.ts";
import type { Place } from "../../lib/plan/calendar.ts";

const FAR_ENOUGH = 6; // pixels; less is a click by an unsteady hand
const SETTLE_MS = 50;

export class Drag {
  #held = $state.raw<Place | null>(null);
  #over = $state.raw<{ week: number; day: Weekday } | null>(null);
  #shift = $state("0px 0px");
  #from = { x: 0, y: 0 };
  #dropped = 0;
  readonly #drop: (place: Place, to: Weekday) => void;

  constructor(drop: (place: Place, to: Weekday) => void) {
    this.#drop = drop;
  }

  get shift(): string {
    return this.#shift;
  }

  isHeld(place: Place): boolean {
    return this.#held?.week === place.week && this.#held.session === place.session;
  }

  isOver(week: number, day: string): boolean {
    return this.#over?.week === week && this.#over.day === day;
  }

  /** A drop ends with a click, which must not open the session. */
  hasJustDropped(): boolean {
    return Date.now() - this.#dropped < SETTLE_MS;
  }

  /** Follow a pointer that went down on a session; days stand side by side only where there is room for it. */
  take(event: PointerEvent, place: Place): void {
    if (event.button !== 0 || !matchMedia("(min-width: 60rem)").matches) return;
    this.#from = { x: event.clientX, y: event.clientY };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const end = (drops: boolean): void => {
      stop.abort();
      const [held, over] = [this.#held, this.#over];
      this.#held = this.#over = null;
      this.#shift = "0px 0px";
      if (!held) return;
      this.#dropped = Date.now();
      if (drops && over) this.#drop(held, over.day);
    };
    window.addEventListener("pointermove", (moved) => this.#follow(moved, place), options);
    window.addEventListener("pointerup", () => end(true), options);
    window.addEventListener("pointercancel", () => end(false), options);
    window.addEventListener("keydown", (pressed) => pressed.key === "Escape" && end(false), options);
  }

  #follow(event: PointerEvent, place: Place): void {
    const [x, y] = [event.clientX - this.#from.x, event.clientY - this.#from.y];
    if (!this.#held && Math.hypot(x, y) < FAR_ENOUGH) return;
    event.preventDefault();
    this.#held = place;
    this.#shift = `${x}px ${y}px`;
    const cell = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest<HTMLElement>("[data-in-week]");
    const week = Number(cell?.dataset["inWeek"] ?? -1);
    this.#over = week === place.week ? { week, day: cell!.dataset["day"] as Weekday } : null;
  }
}
