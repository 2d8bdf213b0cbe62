// Tiers one above the other, how many to the left of the middle and how much to the right: whether it stands on its base or on its tip is seen.
import { LEFT, page, pen, RIGHT, SIZE } from "./page.ts";
import { COLOUR } from "./palette.ts";
import type { Part, PyramidPicture, Tier } from "./picture.ts";
import type { Measure, Shape, Sheet } from "./shapes.ts";

const MIDDLE = (LEFT + RIGHT) / 2;
const SIDE = RIGHT - MIDDLE;
const TIER = 158;
const BAR = 68;
const GAP = 20;
/** What is there is seen, however little it is. */
const LEAST = 8;

export function layPyramid(picture: PyramidPicture, measure: Measure): Sheet {
  const { tiers, heads } = picture;
  const write = pen(measure);
  return page(picture, measure, (top) => {
    const from = top + 56;
    const most = Math.max(
      Number.MIN_VALUE,
      ...tiers.flatMap(({ count, amount }) => [count.share, amount.share]),
    );
    const word = { y: top + 22, size: SIZE.small, fill: COLOUR.muted, width: SIDE - GAP };
    const shapes: Shape[] = [
      write(heads.count, { ...word, x: LEFT }),
      write(heads.amount, { ...word, x: RIGHT, align: "right" }),
      { kind: "line", from: [LEFT, top + 52], to: [RIGHT, top + 52], stroke: COLOUR.rule, width: 2 },
      ...tiers.flatMap((tier, index) => lay(tier, { y: from + index * TIER, most }, measure)),
    ];
    return { shapes, bottom: from + tiers.length * TIER + 4 };
  });
}

interface Place {
  readonly y: number;
  /** The widest share, which fills its side. */
  readonly most: number;
}

function lay({ label, count, amount }: Tier, place: Place, measure: Measure): Shape[] {
  const { y } = place;
  const write = pen(measure);
  const line = { y: y + 36, isHeavy: true };
  const sides = Math.max(measure(count.text, SIZE.text), measure(amount.text, SIZE.text)) + GAP;
  return [
    write(count.text, { ...line, x: LEFT, width: SIDE }),
    write(label, { ...line, x: MIDDLE, width: 2 * (SIDE - sides), align: "center" }),
    write(amount.text, { ...line, x: RIGHT, width: SIDE, align: "right" }),
    ...wing(count, { ...place, sign: -1, fill: COLOUR.main }, measure),
    ...wing(amount, { ...place, sign: 1, fill: COLOUR.second }, measure),
    { kind: "line", from: [MIDDLE, y + 66], to: [MIDDLE, y + 66 + BAR], stroke: COLOUR.paper, width: 4 },
  ];
}

interface Wing extends Place {
  /** To the left or to the right. */
  readonly sign: -1 | 1;
  readonly fill: string;
}

/** Its share stands in it where there is room, else beside it. */
function wing({ share, shareText }: Part, { y, most, sign, fill }: Wing, measure: Measure): Shape[] {
  const write = pen(measure);
  const width = share <= 0 ? 0 : Math.max(LEAST, (share / most) * SIDE);
  const room = measure(shareText, SIZE.text) + 2 * GAP;
  const isInside = width >= room;
  const box = { y: y + 66, width, height: BAR, x: sign < 0 ? MIDDLE - width : MIDDLE };
  return [
    ...(width === 0 ? [] : [{ kind: "rect" as const, ...box, fill, radius: 4 }]),
    write(shareText, {
      x: MIDDLE + sign * (width + (isInside ? -GAP : GAP)),
      y: y + 66 + BAR / 2,
      width: SIDE,
      fill: isInside ? COLOUR.paper : COLOUR.muted,
      align: sign < 0 === isInside ? "left" : "right",
    }),
  ];
}
