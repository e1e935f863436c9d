export const conditions: Record<string, string> = {};
export const equipment: Record<string, string> = {};
export const exercises: Record<string, string> = {};
export const groups: Record<string, string> = {};
