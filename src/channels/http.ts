// The HTTP server: the doors of WeCom, health and metrics. Order of refusals and statuses: contract.md, HTTP.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import Router from "@koa/router";
import Koa, { type Context } from "koa";
import { WecomCallbackError } from "../wecom/callback-error.ts";
import { addBindPages, type BindPageParts } from "./bind-pages.ts";
import { readCallbackBody } from "./callback-body.ts";
import type { Door } from "./door.ts";
import { createMixedUp, type DoorName } from "./mixed-up.ts";

export interface HttpParts {
  readonly doors: Readonly<Partial<Record<DoorName, Door>>>;
  /** The pages behind a binding link, where there are any. */
  readonly bindPages?: BindPageParts | null;
  /** What the health of the program is; the part that ails is named. */
  readonly health: () => Promise<{ readonly ok: boolean; readonly parts: Readonly<Record<string, string>> }>;
  readonly metrics: {
    readonly contentType: string;
    text(): Promise<string>;
    /** One callback: its door, the status it got, how long it took. */
    callback(seen: { readonly door: string; readonly status: number; readonly seconds: number }): void;
  };
  /** Lets others than loopback read /metrics; null: nobody else. */
  readonly metricsToken: string | null;
  /** Whoever keeps a connection open is told with the answer that there is no more to come; never, where not given. */
  readonly isStopping?: () => boolean;
  /** Told of everything that was not refused but broke. */
  readonly onError: (error: unknown) => void;
  /** Told, once for each door and kind, that an address stands in the wrong page of the console. */
  readonly onMixedUp: (line: string) => void;
  /** Adds further routes: the sandbox. */
  readonly more: (app: Koa) => void;
}

export function createHttpApp(parts: HttpParts): Koa {
  const app = new Koa();
  app.silent = true;
  app.on("error", (error: { readonly expose?: boolean; readonly code?: unknown }) => {
    // A refusal of ours, or what is no HTTP, as where a caller hung up, is the stranger's fault and no operator's business.
    if (error.expose !== true && !String(error.code).startsWith("HPE_")) parts.onError(error);
  });
  const callbacks = new Map<string, (ctx: Context) => Promise<void>>();
  app.use(async (ctx, next) => {
    // Nearly every request is a callback at its very address: it need not look for its way.
    const callback = ctx.method === "POST" ? callbacks.get(ctx.path) : undefined;
    await (callback === undefined ? next() : callback(ctx));
    if (parts.isStopping?.()) ctx.set("connection", "close");
  });
  const router = new Router();
  const mixedUp = createMixedUp(parts.doors, parts.onMixedUp);
  for (const name of ["app", "bot"] as const) {
    const door = parts.doors[name];
    if (door === undefined) continue;
    const path = `/wecom/${name}`;
    router.get(path, (ctx) =>
      refusing(ctx, {
        answer: async () => door.verify(ctx.querystring),
        refused: () => mixedUp.checked(name, ctx.querystring),
      }),
    );
    const callback = measured(name, parts, async (ctx) => {
      const body = await readCallbackBody(ctx.req);
      if (typeof body === "number") return refuse(ctx, body);
      return refusing(ctx, {
        answer: () => door.receive(ctx.querystring, body),
        refused: () => mixedUp.called(name, body),
      });
    });
    callbacks.set(path, callback);
    router.post(path, callback);
  }
  router.get("/healthz", async (ctx) => {
    const { ok, parts: found } = await parts.health();
    ctx.status = ok ? 200 : 503;
    ctx.body = { status: ok ? "ok" : "unavailable", ...found };
  });
  router.get("/metrics", async (ctx) => {
    if (!mayReadMetrics(ctx, parts.metricsToken)) return refuse(ctx, 403);
    ctx.type = parts.metrics.contentType;
    ctx.body = await parts.metrics.text();
  });
  if (parts.bindPages) addBindPages(router, parts.bindPages);
  parts.more(app);
  app.use(router.routes()).use(router.allowedMethods());
  return app;
}

export interface ListenAt {
  readonly host: string;
  readonly port: number;
  /** How long whatever is no file may take to be here. */
  readonly patienceMs?: number;
}

/** Listens; rejects when the address is taken. */
export function listen(app: Koa, at: ListenAt): Promise<Server> {
  const { patienceMs = OTHERS_MS } = at;
  return new Promise((resolve, reject) => {
    const server = app.listen(at.port, at.host, () => resolve(server));
    server.once("error", reject);
    server.requestTimeout = FILE_MS;
    server.headersTimeout = patienceMs;
    server.on("request", hurrying(patienceMs));
  });
}

/** A file over a slow line may take its time; whatever else is sent is here at once, or not awaited. */
const FILE_MS = 300_000;
const OTHERS_MS = 15_000;

function hurrying(patienceMs: number): (request: IncomingMessage) => void {
  const hurry = (request: IncomingMessage): void => {
    // Most are here as a whole with their headers.
    if (request.complete || /^multipart\/form-data/i.test(request.headers["content-type"] ?? "")) return;
    const timer = setTimeout(() => request.complete || request.destroy(), patienceMs);
    request.once("close", () => clearTimeout(timer)).once("end", () => clearTimeout(timer));
  };
  return (request) => process.nextTick(hurry, request);
}

/** 200 with what the door says, or the status of its refusal; never a word about why. */
async function refusing(
  ctx: Context,
  { answer, refused }: { readonly answer: () => Promise<string>; readonly refused: () => void },
): Promise<void> {
  try {
    const body = await answer();
    ctx.status = 200;
    // Before the body, or koa would look what kind of text it may be.
    ctx.set("content-type", "text/plain; charset=utf-8");
    ctx.body = body;
  } catch (error) {
    if (!(error instanceof WecomCallbackError)) throw error;
    refused();
    refuse(ctx, error.reason === "signature" || error.reason === "receiver" ? 403 : 400);
  }
}

function refuse(ctx: Context, status: number): void {
  ctx.status = status;
  ctx.body = "";
}

function measured(
  door: string,
  { metrics }: HttpParts,
  callback: (ctx: Context) => Promise<void>,
): (ctx: Context) => Promise<void> {
  return async (ctx) => {
    const started = performance.now();
    let status = 500;
    try {
      await callback(ctx);
      status = ctx.status;
    } catch (error) {
      status = (error as { status?: number }).status ?? 500;
      throw error;
    } finally {
      metrics.callback({ door, status, seconds: (performance.now() - started) / 1000 });
    }
  };
}

/** In the same time wherever they part. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function mayReadMetrics(ctx: Context, token: string | null): boolean {
  if (token !== null && isSame(ctx.get("authorization"), `Bearer ${token}`)) return true;
  const from = ctx.req.socket.remoteAddress ?? "";
  const isLoopback = from === "::1" || /^(::ffff:)?127\./.test(from);
  // Behind a proxy on this machine everybody comes from loopback.
  return isLoopback && ctx.get("x-forwarded-for") === "" && ctx.get("forwarded") === "";
}
