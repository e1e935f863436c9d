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
const level: Record<Level, string> = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
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
  level,
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
