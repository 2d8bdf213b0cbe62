// What is looked at. Whoever is not logged in goes to the login and comes back; what is not theirs is not there.
import type Router from "@koa/router";
import type { Context } from "koa";
import type { Tokens } from "./form.ts";
import { leadTo } from "./login.ts";
import { ownPath } from "./own-path.ts";
import type { SiteParts, Values, View } from "./parts.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
}

export function addLooking(router: Router, parts: SiteParts, { sessions, tokens, show }: Needs): void {
  const { base } = parts;

  async function look(ctx: Context, view: View, given: Values): Promise<void> {
    const session = sessions.of(ctx);
    const looked = session === null ? null : await parts.look(view, session, given);
    if (session === null || looked === null) {
      sessions.end(ctx);
      return leadTo(ctx, `${base}/login?${new URLSearchParams({ to: ownPath(ctx.url) })}`);
    }
    const visitor = { ...looked.visitor, token: tokens.of(session) };
    if (looked.values === null) return show(ctx, "nothing-there", { status: 404, visitor });
    show(ctx, view, { visitor, values: looked.values });
  }

  router.get("/", (ctx) => look(ctx, "day", {}));
}
