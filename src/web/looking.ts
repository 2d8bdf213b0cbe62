// What is looked at. Whoever is not logged in goes to the login and comes back; what is not theirs is not there.
import type Router from "@koa/router";
import type { Context } from "koa";
import { createAttempts } from "./attempts.ts";
import { parameter, type Tokens } from "./form.ts";
import { leadTo } from "./login.ts";
import { ownPath } from "./own-path.ts";
import type { SiteParts, Values, View } from "./parts.ts";
import { readSaidKey } from "./saying.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";
import { worded } from "./worded.ts";

const TEN_MINUTES_MS = 600_000;
const MOST_SEARCHES = 60;
const LONGEST_SEARCH = 60;

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
  const { base, templates, now, wallClock, newSecret, wordOf } = parts;
  const searches = createAttempts({ most: MOST_SEARCHES, withinMs: TEN_MINUTES_MS, now: wallClock });

  async function look(ctx: Context, view: View, given: Values): Promise<void> {
    const session = sessions.of(ctx);
    const said = readSaidKey(parameter(ctx, "said"));
    const looked = session === null ? null : await parts.look(view, session, { ...given, said });
    if (session === null || looked === null) {
      sessions.end(ctx);
      return leadTo(ctx, `${base}/login?${new URLSearchParams({ to: ownPath(ctx.url) })}`);
    }
    const visitor = { ...looked.visitor, token: tokens.of(session), key: newSecret() };
    const answer = { reply: looked.reply, task: said, back: ownPath(ctx.url) };
    if (looked.values === null)
      // What was theirs until what they did just now says so all the same.
      return show(ctx, "nothing-there", { status: 404, visitor, values: answer });
    const { acts = [], ...values } = worded(looked.values, templates, now());
    const offered = (acts as readonly string[]).map((id) => ({ id, word: wordOf(id) }));
    show(ctx, view, { visitor, values: { ...values, ...answer, acts: offered } });
  }

  /** Whoever looks for more than anybody does is asked to wait: finding one is free, listing all is not (rules.md 4). */
  async function search(ctx: Context): Promise<void> {
    const words = parameter(ctx, "q").trim().slice(0, LONGEST_SEARCH);
    const session = sessions.of(ctx);
    const until = session === null || words === "" ? null : searches.blockedUntil(session.userId);
    if (session !== null && words !== "") searches.count(session.userId);
    if (until === null) return look(ctx, "search", { words });
    ctx.set("retry-after", String(Math.ceil((until - wallClock()) / 1000)));
    show(ctx, "searched-often", { status: 429 });
  }

  router.get("/", (ctx) => look(ctx, "day", {}));
  router.get("/items/:no", (ctx) => look(ctx, "story", { no: numberOf(ctx.params["no"] ?? "") }));
  router.get("/pool", (ctx) =>
    look(ctx, "pool", {
      words: parameter(ctx, "q").trim().slice(0, LONGEST_SEARCH),
      page: Math.max(1, numberOf(parameter(ctx, "page"))),
    }),
  );
  router.get("/rules", (ctx) => look(ctx, "rules", {}));
  router.get("/search", search);
  return look;
}

/** 0, which no item has, for what is no number of one. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
