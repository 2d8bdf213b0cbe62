// The pages put together: every route, what stands before all of them, and what is shown when one breaks.
import Router from "@koa/router";
import type Koa from "koa";
import type { Context, Middleware } from "koa";
import { addDesk } from "./desk.ts";
import { addDoing } from "./doing.ts";
import { createTokens, field } from "./form.ts";
import { guardPages } from "./guard.ts";
import { addImporting } from "./importing.ts";
import { addLogin } from "./login.ts";
import { addLooking } from "./looking.ts";
import { tellNowhere } from "./nowhere.ts";
import type { SiteParts } from "./parts.ts";
import { createSessions, hasBeenHere } from "./session.ts";
import { type Asset, assetsOf, createShow, type Show } from "./show.ts";

const YEAR_S = 31_536_000;

/** Adds the pages to the server, from `/` on; what is none of theirs goes on to the other routes. */
export function addSite(app: Koa, parts: SiteParts): void {
  app.keys = [parts.secret];
  const show = createShow(parts);
  const needs = { sessions: createSessions(parts), tokens: createTokens(parts.secret), show };
  const router = new Router();
  router.use(guardPages(parts.origins), telling(parts, show), waiting(parts, show));
  const assets = Object.values(assetsOf(parts));
  router.get("/assets/:name", (ctx) => {
    const asset = assets.find(({ name }) => name === ctx.params["name"]);
    if (asset !== undefined) send(ctx, asset);
  });
  addLogin(router, parts, needs);
  const look = addLooking(router, parts, needs);
  addImporting(router, parts, { ...needs, look });
  addDesk(router, parts, { ...needs, look });
  addDoing(router, parts, needs);
  app.use(tellNowhere(parts, needs));
  app.use(router.routes());
}

const SOON_S = 2;

/** A company that is still being made is waited for by whoever has logged in: an empty one would be taken for what there is. */
function waiting({ hasBegun, base }: SiteParts, show: Show): Middleware {
  return async (ctx, next) => {
    const isPage = hasBeenHere(ctx) && !ctx.path.startsWith(`${base}/assets/`);
    if (!isPage || (await hasBegun())) return next();
    ctx.set("retry-after", String(SOON_S));
    show(ctx, "beginning", { status: 503 });
  };
}

/** Whatever broke is told with a trace id; a refusal of a body that is no form of ours keeps its status. */
function telling({ report }: SiteParts, show: Show): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { status, expose } = error as { readonly status?: number; readonly expose?: boolean };
      if (expose === true && status !== undefined)
        return show(ctx, "trouble", { status, values: { trace: null, words: "" } });
      // What was typed is not lost with it.
      show(ctx, "trouble", { status: 500, values: { trace: report(error), words: field(ctx, "text") } });
    }
  };
}

function send(ctx: Context, { type, body }: Asset): void {
  ctx.type = type;
  ctx.set("cache-control", `public, max-age=${YEAR_S}, immutable`);
  ctx.body = body;
}
