// A page that keeps itself up to date asks for itself again, with what it has: nothing is sent where it would look the same.
import { createHash } from "node:crypto";
import type { Context } from "koa";

/** What the script asks with; a browser that is led somewhere sends no such thing. */
const HEADER = "x-live";

/** Whether the page asks by itself, and not somebody. */
export function isLive(ctx: Context): boolean {
  return ctx.get(HEADER) !== "";
}

/**
 * Puts what tells its content apart into a page that is written already, in the place of `mark`. What is another one each time
 * and nobody sees (`secret`) says nothing of it.
 */
export function tagged(html: string, { mark, secret }: { readonly mark: string; readonly secret: string }) {
  const plain = html.replaceAll(mark, "").replaceAll(secret, "");
  const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { tag, html: html.replaceAll(mark, tag) };
}

/** Answers what asks by itself that nothing is new. */
export function sameAs(ctx: Context, tag: string): boolean {
  return ctx.get("if-none-match") === `"${tag}"`;
}

/** Without a word: nothing is new (304), something is but is not sent unasked (204), whoever asks is not logged in (401). */
export function answerBare(ctx: Context, status: 204 | 304 | 401): void {
  ctx.status = status;
  ctx.body = status === 401 ? "" : null;
  ctx.status = status;
}
