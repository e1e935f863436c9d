import type { Messages } from "../en/index.ts";

export const learn: Messages["learn"] = {};
