import type { Messages } from "../en/index.ts";

export const progress: Messages["progress"] = {};
