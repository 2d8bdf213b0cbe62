// What every page keeps: nobody's frame, no foreign scripts, no copies in caches; and no form of another site's.
import type { Middleware } from "koa";

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "no-store",
} as const;

export interface Origins {
  /** Whether the pages may be asked for under this Host at all: a name rebound to this machine is not theirs. */
  readonly isHost: (host: string) => boolean;
  /** The origin of a page asked for under this Host, as a browser names it. */
  readonly originOf: (host: string) => string;
}

/** 403, with not a word, for a foreign Host and for whatever another site's page sends. */
export function guardPages({ isHost, originOf }: Origins): Middleware {
  return async (ctx, next) => {
    ctx.set(HEADERS);
    const host = ctx.get("host").toLowerCase();
    const isReading = ctx.method === "GET" || ctx.method === "HEAD";
    if (!isHost(host) || (!isReading && isForeign(ctx.get.bind(ctx), originOf(host)))) {
      ctx.status = 403;
      ctx.body = "";
      return;
    }
    await next();
  };
}

/**
 * Whether a browser says that another site's page sends it. With `no-referrer` it calls the origin of our own forms
 * "null", so that says nothing: Sec-Fetch-Site does, and where an old browser sends none, the form's token.
 */
function isForeign(header: (name: string) => string, own: string): boolean {
  const site = header("sec-fetch-site");
  if (site !== "") return site !== "same-origin";
  const origin = header("origin").toLowerCase();
  return origin !== "" && origin !== "null" && origin !== own;
}
