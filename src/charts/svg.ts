// A picture as SVG inside a page: attributes only, no styles and no scripts, so that the strictest content policy shows it. The
// letters are the page's own; how wide they are is reckoned, so nothing heavy is loaded and no process is asked.
import { hatching } from "./hatch.ts";
import { layOut } from "./layout.ts";
import type { Picture } from "./picture.ts";
import type { Measure, Point, Shape, TextShape } from "./shapes.ts";

/** Every word of it is in it as text; `title` is what it is called where nobody sees it. */
export function svgOf(picture: Picture): string {
  const { width, height, shapes } = layOut(picture, reckoned);
  return (
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(picture.title)}">` +
    `${shapes.map(drawn).join("")}</svg>`
  );
}

/** Of the size, for each kind of letter, and all of it for the others: a little more than most fonts need, so that nothing runs over its neighbour. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[mwMW%@]/u, 0.92],
  [/[ ilIj.,:;'|!]/u, 0.34],
  [/[A-Z]/u, 0.72],
  [/[!-\u02ff]/u, 0.6],
];

const reckoned: Measure = (text, size) =>
  [...text].reduce((sum, letter) => sum + (WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 1) * size, 0);

function drawn(shape: Shape): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, fill, radius = 0, hatch } = shape;
      const box = `<rect${attributes({ x, y, width, height, rx: radius, fill })}/>`;
      return hatch === undefined ? box : box + hatching(shape, hatch).map(drawn).join("");
    }
    case "line": {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      return `<line${attributes({ x1, y1, x2, y2, stroke: shape.stroke, "stroke-width": shape.width })}/>`;
    }
    case "polygon":
      return `<polygon${attributes({ points: shape.points.map(pair).join(" "), fill: shape.fill })}/>`;
    case "text":
      return written(shape);
  }
}

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

function written({ text, x, y, size, fill, align, isHeavy }: TextShape): string {
  const given = {
    x,
    y,
    fill,
    "font-size": size,
    "text-anchor": ANCHORS[align],
    "dominant-baseline": "central",
    ...(isHeavy ? { "font-weight": 600 } : {}),
  };
  return text === "" ? "" : `<text${attributes(given)}>${escaped(text)}</text>`;
}

function attributes(given: Readonly<Record<string, string | number>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : escaped(value)}"`)
    .join("");
}

function pair([x, y]: Point): string {
  return `${rounded(x)},${rounded(y)}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}
