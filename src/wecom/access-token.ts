// The access token: fetched once for everybody, kept, renewed before it ends (wecom.md 4.1).
import { WecomApiError } from "./api-error.ts";

export interface AccessToken {
  /** The present token; all who ask while it is being fetched share one fetch. */
  get(): Promise<string>;
  /** This token was refused. Who comes with an older one changes nothing: it has been replaced already. */
  drop(token: string): void;
  /**
   * The same for one that WeCom calls a wrong credential. False where the token in its place was refused so as well, a
   * minute ago or less: then it is not the token, and asking on would get the address blocked.
   */
  replace(token: string): boolean;
}

export interface FetchedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** How long before its end a token is renewed, and never more than this part of its life. */
const EARLY_MS = 5 * 60_000;
const EARLY_PART = 0.1;

/** A wrong secret asked again and again gets the IP address blocked for an hour. */
const REFUSED_MS = 60_000;

const REPLACED_MS = 60_000;

/** @param now monotonic milliseconds */
export function createAccessToken(fetchToken: () => Promise<FetchedToken>, now: () => number): AccessToken {
  let current: { readonly token: string; readonly renewAt: number } | null = null;
  let pending: Promise<string> | null = null;
  let replacedAt = Number.NEGATIVE_INFINITY;
  let refused: { readonly error: WecomApiError; readonly until: number } | null = null;

  async function renew(): Promise<string> {
    try {
      const { token, expiresInSeconds } = await fetchToken();
      const lifeMs = expiresInSeconds * 1000;
      current = { token, renewAt: now() + lifeMs - Math.min(EARLY_MS, lifeMs * EARLY_PART) };
      return token;
    } catch (error) {
      if (
        error instanceof WecomApiError &&
        (error.errclass === "configuration" || error.errclass === "window")
      ) {
        refused = { error, until: now() + REFUSED_MS };
      }
      throw error;
    } finally {
      pending = null;
    }
  }

  return {
    async get() {
      if (current !== null && now() < current.renewAt) return current.token;
      if (refused !== null && now() < refused.until) throw refused.error;
      pending ??= renew();
      return pending;
    },
    drop(token) {
      if (current?.token === token) current = null;
    },
    replace(token) {
      // Somebody else has replaced it meanwhile, or is at it.
      if (current?.token !== token) return true;
      if (now() - replacedAt < REPLACED_MS) return false;
      replacedAt = now();
      current = null;
      return true;
    },
  };
}
