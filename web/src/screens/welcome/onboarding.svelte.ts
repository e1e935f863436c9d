/** The way from the account to the first plan: what was said so far, kept on the device until it is sent. */
import { ask } from "../../api/client.ts";
import type {
  Answer,
  FlagOut,
  PlanAnswerOut,
  ProfileDocument,
  QuestionOut,
  ScreeningOut,
} from "../../api/schema.ts";
import type { Failure, Result } from "../../lib/result.ts";
import { copyOf, keepCopy } from "../../lib/store/copies.ts";
import { me } from "../../lib/me.svelte.ts";

interface Draft {
  answers: Record<string, Answer>;
  seenFor: string[];
  cleared: boolean;
  profile: ProfileDocument;
}

const EMPTY: Draft = {
  answers: {},
  seenFor: [],
  cleared: false,
  profile: { days_per_week: 3, minutes: 45, level: "beginner", equipment: [], conditions: [] },
};

class Onboarding {
  draft = $state<Draft>(structuredClone(EMPTY));
  questions = $state.raw<QuestionOut[]>([]);
  screening = $state.raw<ScreeningOut | null>(null);
  plan = $state.raw<PlanAnswerOut | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  #begun = false;

  get #key(): string {
    return `${me.value?.athlete ?? "anyone"}/onboarding`;
  }

  /** Take up where the person left off: the draft of this device, else the profile that the service has. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const kept = await copyOf<Draft>(this.#key);
    if (kept?.value) this.draft = kept.value;
    else {
      const profile = await ask("profile");
      if (profile.ok && profile.value.goal) this.draft.profile = { ...EMPTY.profile, ...profile.value };
    }
    const asked = await this.#carry(ask("questions"));
    if (asked) this.questions = asked;
  }

  answer(id: string, said: Answer): void {
    this.draft.answers[id] = said;
    void this.#keep();
  }

  say(changes: Partial<ProfileDocument>): void {
    Object.assign(this.draft.profile, changes);
    void this.#keep();
  }

  /** Send the answers; what is not answered stays unanswered, unless `rest` is read and said no to. */
  async sendScreening(rest: boolean): Promise<ScreeningOut | null> {
    const { answers, seenFor, cleared } = this.draft;
    const body = {
      given: { ...answers },
      all_no: rest,
      cleared_by_professional: cleared,
      seen_for: [...seenFor],
    };
    this.screening = await this.#carry(ask("answer_screening", { body }));
    return this.screening;
  }

  /** Keep the profile and ask for the best plan. */
  async makePlan(): Promise<PlanAnswerOut | null> {
    const profile = Object.fromEntries(
      Object.entries(this.draft.profile).filter(([, value]) => value !== null && value !== undefined),
    ) as ProfileDocument;
    const saved = await this.#carry(ask("save_profile", { body: profile }));
    if (!saved) return null;
    this.plan = await this.#carry(ask("make_plan", { body: {} }));
    if (this.plan?.version) await keepCopy(this.#key, null);
    return this.plan;
  }

  /** Say that a professional has seen what a flag is about. */
  seen(flag: FlagOut): void {
    if (!this.draft.seenFor.includes(flag.about)) this.draft.seenFor.push(flag.about);
    this.draft.cleared = true;
    void this.#keep();
  }

  reset(): void {
    this.#begun = false;
    this.screening = this.plan = null;
    this.draft.answers = {};
    this.draft.seenFor = [];
    void this.#keep();
  }

  async #keep(): Promise<void> {
    await keepCopy(this.#key, $state.snapshot(this.draft));
  }

  async #carry<T>(asking: Promise<Result<T>>): Promise<T | null> {
    this.busy = true;
    this.failure = null;
    const answer = await asking;
    this.busy = false;
    if (answer.ok) return answer.value;
    this.failure = answer.failure;
    return null;
  }
}

export const onboarding = new Onboarding();
