// Hatching: lines over a box, so that it is told apart without its colour.
import type { Box, LineShape } from "./shapes.ts";

const BETWEEN = 16;
const WIDTH = 3;

/** From the lower left to the upper right, each cut where the box ends. */
export function hatching({ x, y, width, height }: Box, stroke: string): readonly LineShape[] {
  const lines: LineShape[] = [];
  for (let at = BETWEEN; at < width + height; at += BETWEEN)
    lines.push({
      kind: "line",
      from: [x + Math.max(0, at - height), y + Math.min(height, at)],
      to: [x + Math.min(width, at), y + Math.max(0, at - width)],
      stroke,
      width: WIDTH,
    });
  return lines;
}
