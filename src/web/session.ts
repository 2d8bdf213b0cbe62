// Who is logged in: a signed cookie with a session that ends when it is not used, and at last in any case.
import type { Context } from "koa";

export interface Session {
  readonly userId: string;
  /** Tells it apart from every other one; what its forms are signed with. */
  readonly id: string;
  /** ms. */
  readonly beganAt: number;
  /** When it was last used, to the hour or so (ms). */
  readonly seenAt: number;
}

export interface SessionParts {
  /** The path the pages lie below, without a slash at its end. */
  readonly base: string;
  readonly isHttps: boolean;
  /** The machine's clock, ms: the sandbox's may be turned. */
  readonly wallClock: () => number;
  readonly newSecret: () => string;
}

export interface Sessions {
  /** Null without one, with one that is over, or with one that was not written here. Winds it on. */
  of(ctx: Context): Session | null;
  /** The same without winding it on: what a page asks by itself is no use of it. */
  peek(ctx: Context): Session | null;
  begin(ctx: Context, userId: string): void;
  end(ctx: Context): void;
}

const HOUR_MS = 3_600_000;
const IDLE_MS = 24 * HOUR_MS;
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** The cookie is written anew no oftener. */
const WOUND_EVERY_MS = HOUR_MS;
const NAME = "session";

export function createSessions(parts: SessionParts): Sessions {
  const { wallClock, newSecret } = parts;
  const write = (ctx: Context, session: Session): void =>
    setCookie(ctx, parts, { name: NAME, value: writeSession(session), forMs: IDLE_MS });
  function peek(ctx: Context): Session | null {
    const session = readSession(getCookie(ctx, NAME));
    return session === null || isOver(session, wallClock()) ? null : session;
  }
  return {
    peek,
    of(ctx) {
      const session = peek(ctx);
      const now = wallClock();
      if (session !== null && now - session.seenAt > WOUND_EVERY_MS) write(ctx, { ...session, seenAt: now });
      return session;
    },
    begin(ctx, userId) {
      const now = wallClock();
      write(ctx, { userId, id: newSecret(), beganAt: now, seenAt: now });
    },
    end: (ctx) => setCookie(ctx, parts, { name: NAME, value: "", forMs: 0 }),
  };
}

function isOver({ beganAt, seenAt }: Session, now: number): boolean {
  return now - seenAt > IDLE_MS || now - beganAt > LONGEST_MS || beganAt > now;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly forMs: number;
}

/** Signed, for no script to read, sent by no other site's forms. An empty value takes it back. */
export function setCookie(
  ctx: Context,
  { base, isHttps }: Pick<SessionParts, "base" | "isHttps">,
  { name, value, forMs }: Cookie,
): void {
  // TLS ends at a proxy: that the browser came by https is known from the address it was given.
  ctx.cookies.secure = isHttps;
  ctx.cookies.set(name, value === "" ? null : value, {
    signed: true,
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps,
    overwrite: true,
    path: `${base}/`,
    ...(value === "" ? {} : { maxAge: forMs }),
  });
}

/** "" for one that is missing or was changed. */
export function getCookie(ctx: Context, name: string): string {
  return ctx.cookies.get(name, { signed: true }) ?? "";
}

/** Whether somebody has been here; whether they still may is looked at where it counts. */
export function hasBeenHere(ctx: Context): boolean {
  return getCookie(ctx, NAME) !== "";
}

function writeSession({ userId, id, beganAt, seenAt }: Session): string {
  return [Buffer.from(userId).toString("base64url"), id, beganAt, seenAt].join(".");
}

function readSession(text: string): Session | null {
  const [, user = "", id = "", beganAt = "", seenAt = ""] =
    /^([\w-]+)\.([\w-]+)\.(\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  if (user === "") return null;
  const userId = Buffer.from(user, "base64url").toString("utf8");
  return { userId, id, beganAt: Number(beganAt), seenAt: Number(seenAt) };
}
