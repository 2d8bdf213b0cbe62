// The pictures of a page: SVG in the place of their figures.
import type { Values } from "./parts.ts";

/** A picture of a page's values as SVG; null where there is too little for one. */
export type Draw = (picture: unknown) => string | null;

/** The values of a page with each of `pictures` drawn; null for one of which there is too little, or none at all. */
export function drawn(values: Values, draw: Draw): Values {
  const { pictures } = values;
  if (pictures === undefined) return values;
  const all = Object.entries(pictures as Readonly<Record<string, unknown>>);
  const made = all.map(([name, one]) => [name, one === null ? null : draw(one)]);
  return { ...values, pictures: Object.fromEntries(made) };
}
