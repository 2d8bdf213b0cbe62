// The pictures of the pages: the figures a page has read, worded by templates/pictures.md as those in the chat, and written as SVG.
import type { Picture } from "../charts/picture.ts";
import { svgOf } from "../charts/svg.ts";
import type { Draw } from "../web/drawn.ts";
import type { Pictured } from "../workflows/pages/pictured.ts";
import { funnelPicture, heatmapPicture, pyramidPicture, targetPicture, type Words } from "./drawn-up.ts";
import type { Ground } from "./ground.ts";

type Needs = Pick<Ground, "templates" | "rules" | "now">;

export function createDraw({ templates, rules, now }: Needs): Draw {
  function pictureOf(pictured: Pictured): Picture | null {
    const { name, isOwn, when } = pictured;
    const shared = { name, isOwn, when, now: now(), fewest: rules.insight.fewest, group: false, live: true };
    const words: Words = (block, values = {}) =>
      templates.render("pictures", block, { ...shared, ...values });
    switch (pictured.kind) {
      case "funnel":
        return funnelPicture(pictured.flows, { fewest: rules.insight.fewest, words });
      case "pyramid":
        return pyramidPicture(pictured.open, { tiersFen: rules.insight.tiersFen, words });
      case "heatmap":
        return heatmapPicture(pictured.found, { names: pictured.names, words });
      case "target":
        return targetPicture(pictured, words);
    }
  }
  return (pictured) => {
    const picture = pictureOf(pictured as Pictured);
    return picture === null ? null : svgOf(picture);
  };
}
