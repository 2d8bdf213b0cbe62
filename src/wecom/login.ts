// Who opens a page: the way through WeCom's login and back with a code (wecom.md 4.9).
import type { WecomApi } from "./api.ts";
import { WecomApiError } from "./api-error.ts";
import { leaf } from "./tree.ts";

export interface LoginRequest {
  readonly corpId: string;
  readonly agentId: number;
  /** Its host must be the app's 可信域名, the port included. */
  readonly redirectUri: string;
  /** Comes back with the code; letters and digits, 128 at most. */
  readonly state: string;
}

/** Where the WeCom client says who its user is without asking them anything. */
export function loginUrl({ corpId, agentId, redirectUri, state }: LoginRequest): string {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "snsapi_base",
    state,
    agentid: String(agentId),
  });
  return `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`;
}

/** Where a browser on a desk shows a code to scan, or asks the WeCom client beside it. */
export function desktopLoginUrl({ corpId, agentId, redirectUri, state }: LoginRequest): string {
  const query = new URLSearchParams({
    login_type: "CorpApp",
    appid: corpId,
    agentid: String(agentId),
    redirect_uri: redirectUri,
    state,
    lang: "zh",
  });
  return `https://login.work.weixin.qq.com/wwlogin/sso/login?${query}`;
}

/** The userid of the member who came back with the code; null for anybody else, and for a code used before. @throws WecomApiError */
export async function whoLoggedIn(api: WecomApi, code: string): Promise<string | null> {
  try {
    const answer = await api.get("auth/getuserinfo", { code });
    return leaf(answer, "userid") || null;
  } catch (error) {
    if (error instanceof WecomApiError && error.errclass === "login") return null;
    throw error;
  }
}
