import type { Messages } from "../en/index.ts";

export const player: Messages["player"] = {};
