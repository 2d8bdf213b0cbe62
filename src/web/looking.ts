// What is looked at. Whoever is not logged in goes to the login and comes back; what is not theirs is not there.
import type Router from "@koa/router";
import type { Context } from "koa";
import { createAttempts } from "./attempts.ts";
import { parameter, type Tokens } from "./form.ts";
import { answerBare, isLive, sameAs, tagged } from "./live.ts";
import { leadTo } from "./login.ts";
import { ownPath } from "./own-path.ts";
import type { Frame, SiteParts, Values, View } from "./parts.ts";
import { readSaidKey } from "./saying.ts";
import type { Sessions } from "./session.ts";
import { addressesOf, type Show, send } from "./show.ts";

const TEN_MINUTES_MS = 600_000;
const MOST_SEARCHES = 60;
const LONGEST_SEARCH = 60;
/** Words that a link of ours puts into the line: they are sent by somebody, or not. */
const LONGEST_SAID = 200;

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
}

/** Answers how a page is shown, for whoever adds more of them. */
export function addLooking(
  router: Router,
  parts: SiteParts,
  { sessions, tokens, show }: Needs,
): (ctx: Context, view: View, given: Values) => Promise<void> {
  const { base, wallClock, newSecret } = parts;
  const addresses = addressesOf(parts);
  const searches = createAttempts({ most: MOST_SEARCHES, withinMs: TEN_MINUTES_MS, now: wallClock });

  async function look(ctx: Context, view: View, given: Values): Promise<void> {
    const asksItself = LIVE.has(view) && isLive(ctx);
    const session = asksItself ? sessions.peek(ctx) : sessions.of(ctx);
    const said = readSaidKey(parameter(ctx, "said"));
    const asked = { ...given, said };
    const unread = asksItself ? ({ unread: true } as const) : {};
    const frame = session === null ? null : frameOf(ctx, { view, said, token: tokens.of(session) });
    const looked =
      session === null || frame === null
        ? null
        : await parts.look(view, session, {
            ...asked,
            ...unread,
            ...(WRITTEN_HERE.has(view) ? {} : { frame }),
          });
    if (session === null || frame === null || looked === null) {
      sessions.end(ctx);
      if (asksItself) return answerBare(ctx, 401);
      return leadTo(ctx, `${base}/login?${new URLSearchParams({ to: ownPath(ctx.url) })}`);
    }
    const { values } = looked;
    const { key, token, live, task, back } = frame;
    if (values === null)
      // What was theirs until what they did just now says so all the same.
      return show(ctx, "nothing-there", {
        status: 404,
        visitor: { ...looked.visitor, token, key },
        values: { reply: looked.reply, task, back },
      });
    const page = looked.html ?? parts.write(view, { ...looked, values }, frame);
    if (live === null) return send(ctx, page);
    const { html, tag } = tagged(page, { mark: live, secret: key });
    send(ctx, html);
    if (!asksItself) return;
    if (sameAs(ctx, tag)) return answerBare(ctx, 304);
    // Each page of the pool counts where a company limits them: it is for somebody to ask for one more.
    if (values["isLimited"] === true) return answerBare(ctx, 204);
    if (view === "pool") await parts.look(view, session, asked);
  }

  function frameOf(
    ctx: Context,
    { view, said, token }: { readonly view: View; readonly said: string | null; readonly token: string },
  ): Frame {
    const key = newSecret();
    const live = LIVE.has(view) ? `live-${key}` : null;
    return { token, key, live, task: said, back: ownPath(ctx.url), base, ...addresses };
  }

  /** Whoever looks for more than anybody does is asked to wait: finding one is free, listing all is not (rules.md 4). */
  async function search(ctx: Context): Promise<void> {
    const words = shortened(parameter(ctx, "q").trim(), LONGEST_SEARCH);
    const session = sessions.of(ctx);
    const until = session === null || words === "" ? null : searches.blockedUntil(session.userId);
    if (session !== null && words !== "") searches.count(session.userId);
    if (until === null) return look(ctx, "search", { words });
    ctx.set("retry-after", String(Math.ceil((until - wallClock()) / 1000)));
    show(ctx, "searched-often", { status: 429 });
  }

  router.get("/", (ctx) => look(ctx, "day", { toSay: shortened(parameter(ctx, "say"), LONGEST_SAID) }));
  router.get("/items/:no", (ctx) => look(ctx, "story", { no: numberOf(ctx.params["no"] ?? "") }));
  router.get("/pool", (ctx) =>
    look(ctx, "pool", {
      words: shortened(parameter(ctx, "q").trim(), LONGEST_SEARCH),
      page: Math.max(1, numberOf(parameter(ctx, "page"))),
    }),
  );
  router.get("/rules", (ctx) => look(ctx, "rules", {}));
  router.get("/search", search);
  router.get("/board", (ctx) =>
    look(ctx, "board", {
      ...given(ctx, ["department", "person", "period", "show"]),
      stage: numberOf(parameter(ctx, "stage")),
      page: Math.max(1, numberOf(parameter(ctx, "page"))),
    }),
  );
  router.get("/targets", (ctx) => look(ctx, "targets", given(ctx, ["department", "person", "period"])));
  router.get("/fund", (ctx) => look(ctx, "fund", given(ctx, ["department", "month"])));
  router.get("/log", (ctx) => look(ctx, "log", given(ctx, ["who", "kind", "after"])));
  return look;
}

/** Pages that keep themselves up to date. */
const LIVE: ReadonlySet<View> = new Set(["day", "pool", "board"]);

/** Those that are what was read until something else is said of it: what is limited, what a form has asked before. */
const WRITTEN_HERE: ReadonlySet<View> = new Set(["pool", "lists", "list", "desk"]);

/** Parameters as they stand in the address; "" for what does not, or stands there twice. */
function given(ctx: Context, names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => [name, shortened(parameter(ctx, name).trim(), LONGEST_SEARCH)]),
  );
}

/** 0, which no item has, for what is no number of one. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** So many characters at most, none of them cut in half. */
function shortened(words: string, most: number): string {
  return [...words].slice(0, most).join("");
}
