/** Tells the browser which files it will run through at once. */
import type { Plugin } from "vite";

const HINT = "//# allFunctionsCalledOnLoad\n";
const FILES = new Set(["base", "index", "insight", "Learn", "Player", "Progress", "Today", "Welcome"]);

/**
 * A Vite plugin that marks what the first screens are made of: a browser that knows the mark compiles these files whole
 * while they arrive, beside the thread that answers the finger, in place of function by function on it.
 */
export function eager(): Plugin {
  return {
    name: "strongback-eager",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const each of Object.values(bundle))
          if (each.type === "chunk" && FILES.has(each.name)) each.code = HINT + each.code;
      },
    },
  };
}
