// Forms: what a browser sends, read; and the token that says the form was a page's of this very session.
import { createHmac, timingSafeEqual } from "node:crypto";
import { bodyParser } from "@koa/bodyparser";
import type { Context, Middleware } from "koa";
import type { Session } from "./session.ts";

const LARGEST = "64kb";

/** Urlencoded only; what is larger, or anything else, is refused before it is read as a form. */
export function readForm(): Middleware {
  return bodyParser({
    enableTypes: ["form"],
    formLimit: LARGEST,
    onError(error, ctx) {
      ctx.throw((error as { status?: number }).status === 413 ? 413 : 400);
    },
  });
}

/** A field given once; "" for what is missing or given twice. */
export function field(ctx: Context, name: string): string {
  const { body } = ctx.request as { body?: unknown };
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return "";
  return one((body as Readonly<Record<string, unknown>>)[name]);
}

/** A parameter of the address, as a field. */
export function parameter(ctx: Context, name: string): string {
  return one(ctx.query[name]);
}

function one(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export interface Tokens {
  of(session: Session): string;
  fits(session: Session, given: string): boolean;
}

export function createTokens(secret: string): Tokens {
  const of = ({ id, userId }: Session): string =>
    createHmac("sha256", secret).update(`form\n${id}\n${userId}`).digest("base64url");
  return { of, fits: (session, given) => isSame(given, of(session)) };
}

/** Takes as long whatever differs. */
export function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
