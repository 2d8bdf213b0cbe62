// A page written as the answer: what all of them are given, and the few that are shown when something is not.
import { createHash } from "node:crypto";
import type { Context } from "koa";
import type { SiteParts, Values, Visitor } from "./parts.ts";

export interface Shown {
  readonly status?: number;
  readonly visitor?: Visitor & { readonly token: string; readonly key: string };
  readonly values?: Values;
}

export type Show = (ctx: Context, page: string, shown?: Shown) => void;

/** Told apart by what is in it: a new one is fetched at once, an old one is kept for good. */
export function styleName(style: string): string {
  return `pages-${createHash("sha256").update(style).digest("hex").slice(0, 12)}.css`;
}

export function createShow({ pages, style, base, now }: SiteParts): Show {
  const styleAt = `${base}/assets/${styleName(style)}`;
  return (ctx, page, { status = 200, visitor = null, values = {} } = {}) => {
    ctx.status = status;
    ctx.type = "text/html; charset=utf-8";
    ctx.body = pages.render(page, { ...values, visitor, here: page, style: styleAt }, { now: now(), base });
  };
}
