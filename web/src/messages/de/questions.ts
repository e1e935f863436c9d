export const questions: Record<string, { text: string; why: string }> = {};
