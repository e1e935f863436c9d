import type { Messages } from "../en/index.ts";

export const plan: Messages["plan"] = {};
