// Written by tools/api_types.py from the API's description; do not edit.

/** Accept to be coached, within these scopes: all that were asked for, or fewer. */
export interface AcceptIn {
  secret: string;
  scopes: Scope[];
}

/** Keep a check-in. */
export interface AddCheckInOp {
  id: string;
  op: "add-check-in";
  check_in: CheckInBody;
}

/** Keep a note, a skip or a comment. */
export interface AddNoteOp {
  id: string;
  op: "add-note";
  note: NoteIn;
}

/** Keep a pain note. */
export interface AddPainOp {
  id: string;
  op: "add-pain";
  pain: PainIn;
}

/** Keep a posture snapshot. */
export interface AddPostureOp {
  id: string;
  op: "add-posture";
  posture: PostureBody;
}

/** Keep a screening. */
export interface AddScreeningOp {
  id: string;
  op: "add-screening";
  screening: ScreeningIn;
}

/** Keep a set. */
export interface AddSetOp {
  id: string;
  op: "add-set";
  set: SetIn;
}

/** What a person said to one question; not being sure counts like a yes. */
export type Answer = "yes" | "no" | "unsure";

/** Answers to the screening; an unanswered question is never a no, unless ``all_no`` says so for the rest. */
export interface AnswersIn {
  given?: Record<string, Answer>;
  all_no?: boolean;
  cleared_by_professional?: boolean;
  seen_for?: string[];
}

/** An article in a list. */
export interface ArticleLine {
  id: string;
  kind: string;
  title: string;
  summary: string;
}

/** An article; ``body`` is Markdown. */
export interface ArticleOut {
  id: string;
  kind: string;
  title: string;
  summary: string;
  body: string;
  rules: string[];
  exercises: string[];
  sources: string[];
  strength: string;
}

/** Who read or changed what, and whether they were let. */
export interface AuditOut {
  at: string;
  who: string;
  role: string;
  token: string;
  changed: boolean;
  what: string;
  allowed: boolean;
}

/** Where a range comes from. */
export type Basis = "plan" | "goal";

/** One mesocycle up to today; ``stimulus`` is that of a mean week by mid-back group. ``over`` says that its last session is due. POST ``plan`` with ``learn`` makes the next plan from ``next``. For whoever may not see pain, none is counted. */
export interface BlockOut {
  version: number;
  first: string;
  last: string;
  over: boolean;
  sessions: DoneOfPlanned;
  stimulus: Record<string, DoneOfPlanned>;
  exercises: ExerciseOfBlockOut[];
  next: NextBlockOut;
}

/** What a camera can judge of a movement; with ``blind`` it judges nothing, and that says why. ``place`` says where to put it, ``views`` from where it may look, ``asks`` what the person is asked in its place. */
export interface CameraOut {
  blind: string;
  place: string;
  views: CameraView[];
  watches: NamedFault[];
  cannot_see: NamedFault[];
  asks: string[];
}

/** From where the camera looks at the person. */
export type CameraView = "side" | "front" | "back" | "oblique";

/** Everything the coach knows. */
export interface CatalogueOut {
  version: string;
  exercises: ExerciseOut[];
  muscles: MuscleOut[];
  muscle_groups: MuscleGroupOut[];
  rules: RuleOut[];
  faults: RuleOut[];
  conditions: ConditionOut[];
  questions: QuestionOut[];
  articles: ArticleOut[];
  equipment: WordOut[];
  implements: WordOut[];
  goals: WordOut[];
  levels: WordOut[];
  patterns: WordOut[];
  regions: WordOut[];
  sources: SourceOut[];
}

/** How a plan changes: more or fewer sets of something, another exercise in one's place, fewer days a week. */
export type ChangeKind = "more" | "fewer" | "swap" | "easier" | "days";

/** One record as it stands; ``kind`` says which sort of record the document is. */
export interface ChangeOut {
  number: number;
  kind: "profile" | "screening" | "plan" | "proposal" | "set" | "pain" | "check-in" | "habit" | "posture" | "note";
  document: Record<string, unknown>;
}

/** What changed, in order; ask again with ``until``, at once when there is ``more``. */
export interface ChangesOut {
  changes: ChangeOut[];
  until: number;
  more: boolean;
}

/** How a day starts: hours slept, stress and soreness from 0 to 10, and whether the person is ill. */
export interface CheckInBody {
  id: string;
  day: string;
  sleep_h?: number | null;
  stress?: number | null;
  soreness?: number | null;
  ill?: boolean;
}

/** How a day started: hours of sleep, stress and soreness from 0 to 10; null is what was not said. */
export interface CheckInDayOut {
  day: string;
  sleep_h: number | null;
  stress: number | null;
  soreness: number | null;
  ill: boolean;
}

/** The outcome of screening, from the freest to the most urgent. */
export type Clearance = "clear" | "modify" | "refer" | "urgent" | "emergency";

/** A coach whom the athlete let in. */
export interface CoachOut {
  id: string;
  coach: string;
  scopes: Scope[];
  accepted_at: string;
  revoked_at: string | null;
}

/** An athlete who lets one see their records. ``needs`` is empty when all is well; the most serious comes first, and of equals the longest waiting. At most three of them are findings of the athlete's own review. ``sessions_last_fortnight`` counts the days trained and the sessions that were due in the fourteen days up to today. Both, ``last_trained`` and ``latest_comment`` need the scope see-training (else empty or null); what is about pain or was answered in the screening needs see-pain. */
export interface CoachedAthlete {
  id: string;
  name: string;
  scopes: Scope[];
  since: string;
  last_trained: string | null;
  sessions_last_fortnight: SessionsOut | null;
  needs: NeedOut[];
  latest_comment: LatestComment | null;
}

/** A health condition one may name in a profile. */
export interface ConditionLine {
  id: string;
  name: string;
  why: string;
  do: string;
}

/** A health condition with everything a person reads about it. */
export interface ConditionOut {
  id: string;
  name: string;
  why: string;
  do: string;
  aliases: string[];
  code: string;
  prefer: string;
  who: string;
  how_soon: string;
}

/** Agree, or take it back. */
export interface ConsentIn {
  given: boolean;
}

/** One purpose, what is agreed to, and since when. */
export interface ConsentOut {
  purpose: Purpose;
  text: string;
  wording: number;
  given_at: string | null;
}

/** Take a set back; a correction with a later clock brings it back. */
export interface DeleteSetOp {
  id: string;
  op: "delete-set";
  set_id: string;
  clock: string;
}

/** The visitor's time zone, so that today is today there. */
export interface DemonstrationIn {
  time_zone?: string;
}

/** Where the articles differ from each other or from the evidence, and our choice. */
export interface DisagreementOut {
  about: string;
  article_a: string;
  article_b: string;
  evidence: string;
  our_choice: string;
}

/** It is done. */
export interface Done {
  done: boolean;
}

/** How much was done, and how much was planned. */
export interface DoneOfPlanned {
  done: number;
  planned: number;
}

/** How it is done: ``amount`` is a range of repetitions, seconds or minutes, per side for one-sided movements. */
export interface DoseOut {
  measure: string;
  amount: number[];
  sets: number;
  tempo: string;
  rep_hold_s: number;
}

/** Correct fields of a set; of two corrections of a field the one with the later clock stays. */
export interface EditSetOp {
  id: string;
  op: "edit-set";
  set_id: string;
  clock: string;
  fields: SetEdit;
}

/** Erase everything; the e-mail address of the account confirms it. */
export interface EraseIn {
  email: string;
}

/** What was erased: rows by table. The number is all that is kept of it. */
export interface Erased {
  erasure: string;
  rows: Record<string, number>;
}

/** One place that is wrong. */
export interface ErrorAt {
  place: string;
  message: string;
}

/** The records behind a number, the newest first, at most 500 of each sort. ``count`` is how many sets there are and ``total`` what all of them come to together: the number itself, where it is one of sets. ``pain``, ``check_ins`` and ``posture`` are null for whoever may not see them. */
export interface EvidenceOut {
  first: string;
  last: string;
  count: number;
  total: number;
  sets: EvidenceSet[];
  pain: PainOut[] | null;
  check_ins: CheckInBody[] | null;
  posture: PostureBody[] | null;
}

/** Which records it came from: the parameters of ``progress/evidence``; what is null or empty is left out. */
export interface EvidenceQuery {
  of: Kept;
  first: string;
  last: string;
  exercise: string | null;
  group: string | null;
  pattern: string[];
}

/** A set and what it counts for: hard sets (a side is half a one), or its stimulus for the group that was asked. */
export interface EvidenceSet {
  id: string;
  exercise: string;
  day: string;
  performed_at: string;
  amount: number;
  load: LoadOut;
  rir?: number | null;
  form?: Form | null;
  side: Side;
  pain?: number | null;
  tempo?: string | null;
  rest_s?: number | null;
  kind: SetKind;
  target?: TargetBody | null;
  planned?: string | null;
  note?: string | null;
  summary?: FormSummaryBody | null;
  part: number;
}

/** One day of an exercise: its hard ``sets``, and its best set. The best set is the one with the hardest ``load`` and then the most in ``amount``: repetitions, seconds of a hold or minutes, as the exercise's ``measure`` says. ``one_rep_max`` is null where no estimate is honest. */
export interface ExerciseDayOut {
  day: string;
  sets: number;
  load: LoadOut;
  amount: number;
  one_rep_max: OneRepMaxOut | null;
}

/** An exercise in a list. */
export interface ExerciseLine {
  id: string;
  name: string;
  summary: string;
  pattern: string;
  level: string;
  primary: string[];
}

/** How one planned exercise went in a block. ``done`` and ``planned`` are days. ``change`` is its growth over the block as a share with the range it likely lies in, null with fewer than four sessions near the limit with kilograms; only where it is ``detectable`` is it called a change. ``drop`` says why the next plan should do without it, ``drop_for`` whether it hurt (``pain``) or was left out (``left-out``). */
export interface ExerciseOfBlockOut {
  exercise: string;
  done: number;
  planned: number;
  change: number | null;
  change_range: number[] | null;
  detectable: boolean;
  rated: number;
  not_clean: number;
  pain_days: number;
  keep: boolean;
  drop: string | null;
  drop_for: "pain" | "left-out" | null;
}

/** Everything about an exercise. */
export interface ExerciseOut {
  id: string;
  name: string;
  aliases: string[];
  known_as: string[];
  summary: string;
  pattern: string;
  blocks: string[];
  level: string;
  standing: string;
  laterality: string;
  effort: string;
  assistance: boolean;
  equipment: WayOut[];
  muscles: MusclesOut;
  dose: DoseOut;
  rungs: RungOut[];
  easier: string[];
  harder: string[];
  variations: VariationOut[];
  set_up: string[];
  steps: string[];
  cues: string[];
  breathing: string;
  mistakes: MistakeOut[];
  camera: CameraOut;
  left_out_with: string[];
  evidence: FindingOfExercise[];
  articles: string[];
  disagreements: DisagreementOut[];
}

/** One exercise over the weeks, from its first day to its latest; ``trend`` needs three days with an estimate. */
export interface ExerciseProgressOut {
  exercise: string;
  measure: Measure;
  days: ExerciseDayOut[];
  sides: SidesOut[];
  trend: TrendOut | null;
}

/** One technique fault that the camera measured. */
export interface FaultSeenBody {
  code: string;
  value: number;
  threshold: number;
  reps: number;
}

/** A file that is being made or read: ``waiting``, ``ready``, ``done`` or ``failed`` with the reason. */
export interface FileOut {
  id: string;
  kind: string;
  state: string;
  made_at: string;
  done_at: string | null;
  message: string;
}

/** One fact with its study and how well it is known. */
export interface FindingOfExercise {
  finding: string;
  source: string;
  label: string;
}

/** One requirement that a plan breaks, and where; ``blocks`` says that an edit is refused for it. What does not block is only said: a change within the mesocycle, and what the version in force breaks already. ``facts`` are what the message is made from; ``what`` among them names the way it is said. */
export interface FindingOut {
  rule: string;
  name: string;
  place: string;
  message: string;
  facts: Record<string, unknown>;
  blocks: boolean;
}

/** Everything that was found in the weeks up to the one from the Monday ``week``, the most useful first. */
export interface FindingsOut {
  week: string;
  findings: ReviewFinding[];
  praise: ReviewFinding[];
}

/** One finding of the screening: how urgent, why, what to do, whom to see how soon. */
export interface FlagOut {
  code: string;
  about: string;
  urgency: string;
  why: string;
  do: string;
  who: string;
  how_soon: string;
  source: string;
}

/** How the movement looked, measured or rated by the person. */
export type Form = "clean" | "shaky" | "broke-down";

/** How many working sets of a day were clean, shaky and broken down; sets without a rating are not in it. */
export interface FormDayOut {
  day: string;
  clean: number;
  shaky: number;
  broke_down: number;
}

/** The form summary of one set. */
export interface FormOfSet {
  set_id: string;
  exercise: string;
  day: string;
  summary: FormSummaryBody;
}

/** What the camera measured of one set; never a picture. */
export interface FormSummaryBody {
  reps: number;
  clean_reps: number;
  verdict: Verdict;
  coverage: number;
  tempo_s?: number[];
  rom_deg?: number | null;
  faults?: FaultSeenBody[];
  abstained?: string[];
  held_s?: number | null;
  rom_percent?: number | null;
  view?: CameraView | null;
}

/** What the training is for; it sets the repetition zone and what counts most. */
export type Goal = "posture" | "strength" | "hypertrophy" | "endurance" | "shoulder-health" | "performance" | "general";

/** The habits of the second article, as the evidence leaves them. */
export type Habit = "posture-breaks" | "sleep" | "stretching" | "food" | "stress";

/** One habit: what to ``do``, what it ``changes`` in the training, and the days it was ``kept`` in four weeks. ``article`` is the one of the library that says more. */
export interface HabitOut {
  habit: Habit;
  name: string;
  do: string;
  changes: string;
  article: string;
  kept: string[];
  today: boolean;
  streak: StreakOut;
  link: LinkOut | null;
}

/** That a habit was kept on a day, or with ``done`` false that it was not after all; the latest id holds. */
export interface HabitTickBody {
  id: string;
  day: string;
  habit: Habit;
  done?: boolean;
}

/** What the load hangs on, which decides the load steps a person can own. */
export type Implement = "dumbbell" | "dumbbell-pair" | "kettlebell" | "barbell" | "stack" | "medicine-ball" | "band" | "bodyweight" | "none";

/** What a visitor may know of this service; ``signed_in`` spares a page the question who they are. */
export interface InstanceOut {
  version: string;
  signed_in: boolean;
  needs_owner: boolean;
  open_to_all: boolean;
  demonstration: boolean;
  sends_mail: boolean;
  sign_in_services: string[];
}

/** The loads a person owns; what is left out is taken to be a usual set. */
export interface Inventory {
  dumbbells_kg?: number[] | null;
  kettlebells_kg?: number[] | null;
  medicine_balls_kg?: number[] | null;
  bar_kg?: number | null;
  plate_pairs_kg?: number[] | null;
  stack_kg?: number[] | null;
  bands?: string[] | null;
  bands_brand?: string | null;
}

/** Whom to invite: with ``scopes`` to be coached by oneself, ``as_coach`` (owners only) to coach others. */
export interface InvitationIn {
  email?: string | null;
  scopes?: Scope[];
  as_coach?: boolean;
}

/** An invitation with its link, which is shown this once. */
export interface InvitationMade {
  id: string;
  made_at: string;
  expires_at: string;
  email: string;
  scopes: Scope[];
  as_coach: boolean;
  state: string;
  link: string;
  secret: string;
}

/** An invitation, without its secret. */
export interface InvitationOut {
  id: string;
  made_at: string;
  expires_at: string;
  email: string;
  scopes: Scope[];
  as_coach: boolean;
  state: string;
}

/** What an invitation asks for. */
export interface InvitationSeen {
  from_name: string;
  scopes: Scope[];
  as_coach: boolean;
  expires_at: string;
}

/** What records a finding came from. */
export type Kept = "sets" | "pain" | "check-ins" | "posture";

/** The first words of the athlete's latest comment; ``answered`` once a coach has written after it. */
export interface LatestComment {
  id: string;
  day: string;
  written_at: string;
  text: string;
  answered: boolean;
}

/** Training experience of a person, or what a movement asks for. */
export type Level = "beginner" | "intermediate" | "advanced";

/** The mean of something on mornings after days ``with_it`` and ``without`` the habit: a link, not a cause. Only when ``sure`` is it more than chance alone would do. */
export interface LinkOut {
  what: string;
  with_it: number;
  without: number;
  days: number;
  sure: boolean;
}

/** A load: kilograms as the implement says, the name of a band, or the setting of a bodyweight movement. */
export interface LoadIn {
  kind: Implement;
  kg?: number | null;
  band?: string | null;
  rung?: number | null;
}

/** A load, with the words a person would use. */
export interface LoadOut {
  kind: Implement;
  kg?: number | null;
  band?: string | null;
  rung?: number | null;
  say: string;
}

/** Short lines as on the command line, and sets that a device made; either may be empty. */
export interface LogIn {
  lines?: string[];
  sets?: SetIn[];
  day?: string | null;
}

/** What was kept. */
export interface LoggedFacts {
  sets: SetOut[];
  pain: PainOut[];
  check_ins: CheckInBody[];
  habits: HabitTickBody[];
}

/** What was kept, what was not, and what the coach says about it at once. */
export interface LoggedOut {
  accepted: LoggedFacts;
  rejected: RejectedOut[];
  reasons: unknown[];
}

/** What a person may change of themselves; what is left out stays. */
export interface MeEdit {
  name?: string | null;
  time_zone?: string | null;
  remind_at_hour?: number | null;
}

/** Who is signed in; the time zone is empty until somebody says it, and counts as UTC until then. */
export interface MeOut {
  id: string;
  email: string;
  name: string;
  athlete: string | null;
  is_owner: boolean;
  is_coach: boolean;
  is_demonstration: boolean;
  time_zone: string;
  remind_at_hour: number;
  consents: Record<string, string | null>;
}

/** What is counted in a set. */
export type Measure = "reps" | "hold" | "minutes";

/** A value in degrees and its error. */
export interface MeasuredBody {
  value: number;
  error: number;
}

/** What an owner may change of somebody; what is left out stays. */
export interface MemberEdit {
  is_coach?: boolean | null;
  is_active?: boolean | null;
  is_owner?: boolean | null;
}

/** Somebody who uses this service, as its owner sees them: nothing of their records. */
export interface MemberOut {
  id: string;
  email: string;
  name: string;
  is_active: boolean;
  is_owner: boolean;
  is_coach: boolean;
  joined_at: string;
}

/** A fault that this movement invites, by its rule's code and name, and how it looks here. */
export interface MistakeOut {
  fault: string;
  name: string;
  looks_like: string;
}

/** Muscles that are counted together; ``mid_back`` marks those that have a weekly floor. */
export interface MuscleGroupOut {
  id: string;
  name: string;
  mid_back: boolean;
  why_counted_together: string;
  muscles: string[];
}

/** A muscle. */
export interface MuscleOut {
  id: string;
  name: string;
  group: string;
  location: string;
  origin: string;
  insertion: string;
  action: string[];
  nerve: string;
  for_the_mid_back: string;
  note: string;
  source: string;
}

/** Muscle groups by role. */
export interface MusclesOut {
  primary: string[];
  secondary: string[];
  stabiliser: string[];
  basis: string;
}

/** A technique fault by its rule's code and name. */
export interface NamedFault {
  fault: string;
  name: string;
}

/** Why an athlete needs the coach: a rule with what it saw, how serious it is, and since which day. A rule SB-R1.. was looked at now; SB-R2.. is a finding of the athlete's own review, at most ten minutes behind. */
export interface NeedOut {
  rule: string;
  name: string;
  say: string;
  facts: Record<string, unknown>;
  source: string;
  strength: string;
  severity: Severity;
  since: string;
}

/** What the next plan should learn: sessions a week (null: as before), exercises to prefer and to do without. */
export interface NextBlockOut {
  days: number | null;
  keep: string[];
  drop: string[];
}

/** One note about a day, with the id that the device made (a UUID of version 7). A ``note`` or ``comment`` says something in ``text``. A ``skipped`` says its ``reason``, and the exercise that was left out; without one, the whole session of the day was. Who wrote it is whoever is signed in. */
export interface NoteIn {
  id: string;
  day: string;
  written_at: string;
  kind: NoteKind;
  text?: string;
  exercise?: string | null;
  reason?: SkipReason | null;
}

/** What a note is: words for oneself, something left out with its reason, or words to the other side. */
export type NoteKind = "note" | "skipped" | "comment";

/** One note; ``by`` is the id of the coach who wrote it, null for the athlete, and ``by_name`` what they are called. Only an ``own`` one can be taken back by whoever asks. A coach whose account is gone has the id of zeros. */
export interface NoteOut {
  id: string;
  day: string;
  written_at: string;
  kind: NoteKind;
  text: string;
  exercise: string | null;
  reason: SkipReason | null;
  by: string | null;
  by_name: string;
  own: boolean;
}

/** An estimated maximum in kilograms, and the range it may really lie in. */
export interface OneRepMaxOut {
  kg: number;
  low_kg: number;
  high_kg: number;
}

/** What became of one operation; ``again`` says that the same one may succeed later. */
export interface OperationAnswer {
  id: string;
  outcome: "accepted" | "superseded" | "rejected";
  reason: string;
  again: boolean;
}

export interface Page_ArticleLine_ {
  items: ArticleLine[];
  next: string | null;
}

export interface Page_AuditOut_ {
  items: AuditOut[];
  next: string | null;
}

export interface Page_CheckInBody_ {
  items: CheckInBody[];
  next: string | null;
}

export interface Page_CoachOut_ {
  items: CoachOut[];
  next: string | null;
}

export interface Page_CoachedAthlete_ {
  items: CoachedAthlete[];
  next: string | null;
}

export interface Page_ConditionLine_ {
  items: ConditionLine[];
  next: string | null;
}

export interface Page_ExerciseLine_ {
  items: ExerciseLine[];
  next: string | null;
}

export interface Page_FormOfSet_ {
  items: FormOfSet[];
  next: string | null;
}

export interface Page_InvitationOut_ {
  items: InvitationOut[];
  next: string | null;
}

export interface Page_MemberOut_ {
  items: MemberOut[];
  next: string | null;
}

export interface Page_MuscleOut_ {
  items: MuscleOut[];
  next: string | null;
}

export interface Page_NoteOut_ {
  items: NoteOut[];
  next: string | null;
}

export interface Page_PainOut_ {
  items: PainOut[];
  next: string | null;
}

export interface Page_PlanVersionLine_ {
  items: PlanVersionLine[];
  next: string | null;
}

export interface Page_PostureBody_ {
  items: PostureBody[];
  next: string | null;
}

export interface Page_RuleOut_ {
  items: RuleOut[];
  next: string | null;
}

export interface Page_SetOut_ {
  items: SetOut[];
  next: string | null;
}

/** The worst pain of a day, 0 to 10; ``region`` is null for pain that was said with a set. */
export interface PainDayOut {
  day: string;
  worst: number;
  region: Region | null;
}

/** One note of pain, 0 to 10 in ``during``, ``after`` and ``next_morning``. */
export interface PainIn {
  id: string;
  day: string;
  noted_at: string;
  region: Region;
  during?: number | null;
  after?: number | null;
  next_morning?: number | null;
  usual?: number;
  kind?: PainKind;
  side?: Side;
  exercise?: string | null;
  note?: string;
}

/** What the pain is like; everything but an ache bypasses the scale. */
export type PainKind = "ache" | "sharp" | "spreading" | "numb-or-weak";

/** One note of pain; what was not said is left out. */
export interface PainOut {
  id: string;
  day: string;
  noted_at: string;
  region: Region;
  during?: number | null;
  after?: number | null;
  next_morning?: number | null;
  usual: number;
  kind: PainKind;
  side: Side;
  exercise?: string | null;
  note?: string | null;
}

/** What a movement does, in the coach's terms. */
export type Pattern = "horizontal-pull" | "vertical-pull" | "horizontal-abduction" | "scapular-upward-rotation" | "spinal-extension" | "external-rotation" | "hip-extension" | "anti-rotation" | "horizontal-push" | "vertical-push" | "core" | "mobility" | "cardio" | "power";

/** The best plan, or why there is none and what would help. */
export interface PlanAnswerOut {
  status: string;
  clearance: Clearance;
  plan: PlanOut | null;
  stimulus_per_week: Record<string, number>;
  gap: number | null;
  clashes: string[];
  relaxations: RelaxationOut[];
  reasons: ReasonOut[];
  flags: FlagOut[];
  unanswered: string[];
  version: number | null;
}

/** How a plan shall be made; ``weeks`` is the whole mesocycle with its deload, null for the usual. With ``learn`` it takes what the review of the block in force advises: as many days as were really trained, without exercises that hurt or were left out, and rather with those that grew. */
export interface PlanAsked {
  weeks?: number | null;
  keep?: boolean;
  learn?: boolean;
}

/** How a plan would change: more or fewer sets of these patterns, of a muscle group or of one exercise. ``swap`` puts another exercise of the same kind in the place of one, ``easier`` its step down the ladder; ``days`` plans so many sessions a week. */
export interface PlanChangeOut {
  kind: ChangeKind;
  patterns: string[];
  group: string | null;
  exercise: string | null;
  days: number | null;
}

/** What a plan breaks, nothing when it satisfies every rule; ``plan`` is it with its numbers summed anew. */
export interface PlanChecked {
  plan: PlanOut;
  findings: FindingOut[];
}

/** How many sets a session an exercise had and has, from a week on; null where it is not in the plan. */
export interface PlanDiffers {
  exercise: string;
  was: number | null;
  now: number | null;
  week: number;
}

/** A plan that a person has edited; it replaces the version it was made from. */
export interface PlanEdit {
  base_version: number;
  plan: Record<string, unknown>;
  note?: string;
}

/** What became of an edit: a new version, or a proposal to the coach who keeps the plan. */
export interface PlanEdited {
  version: number | null;
  proposal: ProposalOut | null;
}

/** A mesocycle. */
export interface PlanOut {
  weeks: WeekOut[];
}

/** A plan to look through. */
export interface PlanToCheck {
  plan: Record<string, unknown>;
}

/** A version of the plan; ``made_by`` is the id of the coach who made it, null for the athlete. */
export interface PlanVersion {
  id: string;
  version: number;
  made_at: string;
  made_by: string | null;
  starts_on: string;
  plan: PlanOut;
}

/** A version of the plan, without the plan. */
export interface PlanVersionLine {
  id: string;
  version: number;
  made_at: string;
  made_by: string | null;
  starts_on: string;
  weeks: number;
}

/** What one session asks of one exercise. */
export interface PlannedExerciseOut {
  exercise: string;
  sets: number;
  reps: number[];
  hold_s?: number[] | null;
  minutes?: number[] | null;
  per_side: boolean;
  rir: number;
  tempo: string;
  rest_s: number;
  load: LoadOut;
  how?: string[] | null;
}

/** One training day in its parts. */
export interface PlannedSessionOut {
  day: string;
  minutes: number;
  warm_up: PlannedExerciseOut[];
  power: PlannedExerciseOut[];
  main: PlannedExerciseOut[];
  balance: PlannedExerciseOut[];
  cool_down: PlannedExerciseOut[];
}

/** How to load a bar, one side. */
export interface PlatesOut {
  each_side_kg: number[];
  total_kg: number;
  remainder_kg: number;
}

/** A posture snapshot: to compare with one's own of the same view, and with nobody else's. */
export interface PostureBody {
  id: string;
  day: string;
  taken_at: string;
  view: CameraView;
  measures: Record<string, MeasuredBody>;
  note?: string;
}

/** What is measured, in degrees (evidence, section 5.1). */
export type PostureMeasure = "head-forward-deg" | "shoulders-forward-deg" | "shoulders-level-deg" | "hips-level-deg" | "trunk-lean-deg";

/** Today's sets of one exercise, with every reason. */
export interface PrescriptionOut {
  exercise: string;
  planned: string;
  sets: number;
  reps: number[];
  hold_s?: number[] | null;
  minutes?: number[] | null;
  aim: number;
  rir: number;
  tempo: string;
  rest_s: number;
  load: LoadOut;
  estimate: string;
  per_side: boolean;
  first_side: string;
  ramp: RampOut[];
  plates: PlatesOut | null;
  light: boolean;
  offers: string[];
  how: string[];
  reasons: ReasonOut[];
}

/** Any refusal (RFC 9457): ``detail`` is one sentence with the next step, ``type`` a word programs can rely on. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: ErrorAt[];
}

/** A profile, as a profile file would say it; what is left out takes its usual value. */
export interface ProfileDocument {
  goal?: Goal | null;
  days_per_week?: number | null;
  weekdays?: string[] | null;
  minutes?: number | null;
  equipment?: string[] | null;
  level?: Level | null;
  conditions?: string[] | null;
  avoid?: string[] | null;
  favourites?: string[] | null;
  trains_elsewhere?: Record<string, number> | null;
  bodyweight_kg?: number | null;
  stature_m?: number | null;
  birth_year?: number | null;
  inventory?: Inventory | null;
}

/** The weeks from the Monday ``first`` to the Sunday ``last``, each series from the oldest to the newest. Every week is there, also one without training; of the days only those with something. ``ranges`` is by muscle group, where one is aimed at. The exercises done on most days come first. ``pain`` and ``check_ins`` are null for a coach or a token without the scope see-pain. */
export interface ProgressOut {
  first: string;
  last: string;
  weeks: WeekProgressOut[];
  ranges: Record<string, RangeOut>;
  exercises: ExerciseProgressOut[];
  pain: PainDayOut[] | null;
  check_ins: CheckInDayOut[] | null;
  form: FormDayOut[];
}

/** A change that an athlete asks of the coach who keeps the plan. */
export interface ProposalOut {
  id: string;
  made_at: string;
  base_version: number;
  note: string;
  state: ProposalState;
  decided_at: string | null;
  plan: PlanOut;
}

/** What became of a proposal. */
export type ProposalState = "open" | "accepted" | "declined" | "withdrawn";

/** What a person can agree to, each on its own. */
export type Purpose = "records" | "reminders" | "reviews";

/** A question of the screening, why it is asked, and what a yes leads to. */
export interface QuestionOut {
  id: string;
  code: string;
  text: string;
  why: string;
  leads_to: string;
}

/** One lighter set on the way to the working load. */
export interface RampOut {
  load: LoadOut;
  reps: number;
  plates?: PlatesOut | null;
}

/** Fractional hard sets a week that are aimed at. By the ``plan``: the least and the most of its training weeks. By the ``goal``, where there is no plan: from where growth can be detected to what is enough. */
export interface RangeOut {
  low: number;
  high: number;
  basis: Basis;
}

/** Why: the rule, one sentence for the person, the facts it saw and where it comes from. */
export interface ReasonOut {
  rule: string;
  name: string;
  say: string;
  facts: Record<string, unknown>;
  source: string;
  strength: string;
}

/** Where it hurts, in words a person would use. */
export type Region = "neck" | "between-the-blades" | "mid-back" | "lower-back" | "shoulder" | "elbow" | "wrist" | "hip" | "knee" | "other";

/** A line that was not kept, and why. */
export interface RejectedOut {
  row: number;
  line: string;
  message: string;
}

/** A change that would make a plan possible. */
export interface RelaxationOut {
  say: string;
  changes: Record<string, unknown>[];
}

/** What was seen, since when, how sure, and what comes next. ``about`` tells several findings of one rule apart: an exercise, a muscle group, a place that hurts. */
export interface ReviewFinding {
  rule: string;
  name: string;
  say: string;
  facts: Record<string, unknown>;
  source: string;
  strength: string;
  severity: Severity;
  about: string | null;
  since: string;
  sure: Sure;
  sure_say: string;
  praise: boolean;
  step: StepOut;
  evidence: EvidenceQuery;
}

/** One week in numbers, and what it and the weeks before it say. ``words`` say it in at most 150 words: what was done, the praise, then what ``top`` holds. ``top`` are the three most useful findings over the last weeks, each with its next step; ``praise`` is what went well. ``findings`` are the plain notes of this one week. */
export interface ReviewOut {
  week: string;
  sessions: SessionsOut;
  sets: number;
  stimulus: Record<string, number>;
  pull_sets: number;
  push_sets: number;
  worst_pain: number | null;
  findings: ReasonOut[];
  estimated_one_rep_max: Record<string, TrendOut>;
  words: SaidOut[];
  top: ReviewFinding[];
  praise: ReviewFinding[];
}

/** A rule: what it looks at, why, what to do, and how strong its source is. */
export interface RuleOut {
  code: string;
  name: string;
  severity: string;
  looks_at: string;
  why: string;
  do: string;
  source: string;
  strength: string;
}

/** A setting of a bodyweight movement; its share of bodyweight is an estimate. */
export interface RungOut {
  name: string;
  share_of_bodyweight: number | null;
}

/** A sentence or two, and the rule they come from; null for what was merely counted. */
export interface SaidOut {
  rule: string | null;
  say: string;
}

/** What an athlete lets a coach do. */
export type Scope = "see-training" | "see-pain" | "edit-plan";

/** What a coach may do from now on. */
export interface ScopesIn {
  scopes: Scope[];
}

/** Answers with the id that the device gave them, when it works offline. */
export interface ScreeningIn {
  given?: Record<string, Answer>;
  all_no?: boolean;
  cleared_by_professional?: boolean;
  seen_for?: string[];
  id: string;
  answered_at: string;
}

/** The latest screening: its answers and what they come to with the conditions of today; null before the first. */
export interface ScreeningKept {
  answered_at: string | null;
  answers: Record<string, unknown> | null;
  result: ScreeningOut | null;
}

/** What a screening comes to. */
export interface ScreeningOut {
  clearance: Clearance;
  flags: FlagOut[];
  unanswered: string[];
}

/** The secret of an invitation, as its link holds it. */
export interface SecretIn {
  secret: string;
}

/** Sessions done and due. */
export interface SessionsOut {
  done: number;
  planned: number;
}

/** Corrections of a set: only the fields that are named change, null clears one. */
export interface SetEdit {
  amount?: number;
  load?: LoadIn | null;
  rir?: number | null;
  form?: Form | null;
  side?: Side;
  pain?: number | null;
  tempo?: string | null;
  rest_s?: number | null;
  kind?: SetKind;
  note?: string | null;
  summary?: FormSummaryBody | null;
}

/** One set, with the id that the device made (a UUID of version 7). */
export interface SetIn {
  id: string;
  exercise: string;
  day: string;
  performed_at: string;
  amount: number;
  load: LoadIn;
  rir?: number | null;
  form?: Form | null;
  side?: Side;
  pain?: number | null;
  tempo?: string | null;
  rest_s?: number | null;
  kind?: SetKind;
  target?: TargetBody | null;
  planned?: string;
  note?: string;
  summary?: FormSummaryBody | null;
}

/** Whether a set counts as training or prepares for it. */
export type SetKind = "working" | "warm-up";

/** One set; what was not said is left out. */
export interface SetOut {
  id: string;
  exercise: string;
  day: string;
  performed_at: string;
  amount: number;
  load: LoadOut;
  rir?: number | null;
  form?: Form | null;
  side: Side;
  pain?: number | null;
  tempo?: string | null;
  rest_s?: number | null;
  kind: SetKind;
  target?: TargetBody | null;
  planned?: string | null;
  note?: string | null;
  summary?: FormSummaryBody | null;
}

/** How much a rule may change what a person does. */
export type Severity = "note" | "advice" | "limit" | "stop";

/** Which side worked. */
export type Side = "both" | "left" | "right";

/** The mean amount of a set with each side, on a day on which both were trained apart. */
export interface SidesOut {
  day: string;
  left: number;
  right: number;
}

/** Why something was left out. */
export type SkipReason = "equipment-taken" | "no-time" | "tired" | "pain" | "other";

/** Where records come from that name no study. */
export interface SourceOut {
  id: string;
  title: string;
}

/** What a step changes, in words, by exercise and as the changed plan; its numbers are summed anew and checked. ``differs`` is empty when the whole plan is a new one. ``version`` is the plan's new version when it was kept, ``proposal`` what the coach who keeps the plan was asked. */
export interface StepApplied {
  finding: ReviewFinding;
  changes: string[];
  differs: PlanDiffers[];
  base_version: number;
  plan: PlanOut;
  version: number | null;
  proposal: ProposalOut | null;
}

/** Which finding's step: ``about`` where there are several of one rule. Without ``keep`` it is only shown. */
export interface StepAsked {
  about?: string;
  keep?: boolean;
}

/** What sort of step comes next; the first two change the plan when they are applied. */
export type StepKind = "change-plan" | "new-plan" | "habit" | "practise" | "learn" | "train" | "see-somebody" | "carry-on";

/** The one next step. Where it ``applies``, POST ``findings/{code}/apply`` shows and makes the change of the plan. ``subject`` is the exercise, the article or the habit that it is about. */
export interface StepOut {
  kind: StepKind;
  say: string;
  subject: string | null;
  applies: boolean;
  change: PlanChangeOut | null;
}

/** Days that were kept in this streak, how many missed ones it forgave, and the longest one of the last year. One missed day in seven is forgiven, and a day that is not over is not missed. */
export interface StreakOut {
  days: number;
  forgiven: number;
  best: number;
}

/** How sure a finding is. */
export type Sure = "counted" | "measured" | "likely";

/** What can take the place of one exercise, the nearest first. */
export interface SwapOut {
  planned: string;
  exercise: string;
  alternatives: PrescriptionOut[];
}

/** The swaps of a session, one for each of its exercises in order; none while training is stopped. */
export interface SwapsOut {
  status: string;
  date: string;
  session_date: string | null;
  screening: ScreeningOut | null;
  reasons: ReasonOut[];
  swaps: SwapOut[];
}

/** Up to 200 operations in the order they were made. Each looks like one of AddSetOp, EditSetOp, DeleteSetOp, AddPainOp, AddCheckInOp, AddHabitOp, AddPostureOp, AddNoteOp and AddScreeningOp. One that cannot be read is rejected on its own and keeps none of the others back. */
export interface SyncIn {
  operations: Record<string, unknown>[];
}

/** One answer for each operation, in their order; ``changes`` is the athlete's counter after them. */
export interface SyncOut {
  answers: OperationAnswer[];
  changes: number;
}

/** What a set had been asked to be. */
export interface TargetBody {
  low: number;
  high: number;
  aim: number;
  rir: number;
  sets: number;
  light?: boolean;
}

/** The next session: ``ready``, ``screen-again`` with the reasons, or ``refused`` with the screening. */
export interface TodayOut {
  status: string;
  date: string;
  session_date: string | null;
  week: number;
  weeks: number;
  deload: boolean;
  minutes: number | null;
  warm_up: PlannedExerciseOut[];
  power: PlannedExerciseOut[];
  prescriptions: PrescriptionOut[];
  cool_down: PlannedExerciseOut[];
  screening: ScreeningOut | null;
  reasons: ReasonOut[];
}

/** What a new token is called and may do. */
export interface TokenIn {
  name: string;
  scopes: TokenScope[];
  days?: number | null;
}

/** A token with its secret, which is shown this once. */
export interface TokenMade {
  id: string;
  name: string;
  hint: string;
  scopes: TokenScope[];
  made_at: string;
  expires_at: string | null;
  last_used_on: string | null;
  secret: string;
}

/** A token, without its secret. */
export interface TokenOut {
  id: string;
  name: string;
  hint: string;
  scopes: TokenScope[];
  made_at: string;
  expires_at: string | null;
  last_used_on: string | null;
}

/** What a token may be used for, on top of what its person may do. */
export type TokenScope = "see-training" | "see-pain" | "edit-plan" | "log" | "athletes";

/** Stimulus of the three parts of the trapezius, in fractional hard sets. */
export interface TrapeziusOut {
  upper: number;
  middle: number;
  lower: number;
}

/** An estimated strength and its change; it is a change only when ``detectable``. */
export interface TrendOut {
  sessions: number;
  first_kg: number;
  latest_kg: number;
  range_kg: number[];
  change: number;
  detectable: boolean;
  rule: string;
}

/** The usual range of motion of an exercise: the median of the latest clean sets, for each view with three or more. ``unit`` is degrees, or percent of the trunk's length where the camera counts a distance. */
export interface UsualRangeOut {
  exercise: string;
  unit: "degrees" | "percent";
  ranges: RangeOut[];
}

/** A named change to the movement; without a tempo it keeps the exercise's own. */
export interface VariationOut {
  id: string;
  name: string;
  change: string;
  tempo: string | null;
}

/** How a set looked; unmeasured when the camera saw too little of it. */
export type Verdict = "clean" | "watch" | "breakdown" | "unmeasured";

/** One way to do an exercise: what it needs and what loads it. */
export interface WayOut {
  needs: string[];
  load: string;
}

/** One week; ``stimulus`` is fractional hard sets per muscle group. */
export interface WeekOut {
  deload: boolean;
  sessions: PlannedSessionOut[];
  stimulus: Record<string, number>;
}

/** One week from its ``monday``, as it was logged. ``hard_sets`` and every ``..._sets`` count working sets, a left and a right one together; ``stimulus`` is fractional hard sets by muscle group (1.0 primary, 0.5 secondary), without those that got none. ``sessions.planned`` also counts what is still to come. ``worst_pain`` is 0 to 10, null when none was noted or it may not be seen. */
export interface WeekProgressOut {
  monday: string;
  sessions: SessionsOut;
  deload: boolean;
  hard_sets: number;
  stimulus: Record<string, number>;
  pull_sets: number;
  push_sets: number;
  horizontal_pull_sets: number;
  vertical_pull_sets: number;
  core_sets: number;
  extension_sets: number;
  trapezius: TrapeziusOut;
  worst_pain: number | null;
}

/** An entry of a closed list, as a screen calls it. */
export interface WordOut {
  id: string;
  name: string;
  description: string;
}

export interface Operations {
  /** Find exercises. */
  exercises: {
    method: "GET";
    address: "/exercises";
    query: { search?: string; pattern?: Pattern | null; level?: Level | null; muscle?: string; equipment?: string | null; cursor?: string; limit?: number };
    answer: Page_ExerciseLine_;
  };
  /** Read about an exercise. */
  exercise: {
    method: "GET";
    address: "/exercises/{exercise}";
    path: { exercise: string };
    answer: ExerciseOut;
  };
  /** List the rules. */
  rules: {
    method: "GET";
    address: "/rules";
    query: { cursor?: string; limit?: number };
    answer: Page_RuleOut_;
  };
  /** Explain a rule. */
  rule: {
    method: "GET";
    address: "/rules/{code}";
    path: { code: string };
    answer: RuleOut;
  };
  /** List the muscles. */
  muscles: {
    method: "GET";
    address: "/muscles";
    query: { cursor?: string; limit?: number };
    answer: Page_MuscleOut_;
  };
  /** List the conditions. */
  conditions: {
    method: "GET";
    address: "/conditions";
    query: { cursor?: string; limit?: number };
    answer: Page_ConditionLine_;
  };
  /** List the screening questions. */
  questions: {
    method: "GET";
    address: "/questions";
    answer: QuestionOut[];
  };
  /** List the articles. */
  articles: {
    method: "GET";
    address: "/articles";
    query: { cursor?: string; limit?: number };
    answer: Page_ArticleLine_;
  };
  /** Read an article. */
  article: {
    method: "GET";
    address: "/articles/{article}";
    path: { article: string };
    answer: ArticleOut;
  };
  /** Take the catalogue along. */
  catalogue: {
    method: "GET";
    address: "/catalogue";
    answer: CatalogueOut;
  };
  /** About this service. */
  instance: {
    method: "GET";
    address: "/instance";
    answer: InstanceOut;
  };
  /** Who is signed in. */
  me: {
    method: "GET";
    address: "/me";
    answer: MeOut;
  };
  /** Change oneself. */
  change_me: {
    method: "PATCH";
    address: "/me";
    body: MeEdit;
    answer: MeOut;
  };
  /** What one agrees to. */
  consents: {
    method: "GET";
    address: "/athletes/{athlete}/consents";
    path: { athlete: string };
    answer: ConsentOut[];
  };
  /** Agree, or not. */
  save_consent: {
    method: "PUT";
    address: "/athletes/{athlete}/consents/{purpose}";
    path: { athlete: string; purpose: "records" | "reminders" | "reviews" };
    body: ConsentIn;
    answer: ConsentOut;
  };
  /** List one's tokens. */
  tokens: {
    method: "GET";
    address: "/me/tokens";
    answer: TokenOut[];
  };
  /** Make a token. */
  make_token: {
    method: "POST";
    address: "/me/tokens";
    body: TokenIn;
    answer: TokenMade;
  };
  /** Delete a token. */
  delete_token: {
    method: "DELETE";
    address: "/me/tokens/{token}";
    path: { token: string };
    answer: Done;
  };
  /** List who uses this service. */
  members: {
    method: "GET";
    address: "/members";
    query: { cursor?: string; limit?: number };
    answer: Page_MemberOut_;
  };
  /** Change a member. */
  change_member: {
    method: "PATCH";
    address: "/members/{member}";
    path: { member: string };
    body: MemberEdit;
    answer: MemberOut;
  };
  /** Look around with sample data. */
  demonstrate: {
    method: "POST";
    address: "/demonstration";
    body: DemonstrationIn;
    answer: MeOut;
  };
  /** Invite somebody. */
  invite: {
    method: "POST";
    address: "/invitations";
    body: InvitationIn;
    answer: InvitationMade;
  };
  /** List one's invitations. */
  invitations: {
    method: "GET";
    address: "/invitations";
    query: { cursor?: string; limit?: number };
    answer: Page_InvitationOut_;
  };
  /** Withdraw an invitation. */
  withdraw_invitation: {
    method: "DELETE";
    address: "/invitations/{invitation}";
    path: { invitation: string };
    answer: InvitationOut;
  };
  /** Open an invitation. */
  open_invitation: {
    method: "POST";
    address: "/join";
    body: SecretIn;
    answer: InvitationSeen;
  };
  /** Accept a coach. */
  accept_coach: {
    method: "POST";
    address: "/athletes/{athlete}/coaches";
    path: { athlete: string };
    body: AcceptIn;
    answer: CoachOut;
  };
  /** List one's coaches. */
  coaches: {
    method: "GET";
    address: "/athletes/{athlete}/coaches";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_CoachOut_;
  };
  /** Change what a coach may do. */
  change_coach: {
    method: "PATCH";
    address: "/athletes/{athlete}/coaches/{link}";
    path: { athlete: string; link: string };
    body: ScopesIn;
    answer: CoachOut;
  };
  /** Revoke a coach. */
  revoke_coach: {
    method: "DELETE";
    address: "/athletes/{athlete}/coaches/{link}";
    path: { athlete: string; link: string };
    answer: CoachOut;
  };
  /** Stop coaching. */
  stop_coaching: {
    method: "DELETE";
    address: "/coach/athletes/{link_athlete}";
    path: { link_athlete: string };
    answer: Done;
  };
  /** Who read and changed what. */
  audit: {
    method: "GET";
    address: "/athletes/{athlete}/audit";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_AuditOut_;
  };
  /** List one's athletes. */
  coached: {
    method: "GET";
    address: "/coach/athletes";
    query: { cursor?: string; limit?: number };
    answer: Page_CoachedAthlete_;
  };
  /** Read the profile. */
  profile: {
    method: "GET";
    address: "/athletes/{athlete}/profile";
    path: { athlete: string };
    answer: ProfileDocument;
  };
  /** Save a profile. */
  save_profile: {
    method: "PUT";
    address: "/athletes/{athlete}/profile";
    path: { athlete: string };
    body: ProfileDocument;
    answer: ProfileDocument;
  };
  /** Read the screening. */
  screening: {
    method: "GET";
    address: "/athletes/{athlete}/screening";
    path: { athlete: string };
    answer: ScreeningKept;
  };
  /** Answer the screening. */
  answer_screening: {
    method: "POST";
    address: "/athletes/{athlete}/screening";
    path: { athlete: string };
    body: AnswersIn;
    answer: ScreeningOut;
  };
  /** Read the plan in force. */
  plan: {
    method: "GET";
    address: "/athletes/{athlete}/plan";
    path: { athlete: string };
    answer: PlanVersion;
  };
  /** Make the best plan. */
  make_plan: {
    method: "POST";
    address: "/athletes/{athlete}/plan";
    path: { athlete: string };
    body: PlanAsked;
    answer: PlanAnswerOut;
  };
  /** Edit the plan. */
  edit_plan: {
    method: "PUT";
    address: "/athletes/{athlete}/plan";
    path: { athlete: string };
    body: PlanEdit;
    answer: PlanEdited;
  };
  /** List the plan's versions. */
  plans: {
    method: "GET";
    address: "/athletes/{athlete}/plans";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_PlanVersionLine_;
  };
  /** Check a plan. */
  check_plan: {
    method: "POST";
    address: "/athletes/{athlete}/plan/check";
    path: { athlete: string };
    body: PlanToCheck;
    answer: PlanChecked;
  };
  /** List the proposals. */
  proposals: {
    method: "GET";
    address: "/athletes/{athlete}/proposals";
    path: { athlete: string };
    answer: ProposalOut[];
  };
  /** Accept a proposal. */
  accept_proposal: {
    method: "POST";
    address: "/athletes/{athlete}/proposals/{proposal}/accept";
    path: { athlete: string; proposal: string };
    answer: PlanEdited;
  };
  /** Decline a proposal. */
  decline_proposal: {
    method: "POST";
    address: "/athletes/{athlete}/proposals/{proposal}/decline";
    path: { athlete: string; proposal: string };
    answer: PlanEdited;
  };
  /** Withdraw a proposal. */
  withdraw_proposal: {
    method: "DELETE";
    address: "/athletes/{athlete}/proposals/{proposal}";
    path: { athlete: string; proposal: string };
    answer: ProposalOut;
  };
  /** What to do today. */
  today: {
    method: "GET";
    address: "/athletes/{athlete}/today";
    path: { athlete: string };
    query: { day?: string | null };
    answer: TodayOut;
  };
  /** Look back on a week. */
  review: {
    method: "GET";
    address: "/athletes/{athlete}/review";
    path: { athlete: string };
    query: { day?: string | null };
    answer: ReviewOut;
  };
  /** List all that was found. */
  findings: {
    method: "GET";
    address: "/athletes/{athlete}/findings";
    path: { athlete: string };
    query: { day?: string | null };
    answer: FindingsOut;
  };
  /** Apply the step of a finding. */
  apply_step: {
    method: "POST";
    address: "/athletes/{athlete}/findings/{code}/apply";
    path: { athlete: string; code: string };
    body: StepAsked;
    answer: StepApplied;
  };
  /** Look back on a block. */
  block: {
    method: "GET";
    address: "/athletes/{athlete}/review/block";
    path: { athlete: string };
    query: { day?: string | null };
    answer: BlockOut | null;
  };
  /** Take the next sessions along. */
  ahead: {
    method: "GET";
    address: "/athletes/{athlete}/ahead";
    path: { athlete: string };
    query: { sessions?: number };
    answer: TodayOut[];
  };
  /** What can be done in place of what. */
  swaps: {
    method: "GET";
    address: "/athletes/{athlete}/swaps";
    path: { athlete: string };
    query: { day?: string | null };
    answer: SwapsOut;
  };
  /** Log what was done. */
  log: {
    method: "POST";
    address: "/athletes/{athlete}/log";
    path: { athlete: string };
    header: { "Idempotency-Key"?: string | null };
    body: LogIn;
    answer: LoggedOut;
  };
  /** List the sets. */
  sets: {
    method: "GET";
    address: "/athletes/{athlete}/sets";
    path: { athlete: string };
    query: { exercise?: string; first?: string | null; last?: string | null; cursor?: string; limit?: number };
    answer: Page_SetOut_;
  };
  /** Correct a set. */
  correct_set: {
    method: "PATCH";
    address: "/athletes/{athlete}/sets/{set_id}";
    path: { athlete: string; set_id: string };
    body: SetEdit;
    answer: SetOut;
  };
  /** Take a set back. */
  delete_set: {
    method: "DELETE";
    address: "/athletes/{athlete}/sets/{set_id}";
    path: { athlete: string; set_id: string };
    answer: Done;
  };
  /** Keep a form summary. */
  save_form: {
    method: "PUT";
    address: "/athletes/{athlete}/sets/{set_id}/form";
    path: { athlete: string; set_id: string };
    body: FormSummaryBody;
    answer: FormOfSet;
  };
  /** List the form summaries. */
  form_summaries: {
    method: "GET";
    address: "/athletes/{athlete}/form";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_FormOfSet_;
  };
  /** Look at the usual range. */
  usual_range: {
    method: "GET";
    address: "/athletes/{athlete}/form/usual";
    path: { athlete: string };
    query: { exercise?: string };
    answer: UsualRangeOut;
  };
  /** Note pain. */
  add_pain: {
    method: "POST";
    address: "/athletes/{athlete}/pain";
    path: { athlete: string };
    body: PainIn;
    answer: PainOut;
  };
  /** List the pain notes. */
  pain: {
    method: "GET";
    address: "/athletes/{athlete}/pain";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_PainOut_;
  };
  /** Tick a habit of a day. */
  tick_habit: {
    method: "POST";
    address: "/athletes/{athlete}/habits";
    path: { athlete: string };
    body: HabitTickBody;
    answer: HabitTickBody;
  };
  /** Look at the habits. */
  habits: {
    method: "GET";
    address: "/athletes/{athlete}/habits";
    path: { athlete: string };
    answer: HabitOut[];
  };
  /** Check in. */
  check_in: {
    method: "POST";
    address: "/athletes/{athlete}/check-ins";
    path: { athlete: string };
    body: CheckInBody;
    answer: CheckInBody;
  };
  /** List the check-ins. */
  check_ins: {
    method: "GET";
    address: "/athletes/{athlete}/check-ins";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_CheckInBody_;
  };
  /** Keep a posture snapshot. */
  add_posture: {
    method: "POST";
    address: "/athletes/{athlete}/posture";
    path: { athlete: string };
    body: PostureBody;
    answer: PostureBody;
  };
  /** List the posture snapshots. */
  posture: {
    method: "GET";
    address: "/athletes/{athlete}/posture";
    path: { athlete: string };
    query: { cursor?: string; limit?: number };
    answer: Page_PostureBody_;
  };
  /** Write a note. */
  add_note: {
    method: "POST";
    address: "/athletes/{athlete}/notes";
    path: { athlete: string };
    body: NoteIn;
    answer: NoteOut;
  };
  /** List the notes. */
  notes: {
    method: "GET";
    address: "/athletes/{athlete}/notes";
    path: { athlete: string };
    query: { first?: string | null; last?: string | null; cursor?: string; limit?: number };
    answer: Page_NoteOut_;
  };
  /** Take a note back. */
  delete_note: {
    method: "DELETE";
    address: "/athletes/{athlete}/notes/{note}";
    path: { athlete: string; note: string };
    answer: Done;
  };
  /** Send what devices did. */
  sync: {
    method: "POST";
    address: "/athletes/{athlete}/sync";
    path: { athlete: string };
    body: SyncIn;
    answer: SyncOut;
  };
  /** Follow what changed. */
  changes: {
    method: "GET";
    address: "/athletes/{athlete}/changes";
    path: { athlete: string };
    query: { since?: number; limit?: number };
    answer: ChangesOut;
  };
  /** Export everything. */
  export: {
    method: "POST";
    address: "/athletes/{athlete}/exports";
    path: { athlete: string };
    answer: FileOut;
  };
  /** List exports and imports. */
  files: {
    method: "GET";
    address: "/athletes/{athlete}/files";
    path: { athlete: string };
    answer: FileOut[];
  };
  /** Ask about a file. */
  file: {
    method: "GET";
    address: "/athletes/{athlete}/files/{file}";
    path: { athlete: string; file: string };
    answer: FileOut;
  };
  /** Download an export. */
  download: {
    method: "GET";
    address: "/athletes/{athlete}/files/{file}/content";
    path: { athlete: string; file: string };
    answer: Blob;
  };
  /** Bring an export in. */
  import_export: {
    method: "POST";
    address: "/athletes/{athlete}/imports";
    path: { athlete: string };
    body: Blob;
    answer: FileOut;
  };
  /** Erase everything. */
  erase: {
    method: "DELETE";
    address: "/athletes/{athlete}";
    path: { athlete: string };
    body: EraseIn;
    answer: Erased;
  };
  /** Look back over weeks. */
  progress: {
    method: "GET";
    address: "/athletes/{athlete}/progress";
    path: { athlete: string };
    query: { weeks?: number };
    answer: ProgressOut;
  };
  /** Open a number to its records. */
  evidence: {
    method: "GET";
    address: "/athletes/{athlete}/progress/evidence";
    path: { athlete: string };
    query: { first?: string | null; last?: string | null; of?: "sets" | "pain" | "check-ins" | "posture"; exercise?: string; group?: string; pattern?: ("horizontal-pull" | "vertical-pull" | "horizontal-abduction" | "scapular-upward-rotation" | "spinal-extension" | "external-rotation" | "hip-extension" | "anti-rotation" | "horizontal-push" | "vertical-push" | "core" | "mobility" | "cardio" | "power")[] };
    answer: EvidenceOut;
  };
  /** Print a report of twelve weeks. */
  report: {
    method: "GET";
    address: "/athletes/{athlete}/report.pdf";
    path: { athlete: string };
    query: { day?: string | null };
    answer: Blob;
  };
}

/** The method and the address of each operation, for the client to use while it runs. */
export const ROUTES = {
  exercises: ["GET", "/exercises"],
  exercise: ["GET", "/exercises/{exercise}"],
  rules: ["GET", "/rules"],
  rule: ["GET", "/rules/{code}"],
  muscles: ["GET", "/muscles"],
  conditions: ["GET", "/conditions"],
  questions: ["GET", "/questions"],
  articles: ["GET", "/articles"],
  article: ["GET", "/articles/{article}"],
  catalogue: ["GET", "/catalogue"],
  instance: ["GET", "/instance"],
  me: ["GET", "/me"],
  change_me: ["PATCH", "/me"],
  consents: ["GET", "/athletes/{athlete}/consents"],
  save_consent: ["PUT", "/athletes/{athlete}/consents/{purpose}"],
  tokens: ["GET", "/me/tokens"],
  make_token: ["POST", "/me/tokens"],
  delete_token: ["DELETE", "/me/tokens/{token}"],
  members: ["GET", "/members"],
  change_member: ["PATCH", "/members/{member}"],
  demonstrate: ["POST", "/demonstration"],
  invite: ["POST", "/invitations"],
  invitations: ["GET", "/invitations"],
  withdraw_invitation: ["DELETE", "/invitations/{invitation}"],
  open_invitation: ["POST", "/join"],
  accept_coach: ["POST", "/athletes/{athlete}/coaches"],
  coaches: ["GET", "/athletes/{athlete}/coaches"],
  change_coach: ["PATCH", "/athletes/{athlete}/coaches/{link}"],
  revoke_coach: ["DELETE", "/athletes/{athlete}/coaches/{link}"],
  stop_coaching: ["DELETE", "/coach/athletes/{link_athlete}"],
  audit: ["GET", "/athletes/{athlete}/audit"],
  coached: ["GET", "/coach/athletes"],
  profile: ["GET", "/athletes/{athlete}/profile"],
  save_profile: ["PUT", "/athletes/{athlete}/profile"],
  screening: ["GET", "/athletes/{athlete}/screening"],
  answer_screening: ["POST", "/athletes/{athlete}/screening"],
  plan: ["GET", "/athletes/{athlete}/plan"],
  make_plan: ["POST", "/athletes/{athlete}/plan"],
  edit_plan: ["PUT", "/athletes/{athlete}/plan"],
  plans: ["GET", "/athletes/{athlete}/plans"],
  check_plan: ["POST", "/athletes/{athlete}/plan/check"],
  proposals: ["GET", "/athletes/{athlete}/proposals"],
  accept_proposal: ["POST", "/athletes/{athlete}/proposals/{proposal}/accept"],
  decline_proposal: ["POST", "/athletes/{athlete}/proposals/{proposal}/decline"],
  withdraw_proposal: ["DELETE", "/athletes/{athlete}/proposals/{proposal}"],
  today: ["GET", "/athletes/{athlete}/today"],
  review: ["GET", "/athletes/{athlete}/review"],
  findings: ["GET", "/athletes/{athlete}/findings"],
  apply_step: ["POST", "/athletes/{athlete}/findings/{code}/apply"],
  block: ["GET", "/athletes/{athlete}/review/block"],
  ahead: ["GET", "/athletes/{athlete}/ahead"],
  swaps: ["GET", "/athletes/{athlete}/swaps"],
  log: ["POST", "/athletes/{athlete}/log"],
  sets: ["GET", "/athletes/{athlete}/sets"],
  correct_set: ["PATCH", "/athletes/{athlete}/sets/{set_id}"],
  delete_set: ["DELETE", "/athletes/{athlete}/sets/{set_id}"],
  save_form: ["PUT", "/athletes/{athlete}/sets/{set_id}/form"],
  form_summaries: ["GET", "/athletes/{athlete}/form"],
  usual_range: ["GET", "/athletes/{athlete}/form/usual"],
  add_pain: ["POST", "/athletes/{athlete}/pain"],
  pain: ["GET", "/athletes/{athlete}/pain"],
  tick_habit: ["POST", "/athletes/{athlete}/habits"],
  habits: ["GET", "/athletes/{athlete}/habits"],
  check_in: ["POST", "/athletes/{athlete}/check-ins"],
  check_ins: ["GET", "/athletes/{athlete}/check-ins"],
  add_posture: ["POST", "/athletes/{athlete}/posture"],
  posture: ["GET", "/athletes/{athlete}/posture"],
  add_note: ["POST", "/athletes/{athlete}/notes"],
  notes: ["GET", "/athletes/{athlete}/notes"],
  delete_note: ["DELETE", "/athletes/{athlete}/notes/{note}"],
  sync: ["POST", "/athletes/{athlete}/sync"],
  changes: ["GET", "/athletes/{athlete}/changes"],
  export: ["POST", "/athletes/{athlete}/exports"],
  files: ["GET", "/athletes/{athlete}/files"],
  file: ["GET", "/athletes/{athlete}/files/{file}"],
  download: ["GET", "/athletes/{athlete}/files/{file}/content"],
  import_export: ["POST", "/athletes/{athlete}/imports"],
  erase: ["DELETE", "/athletes/{athlete}"],
  progress: ["GET", "/athletes/{athlete}/progress"],
  evidence: ["GET", "/athletes/{athlete}/progress/evidence"],
  report: ["GET", "/athletes/{athlete}/report.pdf"],
} as const satisfies Record<keyof Operations, readonly [string, string]>;
