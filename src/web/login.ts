// Login and logout: through WeCom and back with a code, or by choosing a person in the sandbox (wecom.md 4.9).
import { createHash } from "node:crypto";
import type Router from "@koa/router";
import type { Context } from "koa";
import { createAttempts } from "./attempts.ts";
import { field, isSame, parameter, readForm, type Tokens } from "./form.ts";
import { ownPath } from "./own-path.ts";
import type { SiteParts } from "./parts.ts";
import { getCookie, type Sessions, setCookie } from "./session.ts";
import type { Show } from "./show.ts";

const TEN_MINUTES_MS = 600_000;
/** An office behind one address logs in well; only what fails is counted. */
const MOST_FAILED = 20;

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
}

/** `/login` leads to WeCom, or asks in the sandbox; `/login/return` comes back; `/logout` ends every session there is. */
export function addLogin(router: Router, parts: SiteParts, { sessions, tokens, show }: Needs): void {
  const { base, login, newSecret, wallClock } = parts;
  const failed = createAttempts({ most: MOST_FAILED, withinMs: TEN_MINUTES_MS, now: wallClock });

  /** What this browser wanted, under a word that only it and WeCom hear: letters and digits, as WeCom will have it. */
  function remember(ctx: Context): string {
    const state = createHash("sha256").update(newSecret()).digest("hex");
    const wanted = Buffer.from(ownPath(parameter(ctx, "to"))).toString("base64url");
    const value = [state, wallClock() + TEN_MINUTES_MS, wanted].join(".");
    setCookie(ctx, parts, { name: cookieOf(state), value, forMs: TEN_MINUTES_MS });
    return state;
  }

  /** Where this browser wanted to go with this state; null for one of another browser's, an old one, or one used. */
  async function wanted(ctx: Context, state: string): Promise<string | null> {
    if (!/^[0-9a-f]{64}$/.test(state)) return null;
    const [known = "", until = "", to = ""] = getCookie(ctx, cookieOf(state)).split(".");
    if (!isSame(state, known) || Number(until) < wallClock()) return null;
    setCookie(ctx, parts, { name: cookieOf(state), value: "", forMs: 0 });
    return (await parts.useOnce(state)) ? ownPath(Buffer.from(to, "base64url").toString("utf8")) : null;
  }

  /** Somebody says with a state who they are: they are let in, or told why not. */
  async function arrive(ctx: Context, state: string, who: () => Promise<string | null>): Promise<void> {
    const from = addressOf(ctx);
    const until = failed.blockedUntil(from);
    if (until !== null) {
      ctx.set("retry-after", String(Math.ceil((until - wallClock()) / 1000)));
      return show(ctx, "login-failed", { status: 429, values: { why: "often" } });
    }
    const to = await wanted(ctx, state);
    const userId = to === null ? null : await who();
    const member = userId === null ? null : await parts.member(userId);
    if (to === null || member === null) {
      failed.count(from);
      return show(ctx, "login-failed", { status: 403, values: { why: to === null ? "old" : "unknown" } });
    }
    sessions.begin(ctx, member);
    leadTo(ctx, `${base}${to}`);
  }

  router.get("/login", async (ctx) => {
    const state = remember(ctx);
    if (login.way === "choose") {
      const people = await login.people();
      return show(ctx, "login", { values: { state, people } });
    }
    leadTo(ctx, login.address({ state, isInClient: /wxwork/i.test(ctx.get("user-agent")) }));
  });
  router.get("/login/return", async (ctx) => {
    if (login.way !== "wecom") return leadTo(ctx, `${base}/login`);
    const code = parameter(ctx, "code");
    await arrive(ctx, parameter(ctx, "state"), async () => (code === "" ? null : login.who(code)));
  });
  router.post("/login", readForm(), async (ctx) => {
    if (login.way !== "choose") return leadTo(ctx, `${base}/login`);
    const userId = field(ctx, "person");
    const people = await login.people();
    const found = people.find((person) => person.userId === userId)?.userId ?? null;
    await arrive(ctx, field(ctx, "state"), async () => found);
  });
  router.post("/logout", readForm(), async (ctx) => {
    const session = sessions.of(ctx);
    if (session !== null && !tokens.fits(session, field(ctx, "token"))) return leadTo(ctx, `${base}/`);
    if (session !== null) await parts.leave(session.userId);
    sessions.end(ctx);
    // In the sandbox one goes out to come in as somebody else.
    leadTo(ctx, `${base}/${login.way === "choose" ? "login" : "logged-out"}`);
  });
  router.get("/logged-out", (ctx) => show(ctx, "logged-out"));
}

/** One of its own for each login that is under way: two windows do not take it from each other. */
function cookieOf(state: string): string {
  return `login-${state.slice(0, 8)}`;
}

/** With a GET, whatever it was asked with. */
export function leadTo(ctx: Context, address: string): void {
  ctx.status = 303;
  ctx.redirect(address);
  ctx.body = "";
}

/** Whose attempt it is: behind a proxy of ours, the address the proxy was asked from, which it wrote last. */
function addressOf(ctx: Context): string {
  const from = ctx.req.socket.remoteAddress ?? "";
  const told = ctx.get("x-forwarded-for").split(",").at(-1)?.trim() ?? "";
  return /^(::1|(::ffff:)?127\.)/.test(from) && told !== "" ? told : from;
}
