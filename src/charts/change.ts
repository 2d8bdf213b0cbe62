// Two bars a department: what happened above what would have happened, told apart by hatching and by their words.
import { LEFT, page, pen, RIGHT, SIZE } from "./page.ts";
import { COLOUR } from "./palette.ts";
import type { Amount, ChangePicture, ChangeRow } from "./picture.ts";
import type { Box, Measure, Shape, Sheet } from "./shapes.ts";

const WIDTH = RIGHT - LEFT;
const ROW = 200;
const BAR = 48;
const SIGN = 52;
const GAP = 20;
/** What is there is seen, however little it is. */
const LEAST = 8;

export function layChange(picture: ChangePicture, measure: Measure): Sheet {
  const { heads, rows } = picture;
  const write = pen(measure);
  return page(picture, measure, (top) => {
    const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before.value, after.value]));
    const words = Math.max(
      0,
      ...rows.flatMap(({ before, after }) => [before, after].map(({ text }) => measure(text, SIZE.text))),
    );
    const reach = WIDTH - words - GAP;
    const legend = [heads.before, heads.after].flatMap((text, index): Shape[] => {
      const y = top + 24 + index * 52;
      const sign = { x: LEFT, y: y - 16, width: SIGN, height: 32 };
      return [
        bar(sign, index === 1),
        write(text, { x: LEFT + SIGN + 16, y, size: SIZE.small, width: WIDTH - SIGN - 16 }),
      ];
    });
    const from = top + 132;
    const shapes = rows.flatMap((row, index) => lay(row, { y: from + index * ROW, most, reach }, measure));
    return { shapes: [...legend, ...shapes], bottom: from + rows.length * ROW };
  });
}

interface Place {
  readonly y: number;
  readonly most: number;
  /** How wide the widest bar is. */
  readonly reach: number;
}

function lay({ label, before, after }: ChangeRow, { y, most, reach }: Place, measure: Measure): Shape[] {
  const write = pen(measure);
  const line = ({ value, text }: Amount, top: number, isHatched: boolean): Shape[] => {
    const width = value <= 0 ? 0 : Math.max(LEAST, (value / most) * reach);
    const box = { x: LEFT, y: top, width, height: BAR };
    return [
      ...(width === 0 ? [] : [bar(box, isHatched)]),
      write(text, { x: LEFT + width + (width === 0 ? 0 : GAP), y: top + BAR / 2, width: WIDTH }),
    ];
  };
  return [
    write(label, { x: LEFT, y: y + 24, size: SIZE.text, width: WIDTH, isHeavy: true }),
    ...line(before, y + 58, false),
    ...line(after, y + 58 + BAR + 12, true),
  ];
}

function bar(box: Box, isHatched: boolean): Shape {
  return isHatched
    ? { kind: "rect", ...box, fill: COLOUR.light, hatch: COLOUR.main, radius: 4 }
    : { kind: "rect", ...box, fill: COLOUR.main, radius: 4 };
}
