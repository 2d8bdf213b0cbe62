// What every picture has around it: title and what it is of above, what to know below. Drawn wide and large, to be read on a phone.
import { cut, wrapped } from "./lettering.ts";
import { COLOUR } from "./palette.ts";
import type { Measure, Shape, Sheet, TextShape } from "./shapes.ts";

/** A phone shows it at a third of this. */
const WIDTH = 1080;
export const LEFT = 44;
export const RIGHT = WIDTH - LEFT;

/** Letters, in pixels: 32 is 11 on a phone, and none is smaller. */
export const SIZE = { title: 54, large: 42, text: 36, small: 32 } as const;

export interface Framed {
  readonly title: string;
  readonly subtitle: string;
  readonly footnote: string | null;
}

/** What a picture has of its own, from a height on. */
export interface Body {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

const LINE = 46;

export function page(
  { title, subtitle, footnote }: Framed,
  measure: Measure,
  body: (top: number) => Body,
): Sheet {
  const write = pen(measure);
  const width = RIGHT - LEFT;
  const under = wrapped(subtitle, { size: SIZE.small, width, lines: 2 }, measure);
  const head = [
    write(title, { x: LEFT, y: 74, size: SIZE.title, width, isHeavy: true }),
    ...under.map((line, index) =>
      write(line, { x: LEFT, y: 136 + index * LINE, size: SIZE.small, fill: COLOUR.muted, width }),
    ),
  ];
  const { shapes, bottom } = body(136 + under.length * LINE);
  const notes = wrapped(footnote ?? "", { size: SIZE.small, width, lines: 3 }, measure);
  const foot = notes.map((line, index) =>
    write(line, { x: LEFT, y: bottom + 44 + index * LINE, size: SIZE.small, fill: COLOUR.muted, width }),
  );
  const height = Math.ceil(bottom + (notes.length === 0 ? 28 : 44 + notes.length * LINE));
  const paper: Shape = { kind: "rect", x: 0, y: 0, width: WIDTH, height, fill: COLOUR.paper };
  return { width: WIDTH, height, shapes: [paper, ...head, ...shapes, ...foot] };
}

export interface Writing {
  readonly x: number;
  readonly y: number;
  /** What does not fit is cut. */
  readonly width: number;
  readonly size?: number;
  readonly fill?: string;
  readonly align?: TextShape["align"];
  readonly isHeavy?: boolean;
}

export type Write = (text: string, at: Writing) => TextShape;

export function pen(measure: Measure): Write {
  return (text, at) => {
    const { x, y, width, size = SIZE.text, fill = COLOUR.ink, align = "left", isHeavy = false } = at;
    return { kind: "text", text: cut(text, { size, width }, measure), x, y, size, fill, align, isHeavy };
  };
}
