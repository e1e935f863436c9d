/** Who uses this device: known without a network from the last time, checked whenever there is one. */
import { ask } from "../api/client.ts";
import type { InstanceOut, MeOut } from "../api/schema.ts";
import { deviceZone } from "./days.ts";
import type { Result } from "./result.ts";
import { copyOf, forgetCopies, keepCopy } from "./store/copies.ts";
import { sync } from "./sync.svelte.ts";

const KEY = "device/me";

/** Tell an account whose time zone was never said that of this device: it decides when a day begins. */
async function saying(answer: Result<MeOut>): Promise<Result<MeOut>> {
  if (!answer.ok || answer.value.time_zone) return answer;
  const told = await ask("change_me", { body: { time_zone: deviceZone() } });
  return told.ok ? told : answer;
}

class Me {
  value = $state.raw<MeOut | null>(null);
  instance = $state.raw<InstanceOut | null>(null);
  /** Whether it is known who is here, be it nobody. */
  known = $state(false);
  /** The session ended although the person did not sign out: their records stay, and they sign in again. */
  expired = $state(false);

  /** Find out who is here. */
  async start(): Promise<void> {
    const copy = await copyOf<MeOut | null>(KEY);
    if (copy?.value) {
      await this.#be(copy.value);
      void this.refresh();
    } else if ((await this.about())?.signed_in) await this.refresh();
    this.known = true;
  }

  /** Ask the service who is signed in. */
  async refresh(): Promise<Result<MeOut>> {
    const answer = await saying(await ask("me"));
    if (answer.ok) {
      this.expired = false;
      await keepCopy(KEY, answer.value);
      await this.#be(answer.value);
    } else if (answer.failure.kind === "signed-out") {
      this.expired = this.value !== null;
      await this.about();
    }
    return answer;
  }

  /** Ask what runs here; a visitor may know that much. */
  async about(): Promise<InstanceOut | null> {
    const answer = await ask("instance");
    if (answer.ok) this.instance = answer.value;
    return this.instance;
  }

  /** Forget who was here, after signing out. What waits for the service stays on this device. */
  async leave(): Promise<void> {
    const athlete = this.value?.athlete;
    if (athlete) await forgetCopies(athlete);
    await keepCopy(KEY, null);
    this.value = null;
    this.expired = false;
    await sync.follow(null);
  }

  async #be(value: MeOut | null): Promise<void> {
    const before = this.value?.athlete ?? null;
    this.value = value;
    if (value?.athlete !== before || before === null) await sync.follow(value?.athlete ?? null);
  }
}

export const me = new Me();
