// A page written as the answer: what all of them are given, and the few that are shown when something is not.
import { createHash } from "node:crypto";
import type { Context } from "koa";
import type { StageWords } from "../domain/rules/mark-words.ts";
import type { Frame, SiteParts, Values, Visitor } from "./parts.ts";

export interface Shown {
  readonly status?: number;
  readonly visitor?: Visitor & { readonly token: string; readonly key: string };
  readonly values?: Values;
}

export type Show = (ctx: Context, page: string, shown?: Shown) => void;

export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

type AssetName = "style" | "icon" | "live" | "deskScript";
const SCRIPT = "text/javascript; charset=utf-8";

/** What a page asks for beside itself; told apart by what is in it: a new one is fetched at once, an old one kept for good. */
export function assetsOf({
  style,
  icon,
  live,
  deskScript,
}: Pick<SiteParts, AssetName>): Readonly<Record<AssetName, Asset>> {
  const named = (kind: string, ending: string, body: string): string =>
    `${kind}-${createHash("sha256").update(body).digest("hex").slice(0, 12)}.${ending}`;
  return {
    style: { name: named("pages", "css", style), type: "text/css; charset=utf-8", body: style },
    icon: { name: named("icon", "svg", icon), type: "image/svg+xml", body: icon },
    live: { name: named("live", "js", live), type: SCRIPT, body: live },
    deskScript: { name: named("desk", "js", deskScript), type: SCRIPT, body: deskScript },
  };
}

/** Where they are found. */
export function addressesOf(parts: SiteParts): Pick<Frame, "style" | "icon" | "script" | "deskScript"> {
  const { style, icon, live, deskScript } = assetsOf(parts);
  const address = ({ name }: Asset) => `${parts.base}/assets/${name}`;
  return {
    style: address(style),
    icon: address(icon),
    script: address(live),
    deskScript: address(deskScript),
  };
}

export function createShow(parts: SiteParts): Show {
  const { pages, base, now } = parts;
  const addresses = addressesOf(parts);
  return (ctx, page, { status = 200, visitor = null, values = {} } = {}) =>
    send(
      ctx,
      pages.render(
        page,
        { live: null, ...values, visitor, here: page, ...addresses },
        { now: now(), base, stageWords: (values["stageWords"] ?? {}) as StageWords },
      ),
      status,
    );
}

/** A page that is written. */
export function send(ctx: Context, html: string, status = 200): void {
  ctx.status = status;
  ctx.type = "text/html; charset=utf-8";
  ctx.body = html;
}
