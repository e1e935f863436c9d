/** The colours of the figure, on light paper and on dark. */
import type { Paint } from "./scene.ts";

const LIGHT: Paint = {
  skin: "#a9bbb5",
  blade: "#c6d5cf",
  ghost: "#8d8497",
  thing: "#6d7479",
  furniture: "#b4bbbd",
  shadow: "#14201d",
  roles: { primary: "#b5330f", secondary: "#c76a1c", stabiliser: "#a68c45" },
};
const DARK: Paint = {
  skin: "#8fa59e",
  blade: "#b3c6bf",
  ghost: "#857b92",
  thing: "#9aa1a6",
  furniture: "#59625f",
  shadow: "#ffffff",
  roles: { primary: "#c23a14", secondary: "#cf7424", stabiliser: "#a88f4c" },
};

/** Whether the paper of the page is dark, whoever decided that. */
function isDark(): boolean {
  const [red = 255, green = 255, blue = 255] = (
    getComputedStyle(document.body).backgroundColor.match(/\d+(\.\d+)?/g) ?? []
  ).map(Number);
  return red + green + blue < 380;
}

export const paintOf = (): Paint => (isDark() ? DARK : LIGHT);
