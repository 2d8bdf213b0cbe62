// What is there as a full bar, what is expected as a hatched stretch from the least to the most, the target as a post across.
import { LEFT, page, pen, RIGHT, SIZE } from "./page.ts";
import { COLOUR } from "./palette.ts";
import type { TargetPicture, TargetRow } from "./picture.ts";
import type { Box, Measure, Shape, Sheet } from "./shapes.ts";

const WIDTH = RIGHT - LEFT;
const BAR = 64;
const LINE = 54;
const SIGN = 52;

export function layTarget(picture: TargetPicture, measure: Measure): Sheet {
  return page(picture, measure, (top) => {
    const shapes: Shape[] = [];
    let y = top + 12;
    for (const [index, row] of picture.rows.entries()) {
      if (index > 0) shapes.push(rule(y - 20));
      const { shapes: drawn, height } = lay(row, y, measure);
      shapes.push(...drawn);
      y += height;
    }
    return { shapes, bottom: y - 20 };
  });
}

function lay(
  row: TargetRow,
  y: number,
  measure: Measure,
): { readonly shapes: Shape[]; readonly height: number } {
  const { label, reachedText, booked, target, forecast } = row;
  const write = pen(measure);
  const most = Math.max(1, booked.value, target?.value ?? 0, forecast?.high ?? 0);
  const reach = (value: number): number => (Math.max(0, value) / most) * WIDTH;
  const reached = reachedText === null ? 0 : measure(reachedText, SIZE.title) + 20;
  const track: Box = { x: LEFT, y: y + 100, width: WIDTH, height: BAR };
  const box = (from: number, to: number): Box => ({
    ...track,
    x: LEFT + Math.min(reach(from), WIDTH - 8),
    width: Math.max(8, reach(to) - reach(from)),
  });
  const shapes: Shape[] = [
    write(label, { x: LEFT, y: y + 40, size: SIZE.large, width: WIDTH - reached, isHeavy: true }),
    ...(reachedText === null
      ? []
      : [
          write(reachedText, {
            x: RIGHT,
            y: y + 40,
            size: SIZE.title,
            width: WIDTH,
            align: "right",
            isHeavy: true,
          }),
        ]),
    { kind: "rect", ...track, fill: COLOUR.track, radius: 6 },
    ...(forecast === null ? [] : expected(box(forecast.low, forecast.high))),
    ...(booked.value > 0
      ? [{ kind: "rect" as const, ...box(0, booked.value), fill: COLOUR.main, radius: 6 }]
      : []),
    ...(forecast === null
      ? []
      : [post(LEFT + reach(forecast.mid), { ...track, y: track.y + 8, height: BAR - 16 })]),
    ...(target === null ? [] : goal(LEFT + reach(target.value), track)),
  ];
  let line = y + 100 + BAR + 52;
  const tell = (text: string, sign: Shape[]): void => {
    shapes.push(...sign, write(text, { x: LEFT + SIGN + 16, y: line, width: WIDTH - SIGN - 16 }));
    line += LINE;
  };
  const sign = (): Box => ({ x: LEFT, y: line - 16, width: SIGN, height: 32 });
  tell(booked.text, [{ kind: "rect", ...sign(), fill: COLOUR.main, radius: 6 }]);
  if (forecast !== null) tell(forecast.text, [...expected(sign()), post(LEFT + SIGN / 2, { ...sign() })]);
  if (target !== null) tell(target.text, goal(LEFT + SIGN / 2, { ...sign(), y: line - 6, height: 22 }));
  return { shapes, height: line - y + 24 };
}

function expected(box: Box): Shape[] {
  return [{ kind: "rect", ...box, fill: COLOUR.light, hatch: COLOUR.main, radius: 6 }];
}

/** The likeliest. */
function post(x: number, { y, height }: Box): Shape {
  return { kind: "line", from: [x, y], to: [x, y + height], stroke: COLOUR.ink, width: 6 };
}

function goal(x: number, { y, height }: Box): Shape[] {
  const at = Math.min(RIGHT - 4, Math.max(LEFT + 4, x));
  const stroke = COLOUR.alarm;
  return [
    { kind: "line", from: [at, y - 12], to: [at, y + height + 8], stroke, width: 8 },
    {
      kind: "polygon",
      points: [
        [at - 18, y - 16],
        [at + 18, y - 16],
        [at, y + 6],
      ],
      fill: stroke,
    },
  ];
}

function rule(y: number): Shape {
  return { kind: "line", from: [LEFT, y], to: [RIGHT, y], stroke: COLOUR.rule, width: 2 };
}
