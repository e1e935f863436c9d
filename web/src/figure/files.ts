/** Where the files of the figure lie, which the build bakes from the motion of every exercise. */

/** The version of the baked files, and the exercises that have none; the build fills it in (vite.config.ts). */
declare const __FIGURES__: { version: string; without: readonly string[] };

const { version, without } = __FIGURES__;
const FOLDER = `/app/assets/figures-${version}/`;

/** Whether there is a motion of an exercise to show. */
export const hasFigure = (exercise: string): boolean => version !== "" && !without.includes(exercise);

/** The still picture: the beginning and the end side by side, or small, the end alone. */
export const stillOf = (exercise: string, small = false): string =>
  `${FOLDER}${exercise}${small ? ".small.webp" : ".svg"}`;

export const motionOf = (exercise: string): string => `${FOLDER}${exercise}.json`;
export const faultsOf = (exercise: string): string => `${FOLDER}${exercise}.faults.json`;
export const BODY = `${FOLDER}body.json`;

/** Ask the service worker to keep the figures of these exercises for the basement. */
export function keepFigures(exercises: Iterable<string>): void {
  const wanted = [...new Set(exercises)].filter(hasFigure);
  if (wanted.length)
    void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ figures: wanted }));
}
