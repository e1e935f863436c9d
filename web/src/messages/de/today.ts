import type { Messages } from "../en/index.ts";

export const today: Messages["today"] = {};
