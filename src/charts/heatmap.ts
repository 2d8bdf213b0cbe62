// Persons by stages: the deeper the blue the more, the figure in each cell, hatched where too few are known.
import { wrapped } from "./lettering.ts";
import { LEFT, page, pen, RIGHT, SIZE } from "./page.ts";
import { COLOUR, inkOn, STEPS } from "./palette.ts";
import type { HeatmapCell, HeatmapPicture } from "./picture.ts";
import type { Box, Measure, Shape, Sheet } from "./shapes.ts";

const NAMES = 236;
const ROW = 92;
const GAP = 6;
const LINE = 40;
/** Of the words for little and much. */
const KEY_WORD = 180;

export function layHeatmap(picture: HeatmapPicture, measure: Measure): Sheet {
  const { columns, rows, legend } = picture;
  const write = pen(measure);
  const from = LEFT + NAMES;
  const step = (RIGHT - from) / Math.max(1, columns.length);
  const room = { size: SIZE.small, width: step - GAP, lines: 3 };
  const heads = columns.map((one) => wrapped(one, room, measure));
  const tall = Math.max(1, ...heads.map(({ length }) => length)) * LINE;
  const ground = groundOf(rows.flatMap(({ cells }) => cells));

  return page(picture, measure, (top) => {
    const first = top + tall + 20;
    const columnHeads = heads.flatMap((lines, column) =>
      lines.map((line, index) =>
        write(line, {
          x: from + (column + 0.5) * step,
          y: top + tall - (lines.length - index - 0.5) * LINE,
          size: SIZE.small,
          fill: COLOUR.muted,
          align: "center",
          width: step - GAP,
        }),
      ),
    );
    const body = rows.flatMap(({ label, cells }, row) => {
      const y = first + row * ROW;
      const name = wrapped(label, { size: SIZE.small, width: NAMES - 16, lines: 2 }, measure);
      return [
        ...name.map((line, index) =>
          write(line, {
            x: LEFT,
            y: y + ROW / 2 - GAP / 2 + (index - (name.length - 1) / 2) * LINE,
            size: SIZE.small,
            width: NAMES - 16,
          }),
        ),
        ...columns.flatMap((_, column) => {
          const box = { x: from + column * step, y, width: step - GAP, height: ROW - GAP };
          return cell(cells[column] ?? null, { box, ground }, measure);
        }),
      ];
    });
    const bottom = first + rows.length * ROW;
    return { shapes: [...columnHeads, ...body, ...key(legend, bottom, measure)], bottom: bottom + 76 };
  });
}

type Ground = (one: HeatmapCell) => string;

/** Steps of equal width from the least to the most that is shown; one and the same for all is the middle. */
function groundOf(cells: readonly (HeatmapCell | null)[]): Ground {
  const values = cells.flatMap((one) => (one === null ? [] : [one.value]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return ({ value }) => {
    const share = most > least ? (value - least) / (most - least) : 0.4;
    return STEPS[Math.min(STEPS.length - 1, Math.floor(share * STEPS.length))] ?? COLOUR.hidden;
  };
}

function cell(
  one: HeatmapCell | null,
  { box, ground }: { readonly box: Box; readonly ground: Ground },
  measure: Measure,
): Shape[] {
  const fill = one === null ? COLOUR.hidden : ground(one);
  const rect: Shape = { kind: "rect", ...box, fill, radius: 6 };
  const below = one?.below ?? "";
  const middle = box.y + box.height / 2;
  const words = {
    x: box.x + box.width / 2,
    width: box.width - 4,
    fill: one === null ? COLOUR.muted : inkOn(fill),
    align: "center",
  } as const;
  const half = below === "" ? 0 : LINE / 2;
  return [
    one === null ? { ...rect, hatch: COLOUR.hiddenHatch } : rect,
    pen(measure)(one?.text ?? "—", {
      ...words,
      y: middle - half,
      size: SIZE.small + 2,
      isHeavy: one !== null,
    }),
    ...(below === "" ? [] : [pen(measure)(below, { ...words, y: middle + half, size: SIZE.small })]),
  ];
}

/** From little to much in steps, and what hatching means. */
function key({ low, high, hidden }: HeatmapPicture["legend"], bottom: number, measure: Measure): Shape[] {
  const write = pen(measure);
  const y = bottom + 44;
  const words = { y, size: SIZE.small, fill: COLOUR.muted, width: KEY_WORD };
  const box = { y: y - 18, width: 44, height: 36, radius: 4 };
  const start = LEFT + Math.min(KEY_WORD, measure(low, SIZE.small)) + 16;
  const end = start + STEPS.length * 48;
  const last = end + 12 + Math.min(KEY_WORD, measure(high, SIZE.small)) + 40;
  return [
    write(low, { ...words, x: LEFT }),
    ...STEPS.map((fill, index): Shape => ({ kind: "rect", ...box, x: start + index * 48, fill })),
    write(high, { ...words, x: end + 12 }),
    { kind: "rect", ...box, x: last, fill: COLOUR.hidden, hatch: COLOUR.hiddenHatch },
    write(hidden, { ...words, x: last + 56, width: RIGHT - last - 56 }),
  ];
}
