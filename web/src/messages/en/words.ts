/** Names of things that the service calls by an id. What has no name here is shown as its id in plain words. */
import type {
  Form,
  Goal,
  Implement,
  Level,
  PainKind,
  Pattern,
  Region,
  Scope,
  Side,
} from "../../api/schema.ts";

const goal: Record<Goal, string> = {
  posture: "A stronger, upright back",
  strength: "Strength",
  hypertrophy: "Muscle",
  endurance: "Staying power",
  "shoulder-health": "Strong shoulders",
  performance: "Sport",
  general: "A bit of everything",
};
const goalHint: Record<Goal, string> = {
  posture: "Muscles that hold you up for longer; sets of 15 to 20.",
  strength: "Heavier sets of 5 to 8, once the movements are steady.",
  hypertrophy: "More hard sets, 8 to 15 repetitions each.",
  endurance: "Sets of 15 to 20 with shorter rests.",
  "shoulder-health": "More for blades and rotators; sets of 8 to 15.",
  performance: "Strength and power; sets of 5 to 8.",
  general: "A stronger mid-back; sets of 8 to 15.",
};
const level: Record<Level, string> = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
};
const levelHint: Record<Level, string> = {
  beginner: "New to strength training, or less than half a year.",
  intermediate: "Half a year to two years; the basic movements are steady.",
  advanced: "Longer, with steady technique under load.",
};
const region: Record<Region, string> = {
  neck: "Neck",
  "between-the-blades": "Between the shoulder blades",
  "mid-back": "Mid-back",
  "lower-back": "Lower back",
  shoulder: "Shoulder",
  elbow: "Elbow",
  wrist: "Wrist",
  hip: "Hip",
  knee: "Knee",
  other: "Somewhere else",
};
const painKind: Record<PainKind, string> = {
  ache: "Dull or aching",
  sharp: "Sharp",
  spreading: "Spreading",
  "numb-or-weak": "Numbness or weakness",
};
const form: Record<Form, string> = { clean: "Clean", shaky: "Shaky", "broke-down": "Broke down" };
const side: Record<Side, string> = { both: "Both sides", left: "Left", right: "Right" };
const implement: Record<Implement, string> = {
  dumbbell: "Dumbbell",
  "dumbbell-pair": "Two dumbbells",
  kettlebell: "Kettlebell",
  barbell: "Barbell",
  stack: "Weight stack",
  "medicine-ball": "Medicine ball",
  band: "Band",
  bodyweight: "Bodyweight",
  none: "No load",
};
const scope: Record<Scope, string> = {
  "see-training": "See the training",
  "see-pain": "See pain and check-ins",
  "edit-plan": "Edit the plan",
};
const pattern: Record<Pattern, string> = {
  "horizontal-pull": "Horizontal pull",
  "vertical-pull": "Vertical pull",
  "horizontal-abduction": "Arms out to the side",
  "scapular-upward-rotation": "Arms overhead",
  "spinal-extension": "Back extension",
  "external-rotation": "External rotation",
  "hip-extension": "Hip extension",
  "anti-rotation": "Resisting rotation",
  "horizontal-push": "Horizontal push",
  "vertical-push": "Vertical push",
  core: "Core",
  mobility: "Mobility",
  cardio: "Warm-up",
  power: "Power",
};

export const words = {
  goal,
  goalHint,
  level,
  levelHint,
  /** Names of the catalogue's things in this language; what is missing is said as the catalogue says it. */
  equipment: {} as Record<string, string>,
  conditions: {} as Record<string, string>,
  groups: {} as Record<string, string>,
  exercises: {} as Record<string, string>,
  questions: {} as Record<string, { text: string; why: string }>,
  region,
  painKind,
  form,
  side,
  implement,
  scope,
  pattern,
  bodyweightPlus: (mass: string) => `bodyweight + ${mass}`,
  bandOf: (name: string) => `${name} band`,
  toBeFound: "load to be found",
};
