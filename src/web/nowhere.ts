// An address that is none of ours, told as the pages speak; the doors of programs keep their bare statuses (contract.md, HTTP).
import type { Middleware } from "koa";
import type { Tokens } from "./form.ts";
import { guardPages } from "./guard.ts";
import type { SiteParts } from "./parts.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
}

/** Asked for by programs, or pages of their own. */
const DOORS = /^\/(?:wecom|healthz|metrics|bind|sandbox)(?:\/|$)/;

/** Behind every other route: what none of them has answered. The same for everybody, and with the headers of every page. */
export function tellNowhere(parts: SiteParts, { sessions, tokens, show }: Needs): Middleware {
  const guard = guardPages(parts.origins);
  return async (ctx, next) => {
    await next();
    if (ctx.status !== 404 || ctx.body != null || DOORS.test(ctx.path)) return;
    await guard(ctx, async () => {
      // A picture or a script that is not there is nothing to be read.
      if (ctx.accepts("html") === false) return;
      const session = sessions.peek(ctx);
      const looked = session === null ? null : await parts.look("visitor", session, {});
      const known =
        session === null || looked === null
          ? {}
          : { visitor: { ...looked.visitor, token: tokens.of(session), key: parts.newSecret() } };
      show(ctx, "nowhere", { status: 404, ...known });
    });
  };
}
