// The pages behind a binding link: to WeCom's login, back with a code, one question, one word. Nothing is bound by a GET.
import { createHash } from "node:crypto";
import { bodyParser } from "@koa/bodyparser";
import type Router from "@koa/router";
import type { Context } from "koa";
import { escapeMarks } from "../chat/words/escape-html.ts";
import type { Templates } from "../chat/words/templates.ts";

/** What the question's form gives back as it was given: whose it is, and a proof that we asked. */
export type Fields = Readonly<Record<string, string>>;

export type Arrival =
  | { readonly outcome: "gone" | "unknown" }
  | { readonly outcome: "ask"; readonly values: Readonly<Record<string, unknown>>; readonly fields: Fields };

export interface BindPageParts {
  readonly templates: Templates;
  /** Where a member says who they are; null for a link that is gone. */
  readonly begin: (token: string) => Promise<string | null>;
  readonly arrive: (came: { readonly code: string; readonly state: string }) => Promise<Arrival>;
  readonly confirm: (fields: Fields) => Promise<"done" | "gone">;
  readonly onError: (error: unknown) => void;
}

type Block = "ask" | "done" | "gone" | "unknown" | "trouble";

const STATUS: Readonly<Record<Block, number>> = {
  ask: 200,
  done: 200,
  gone: 410,
  unknown: 403,
  trouble: 502,
};
const LARGEST_FORM = "4kb";

/** Addresses hold secrets: none of these routes may log its path or query. */
export function addBindPages(router: Router, parts: BindPageParts): void {
  router.get("/bind/return", (ctx) =>
    telling(ctx, parts, async () => {
      const arrival = await parts.arrive({ code: one(ctx.query["code"]), state: one(ctx.query["state"]) });
      return arrival.outcome === "ask" ? show(ctx, parts, "ask", arrival) : show(ctx, parts, arrival.outcome);
    }),
  );
  router.post("/bind/confirm", readForm(), (ctx) =>
    telling(ctx, parts, async () => show(ctx, parts, await parts.confirm(formOf(ctx)))),
  );
  router.get("/bind/:token", (ctx) =>
    telling(ctx, parts, async () => {
      const login = await parts.begin(ctx.params["token"] ?? "");
      if (login === null) return show(ctx, parts, "gone");
      ctx.redirect(login);
      ctx.body = "";
    }),
  );
}

async function telling(ctx: Context, parts: BindPageParts, work: () => Promise<void>): Promise<void> {
  ctx.set({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-content-type-options": "nosniff",
    "content-security-policy": POLICY,
  });
  try {
    await work();
  } catch (error) {
    parts.onError(error);
    show(ctx, parts, "trouble");
  }
}

type Question = Pick<Extract<Arrival, { outcome: "ask" }>, "values" | "fields">;

function show(ctx: Context, { templates }: BindPageParts, block: Block, question?: Question): void {
  const word = (name: string) =>
    templates.render("pages/bind", name, { ...question?.values, now: 0, group: false });
  const lines = word(block).split("\n");
  const form = question === undefined ? "" : formAround(question.fields, word("confirm"));
  ctx.status = STATUS[block];
  ctx.type = "text/html; charset=utf-8";
  ctx.body =
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarks(word("title"))}</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>` +
    `<body><main>${lines.map((line) => `<p>${escapeMarks(line)}</p>`).join("")}${form}</main></body></html>`;
}

/** Relative: the pages may lie below a path of PUBLIC_URL. */
function formAround(fields: Fields, label: string): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeMarks(name)}" value="${escapeMarks(value)}">`,
  );
  return `<form method="post" action="confirm">${hidden.join("")}<button>${escapeMarks(label)}</button></form>`;
}

const STYLE =
  "body{font:17px/1.7 sans-serif;margin:0;color:#222;background:#fff}main{max-width:30em;margin:auto;padding:2em 1.2em}" +
  "button{font:inherit;padding:.5em 1.5em;border:0;border-radius:4px;background:#07c160;color:#fff}";

/** Nothing from anywhere but this one style; in nobody's frame. */
const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function readForm() {
  return bodyParser({ enableTypes: ["form"], formLimit: LARGEST_FORM });
}

function formOf(ctx: Context): Fields {
  const { body } = ctx.request as { body?: unknown };
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter((pair) => typeof pair[1] === "string"));
}

/** A parameter given twice is none. */
function one(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
