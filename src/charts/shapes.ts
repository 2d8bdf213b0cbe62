// What a picture is made of once it is laid out: shapes at their places, in pixels, in the order in which they are painted.

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = RectShape | LineShape | PolygonShape | TextShape;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RectShape extends Box {
  readonly kind: "rect";
  readonly fill: string;
  readonly radius?: number;
  /** Diagonal lines over the fill: told apart without its colour. */
  readonly hatch?: string;
}

export interface LineShape {
  readonly kind: "line";
  readonly from: Point;
  readonly to: Point;
  readonly stroke: string;
  readonly width: number;
}

export interface PolygonShape {
  readonly kind: "polygon";
  readonly points: readonly Point[];
  readonly fill: string;
}

export type Point = readonly [x: number, y: number];

/** One line. */
export interface TextShape {
  readonly kind: "text";
  readonly text: string;
  /** Of the side it is aligned to. */
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly align: "left" | "center" | "right";
  readonly isHeavy: boolean;
}

/** How wide a line is. */
export type Measure = (text: string, size: number) => number;
