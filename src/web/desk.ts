// The cleaning desk: a lead judged on the page is a message of the chat, with what was found out a line each; the next lies there.
import type Router from "@koa/router";
import type { Context } from "koa";
import { field, parameter, readForm, type Tokens } from "./form.ts";
import { leadTo } from "./login.ts";
import { showing } from "./own-path.ts";
import type { SiteParts, Values, View } from "./parts.ts";
import { inboxKey, incomingOf, saidKey } from "./saying.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
  /** Shows a page as it is looked at. */
  readonly look: (ctx: Context, view: View, given: Values) => Promise<void>;
}

const DESK = "/cleaning";
const LONGEST = 1_000;
/** Fields that a lead may lack. */
const MOST_FILLS = 6;

export function addDesk(router: Router, parts: SiteParts, { sessions, tokens, show, look }: Needs): void {
  const { base, dispatch, newSecret, wordOf } = parts;

  router.get(DESK, (ctx) => look(ctx, "desk", { no: numberOf(parameter(ctx, "no")) }));

  router.post(DESK, readForm(), async (ctx) => {
    const session = sessions.of(ctx);
    const looked = session === null ? null : await parts.look("visitor", session, {});
    const no = numberOf(field(ctx, "no"));
    const typed = typedIn(ctx);
    const text = wordsOf(no, typed, wordOf("clean"));
    const values = { words: text, back: DESK, to: new URLSearchParams({ to: DESK }).toString() };
    if (session === null || looked === null) {
      sessions.end(ctx);
      return show(ctx, "say-logged-out", { status: 401, values });
    }
    const { userId } = looked.visitor;
    const said = { type: "text", text } as const;
    const key = saidKey(ctx, said);
    const visitor = { ...looked.visitor, token: tokens.of(session), key: newSecret() };
    if (key === null || !tokens.fits(session, field(ctx, "token")))
      return show(ctx, "say-again", { status: 403, visitor, values });
    const reply = await dispatch(incomingOf(userId, key, said));
    const next = await parts.look("desk", session, { no });
    const lead = (next?.values?.["lead"] ?? null) as { readonly item: Judged } | null;
    const isJudged = lead?.item.no !== no || lead.item.awaiting === typed.reason;
    if (isJudged) return leadTo(ctx, `${base}${showing(DESK, key)}`);
    // It lies there still: what was typed is not typed again.
    const shown = { ...next?.values, typed, reply, task: inboxKey(userId, key), back: DESK };
    show(ctx, "desk", { visitor, values: shown });
  });
}

interface Judged {
  readonly no: number;
  readonly awaiting: string | null;
}

interface Typed {
  readonly verdict: string;
  readonly reason: string;
  /** By what the lead lacks, what was found out. */
  readonly fills: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

function typedIn(ctx: Context): Typed {
  const one = (name: string) => field(ctx, name).replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const places = Array.from({ length: MOST_FILLS }, (_, at) => at);
  const fills = places.map((at) => ({
    name: one(`field-${at}`),
    label: one(`label-${at}`),
    value: one(`fill-${at}`),
  }));
  const filled = fills.filter(({ value, label }) => value !== "" && label !== "");
  return {
    verdict: one("verdict"),
    reason: one("reason"),
    fills: Object.fromEntries(filled.map(({ name, value }) => [name, value])),
    lines: filled.map(({ label, value }) => `${label} ${value}`),
  };
}

/** 清洗 #12 合格 需要MES, and 地址 上海徐汇 in a line of its own. */
function wordsOf(no: number, { verdict, reason, lines }: Typed, word: string): string {
  const order = [word, `#${no}`, verdict, reason].filter((part) => part !== "").join(" ");
  return [order, ...lines].join("\n");
}

function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
