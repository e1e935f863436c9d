/// <reference types="svelte" />
/// <reference types="vite/client" />

/** The files of the camera mirror with what is sent of each, which the build fills in (build/mirror.ts). */
declare const __MIRROR__: { folder: string; files: Record<string, number> };
