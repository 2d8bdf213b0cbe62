// media/upload, media/get, and what lies behind the address of a file that was sent to the bot (wecom.md 3.2, 4.10).
import type Router from "@koa/router";
import type { Context } from "koa";
import { failed, ok } from "./api-answer.ts";
import { bytesIn } from "./body-bytes.ts";
import { dispositionOf, type SentFiles } from "./sent-files.ts";
import type { Tokens } from "./tokens.ts";

const MOST_BYTES = 20 * 1024 * 1024;
const FEWEST_BYTES = 6;

/** 44001 nothing, 45001 too much, 40007 no such medium. */
export function serveMedia(
  router: Router,
  {
    files,
    tokens,
    now,
  }: { readonly files: SentFiles; readonly tokens: Pick<Tokens, "refusal">; readonly now: () => number },
): void {
  const given = (ctx: Context, name: string): string => {
    const value = ctx.query[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };

  router.post("/media/upload", async (ctx) => {
    const refusal = tokens.refusal(given(ctx, "access_token"));
    if (refusal !== null) {
      ctx.body = refusal;
      return;
    }
    const bytes = await bytesIn(ctx.req, MOST_BYTES + 10_000);
    const part = bytes === null ? null : firstPart(bytes);
    if (bytes === null || (part !== null && part.bytes.length > MOST_BYTES))
      ctx.body = failed(45001, "media size out of limit");
    else if (part === null || part.bytes.length < FEWEST_BYTES) ctx.body = failed(44001, "empty media data");
    else {
      const { id } = files.keep(part.name, part.bytes);
      ctx.body = ok({ type: given(ctx, "type"), media_id: id, created_at: String(Math.floor(now() / 1000)) });
    }
  });

  router.get("/media/get", (ctx) => {
    const refusal = tokens.refusal(given(ctx, "access_token"));
    const file = files.find(given(ctx, "media_id"));
    if (refusal !== null || file === undefined) {
      ctx.body = refusal ?? failed(40007, "invalid media_id");
      return;
    }
    ctx.type = "application/octet-stream";
    ctx.set("Content-Disposition", dispositionOf(file.name));
    ctx.body = file.bytes;
  });

  // The address is the credential: it needs no token.
  router.get("/sealed-file/:id", (ctx) => {
    const id = ctx.params["id"] ?? "";
    const sealed = files.sealed(id);
    if (sealed === undefined) return;
    ctx.type = "application/octet-stream";
    ctx.set("Content-Disposition", dispositionOf(files.find(id)?.name ?? ""));
    ctx.body = sealed;
  });
}

/** The part called `media` of a form: its name in raw UTF-8. */
function firstPart(body: Buffer): { readonly name: string; readonly bytes: Buffer } | null {
  const head = body.indexOf("\r\n\r\n");
  const boundary = body.subarray(0, body.indexOf("\r\n")).toString();
  if (head < 0 || !boundary.startsWith("--")) return null;
  const lines = body.subarray(0, head).toString();
  const end = body.indexOf(`\r\n${boundary}`, head);
  const name = /filename="([^"]*)"/.exec(lines)?.[1];
  if (end < 0 || name === undefined || !/name="media"/.test(lines)) return null;
  return { name, bytes: body.subarray(head + 4, end) };
}
