export const progress = {
  title: "Progress",
  map: {
    view: "Which side of the body",
    back: "From behind",
    front: "From the front",
    layers: "Left: the surface. Right: underneath.",
  },
};
