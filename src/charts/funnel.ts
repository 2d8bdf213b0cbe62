// The funnel with time in it: left how many came to each stage, right how long they stay there, row by row.
import { wrapped } from "./lettering.ts";
import { type Body, LEFT, page, pen, RIGHT, SIZE } from "./page.ts";
import { COLOUR } from "./palette.ts";
import type { FunnelPicture, FunnelRow, Span } from "./picture.ts";
import type { Measure, Shape, Sheet } from "./shapes.ts";

const HALF = 474;
const SECOND = RIGHT - HALF;
const ROW = 176;
const BAR = 30;
/** What is there is seen, however little it is. */
const LEAST = 8;
/** Of a line's words for those at its right side. */
const GAP = 20;
const LINE = 42;

export function layFunnel(picture: FunnelPicture, measure: Measure): Sheet {
  return page(picture, measure, (top) => {
    const most = Math.max(1, ...picture.rows.map(({ count }) => count));
    const longest = Math.max(1, ...picture.rows.flatMap(({ median, p80 }) => [daysOf(median), daysOf(p80)]));
    const { shapes: above, bottom: first } = heads(picture, top, measure);
    const shapes = picture.rows.flatMap((row, index) => {
      const y = first + index * ROW;
      return [...ground(row, y), ...count(row, { y, most }, measure), ...dwell(row, { y, longest }, measure)];
    });
    return { shapes: [...above, ...shapes], bottom: first + picture.rows.length * ROW };
  });
}

function heads({ heads: { funnel, dwell: time } }: FunnelPicture, top: number, measure: Measure): Body {
  const write = pen(measure);
  const halves = [funnel, time].map((text) =>
    wrapped(text, { size: SIZE.small, width: HALF, lines: 2 }, measure),
  );
  const most = Math.max(...halves.map(({ length }) => length));
  const rule = top + 10 + most * LINE;
  const shapes = halves.flatMap((lines, half) =>
    lines.map((line, index) =>
      write(line, {
        x: half === 0 ? LEFT : SECOND,
        y: top + 22 + (most - lines.length + index) * LINE,
        size: SIZE.small,
        fill: COLOUR.muted,
        width: HALF,
      }),
    ),
  );
  const line: Shape = { kind: "line", from: [LEFT, rule], to: [RIGHT, rule], stroke: COLOUR.rule, width: 2 };
  return { shapes: [...shapes, line], bottom: rule + 14 };
}

function ground(row: FunnelRow, y: number): Shape[] {
  if (row.flag === null) return [];
  const height = ROW - 8;
  return [
    { kind: "rect", x: 12, y: y - 6, width: RIGHT + 20, height, fill: COLOUR.alarmGround, radius: 12 },
    { kind: "rect", x: 12, y: y - 6, width: 12, height, fill: COLOUR.alarm, radius: 6 },
  ];
}

interface Place {
  readonly y: number;
}

function count(row: FunnelRow, { y, most }: Place & { readonly most: number }, measure: Measure): Shape[] {
  const { label, flag, count: number, countText, amountText, conversionText } = row;
  const write = pen(measure);
  const figures = measure(countText, SIZE.text) + GAP;
  const onward = conversionText === null ? 0 : measure(conversionText, SIZE.small) + GAP;
  const under = { y: y + 132, size: SIZE.small };
  const right = { x: LEFT + HALF, width: HALF, align: "right" } as const;
  return [
    write(label, { x: LEFT, y: y + 30, width: HALF - figures, isHeavy: true }),
    write(countText, { ...right, y: y + 30, isHeavy: true }),
    ...bar({ x: LEFT, y: y + 66, share: number / most, fill: flag === null ? COLOUR.main : COLOUR.alarm }),
    write(amountText, { ...under, x: LEFT, fill: COLOUR.muted, width: HALF - onward }),
    ...(conversionText === null ? [] : [write(conversionText, { ...under, ...right })]),
  ];
}

/** A bar for half of them, with a line to where eight of ten have left. */
function dwell(
  row: FunnelRow,
  { y, longest }: Place & { readonly longest: number },
  measure: Measure,
): Shape[] {
  const { median, p80, sampleText, flag } = row;
  const write = pen(measure);
  const reach = (span: Span | null): number => (daysOf(span) / longest) * HALF;
  const middle = y + 66 + BAR / 2;
  const fill = flag === null ? COLOUR.main : COLOUR.alarm;
  const lesser = { size: SIZE.small, fill: COLOUR.muted };
  const sample = measure(sampleText, SIZE.small) + GAP;
  const badge = flag === null ? 0 : Math.min(HALF / 2, measure(flag, SIZE.small) + 28);
  return [
    write(median?.text ?? "—", { x: SECOND, y: y + 30, width: HALF - sample, isHeavy: true }),
    write(sampleText, { ...lesser, x: RIGHT, y: y + 30, width: HALF, align: "right" }),
    ...bar({ x: SECOND, y: y + 66, share: daysOf(median) / longest, fill }),
    ...(p80 === null ? [] : whisker({ from: reach(median), to: reach(p80), middle, isMore: p80.isMore })),
    ...(median?.isMore === true ? [arrow(SECOND + reach(median), middle, fill)] : []),
    write(p80?.text ?? "—", { ...lesser, x: SECOND, y: y + 132, width: HALF - badge - GAP }),
    ...(flag === null ? [] : flagged(flag, { x: RIGHT - badge, y: y + 132, width: badge }, measure)),
  ];
}

function flagged(
  flag: string,
  { x, y, width }: Place & { readonly x: number; readonly width: number },
  measure: Measure,
): Shape[] {
  const word = {
    x: x + width / 2,
    y,
    width: width - 20,
    size: SIZE.small,
    fill: COLOUR.paper,
    align: "center",
  } as const;
  return [
    { kind: "rect", x, y: y - 23, width, height: 46, fill: COLOUR.alarm, radius: 8 },
    pen(measure)(flag, word),
  ];
}

function bar(given: { x: number; y: number; share: number; fill: string }): Shape[] {
  const { x, y, share, fill } = given;
  const box = { x, y, height: BAR, radius: 4 };
  const track: Shape = { kind: "rect", ...box, width: HALF, fill: COLOUR.track };
  if (share <= 0) return [track];
  return [track, { kind: "rect", ...box, width: Math.max(LEAST, share * HALF), fill }];
}

function whisker(given: { from: number; to: number; middle: number; isMore: boolean }): Shape[] {
  const { from, to, middle, isMore } = given;
  const [start, end] = [SECOND + Math.min(from, to), SECOND + to];
  const stroke = COLOUR.ink;
  const line: Shape = { kind: "line", from: [start, middle], to: [end, middle], stroke, width: 5 };
  return [
    line,
    isMore
      ? arrow(end, middle, stroke)
      : { kind: "line", from: [end, middle - 15], to: [end, middle + 15], stroke, width: 5 },
  ];
}

/** On and on. */
function arrow(x: number, y: number, fill: string): Shape {
  const tip = Math.min(x + 12, RIGHT + 12);
  return {
    kind: "polygon",
    points: [
      [tip - 20, y - 16],
      [tip, y],
      [tip - 20, y + 16],
    ],
    fill,
  };
}

function daysOf(span: Span | null): number {
  return Math.max(0, span?.days ?? 0);
}
