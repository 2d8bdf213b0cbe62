// Access tokens of the app as WeCom gives them out (wecom.md 4.1).
import type { ApiAnswer } from "./api-answer.ts";
import { failed, ok } from "./api-answer.ts";

const LIFE_SECONDS = 7200;

export interface Tokens {
  /** gettoken: 41004 something missing, 40013 wrong corp, 40001 wrong secret; the same token while it is valid. */
  issue(corpId: string | undefined, secret: string | undefined): ApiAnswer;
  /** Null if the token is good; 41001 missing, 42001 expired, 40014 unknown. */
  refusal(token: string | undefined): ApiAnswer | null;
}

export function createTokens(parts: {
  readonly corpId: string;
  readonly secret: string;
  readonly now: () => number;
}): Tokens {
  let current = { token: "", expiresAt: 0 };
  const expired = new Set<string>();

  function renew(): void {
    if (current.token !== "") expired.add(current.token);
    const issuedAt = parts.now();
    current = { token: `sandbox-token-${issuedAt.toString(36)}`, expiresAt: issuedAt + LIFE_SECONDS * 1000 };
  }

  return {
    issue(corpId, secret) {
      if (!corpId || !secret) return failed(41004, "corpsecret missing");
      if (corpId !== parts.corpId) return failed(40013, "invalid corpid");
      if (secret !== parts.secret) return failed(40001, "invalid credential");
      if (parts.now() >= current.expiresAt) renew();
      const expiresIn = Math.ceil((current.expiresAt - parts.now()) / 1000);
      return ok({ access_token: current.token, expires_in: expiresIn });
    },
    refusal(token) {
      if (!token) return failed(41001, "access_token missing");
      if (expired.has(token)) return failed(42001, "access_token expired");
      if (token !== current.token) return failed(40014, "invalid access_token");
      return parts.now() < current.expiresAt ? null : failed(42001, "access_token expired");
    },
  };
}
