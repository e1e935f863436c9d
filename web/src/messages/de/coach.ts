import type { Messages } from "../en/index.ts";

export const coach: Messages["coach"] = {};
