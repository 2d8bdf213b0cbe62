// Sheets as PNG: ECharts paints on a canvas; the letters are those of the font beside this file. Heavy: only the painting process loads it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { GraphicComponent } from "echarts/components";
import { type EChartsType, init, setPlatformAPI, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { projectRoot } from "../project-root.ts";
import { coverageOf } from "./font/coverage.ts";
import { createDrawable } from "./font/drawable.ts";
import { hatching } from "./hatch.ts";
import { layOut } from "./layout.ts";
import type { Picture } from "./picture.ts";
import type { Measure, RectShape, Shape, Sheet, TextShape } from "./shapes.ts";

export const FONT_FILE: string = join(projectRoot, "src", "charts", "font", "NotoSansSC-Medium.ttf");
export const FONT_FAMILY = "Noto Sans SC Charts";
/** Where a page has no such font. */
const FAMILIES = `'${FONT_FAMILY}', 'Noto Sans SC', sans-serif`;

const font = readFileSync(FONT_FILE);
GlobalFonts.register(font, FONT_FAMILY);
export const drawable: (text: string) => string = createDrawable(coverageOf(font));

use([GraphicComponent, CanvasRenderer]);
setPlatformAPI({ createCanvas: () => createCanvas(1, 1) });

const scratch = createCanvas(1, 1).getContext("2d");

export const measure: Measure = (text, size) => {
  scratch.font = `${size}px ${FAMILIES}`;
  return scratch.measureText(text).width;
};

/** The same bytes for the same picture. */
export function toPng(picture: Picture): Buffer {
  const sheet = sheetOf(picture);
  const canvas = createCanvas(sheet.width, sheet.height);
  const chart = init(canvas, null, { renderer: "canvas", devicePixelRatio: 1 });
  paintOn(chart, sheet);
  chart.getZr().flush();
  const png = canvas.toBuffer("image/png");
  // Wipes the canvas as well.
  chart.dispose();
  return png;
}

/** Laid out, with every word as the font can draw it. */
export function sheetOf(picture: Picture): Sheet {
  return layOut(withDrawableWords(picture), measure);
}

/** Every text in it, however deep. */
function withDrawableWords<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) =>
    typeof one === "string" && key !== "kind" ? drawable(one) : one,
  ) as T;
}

function paintOn(chart: EChartsType, { shapes }: Sheet): void {
  chart.setOption({ animation: false, graphic: shapes.flatMap(elements) });
}

function elements(shape: Shape): object[] {
  switch (shape.kind) {
    case "rect":
      return rect(shape);
    case "line": {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      const style = { stroke: shape.stroke, lineWidth: shape.width };
      return [{ type: "line", silent: true, shape: { x1, y1, x2, y2 }, style }];
    }
    case "polygon":
      return [
        { type: "polygon", silent: true, shape: { points: shape.points }, style: { fill: shape.fill } },
      ];
    case "text":
      return [text(shape)];
  }
}

function rect({ x, y, width, height, fill, radius = 0, hatch }: RectShape): object[] {
  const box = { type: "rect", silent: true, shape: { x, y, width, height, r: radius } };
  const plain = { ...box, style: { fill } };
  return hatch === undefined
    ? [plain]
    : [plain, ...hatching({ x, y, width, height }, hatch).flatMap(elements)];
}

function text({ text: words, x, y, size, fill, align, isHeavy }: TextShape): object {
  return {
    type: "text",
    silent: true,
    style: {
      text: words,
      x,
      y,
      fill,
      align,
      verticalAlign: "middle",
      font: `${size}px ${FAMILIES}`,
      // One weight is in the font: its outline makes another.
      ...(isHeavy ? { stroke: fill, lineWidth: size / 32 } : {}),
    },
  };
}
