// A picture laid out.
import { layChange } from "./change.ts";
import { layFunnel } from "./funnel.ts";
import { layHeatmap } from "./heatmap.ts";
import type { Picture } from "./picture.ts";
import { layPyramid } from "./pyramid.ts";
import type { Measure, Sheet } from "./shapes.ts";
import { layTarget } from "./target.ts";

export function layOut(picture: Picture, measure: Measure): Sheet {
  switch (picture.kind) {
    case "change":
      return layChange(picture, measure);
    case "funnel":
      return layFunnel(picture, measure);
    case "heatmap":
      return layHeatmap(picture, measure);
    case "pyramid":
      return layPyramid(picture, measure);
    case "target":
      return layTarget(picture, measure);
  }
}
