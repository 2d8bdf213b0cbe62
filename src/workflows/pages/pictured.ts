// A picture on a page before it is drawn: whose and of what time it is, and the figures; its words are of templates/pictures.md.
import type { Forecast } from "../../domain/insight/forecast.ts";
import type { StageFlow } from "../../domain/insight/funnel.ts";
import type { Pyramid } from "../../domain/insight/pyramid.ts";
import type { Fen } from "../../domain/money.ts";
import type { Look } from "../insight/look.ts";
import type { strengths } from "../insight/strengths.ts";

export type Strengths = Awaited<ReturnType<typeof strengths>>;

export type Pictured = Pick<Look["values"], "name" | "isOwn" | "when"> &
  (
    | { readonly kind: "funnel"; readonly flows: readonly StageFlow[] }
    | { readonly kind: "pyramid"; readonly open: Pyramid }
    | {
        readonly kind: "heatmap";
        readonly found: Strengths;
        readonly names: Readonly<Record<string, string>>;
      }
    | {
        readonly kind: "target";
        readonly targetFen: Fen;
        readonly bookedFen: Fen;
        readonly forecast: Forecast | null;
        readonly record: { readonly tried: number; readonly held: number };
      }
  );

/** Whose it is, and of when, as its words say it. */
export function frameOf({ values: { name, isOwn, when } }: Look) {
  return { name, isOwn, when };
}
