// What is done on a page. Nothing is done twice, nothing by another site's page, and nothing typed is lost.
import type Router from "@koa/router";
import type { Context } from "koa";
import { field, readForm, type Tokens } from "./form.ts";
import { leadTo } from "./login.ts";
import { ownPath, showing } from "./own-path.ts";
import type { SiteParts } from "./parts.ts";
import { incomingOf, saidIn, saidKey, wordsOf } from "./saying.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
}

export function addDoing(router: Router, parts: SiteParts, { sessions, tokens, show }: Needs): void {
  const { base, look, dispatch, newSecret } = parts;

  router.post("/say", readForm(), async (ctx) => {
    const session = sessions.of(ctx);
    const looked = session === null ? null : await look("visitor", session, {});
    const back = ownPath(field(ctx, "back"));
    if (session === null || looked === null) {
      sessions.end(ctx);
      return show(ctx, "say-logged-out", { status: 401, values: kept(ctx, back) });
    }
    const said = saidIn(ctx, parts);
    if (said === null) return leadTo(ctx, `${base}${back}`);
    const key = saidKey(ctx, said);
    if (key === null || !tokens.fits(session, field(ctx, "token"))) {
      const visitor = { ...looked.visitor, token: tokens.of(session), key: newSecret() };
      return show(ctx, "say-again", { status: 403, visitor, values: kept(ctx, back) });
    }
    await dispatch(incomingOf(looked.visitor.userId, key, said));
    // Where the page itself shows what came of it, the answer would say it twice.
    leadTo(ctx, `${base}${field(ctx, "quiet") === "1" ? back : showing(back, key)}`);
  });

  /** What was typed, for whoever has to send it once more. */
  function kept(ctx: Context, back: string) {
    const words = field(ctx, "command") || wordsOf(ctx, parts);
    return { words, back, to: new URLSearchParams({ to: back }).toString() };
  }
}
