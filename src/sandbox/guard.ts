// Keeps other web sites out of the sandbox: no foreign names for this machine, no foreign pages that post.
import type { IncomingHttpHeaders } from "node:http";
import type { Middleware } from "koa";

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;
const READING = ["GET", "HEAD"];
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * 403 unless the Host is a loopback address (a rebound DNS name is not), and unless a request that changes
 * something comes from no page at all or from a page of this very origin.
 */
export function guardSandbox(): Middleware {
  return async (ctx, next) => {
    if (isForeign(ctx.req.headers, READING.includes(ctx.method))) {
      ctx.status = 403;
      ctx.body = "";
      return;
    }
    ctx.set("Content-Security-Policy", POLICY);
    ctx.set("X-Content-Type-Options", "nosniff");
    ctx.set("Referrer-Policy", "no-referrer");
    ctx.set("Cache-Control", "no-store");
    await next();
  };
}

/** What changes nothing may be asked by any page, which cannot read the answer; a connection that stays open may not. */
export function isForeign({ host = "", origin }: IncomingHttpHeaders, isReading: boolean): boolean {
  const fromElsewhere = origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  return !LOOPBACK.test(host) || (fromElsewhere && !isReading);
}
