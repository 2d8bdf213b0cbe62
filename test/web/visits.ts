// The pages on a whole bot, below a path of a public address, with a WeCom that says who came back with which code.
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import type { Asked, FakeApi } from "../wecom/fake-api.ts";
import { type Browser, openBrowser, type Seen } from "./browser.ts";

export const BASE = "/sales";
const PUBLIC_URL = `https://bot.example${BASE}`;

export interface Visits {
  readonly api: FakeApi;
  readonly bot: RunningBot;
  /** A new browser of nobody's yet. */
  browser(userAgent?: string): Browser;
  /** From a page through the login and back, with a code of this person's. */
  comeBack(browser: Browser, userId: string, to?: string): Promise<Seen>;
  /** A browser in which somebody is logged in. */
  as(userId: string): Promise<Browser>;
  /** Departments whose people have left, as the directory has it. */
  readonly empty: Set<string>;
  stop(): Promise<void>;
}

export async function openVisits(
  given: Partial<Parameters<typeof startRealBot>[0]> & { readonly databaseUrl: string },
): Promise<Visits> {
  const empty = new Set<string>();
  let codes = 0;
  const api = await startDirectoryApi((asked: Asked) => {
    if (asked.path === "auth/getuserinfo") {
      const userid = /^code-\d+-(.+)$/.exec(asked.query["code"] ?? "")?.[1];
      return userid === undefined ? { errcode: 40029, errmsg: "invalid code" } : { errcode: 0, userid };
    }
    return asked.path === "user/list" && empty.has(asked.query["department_id"] ?? "")
      ? { errcode: 0, userlist: [] }
      : undefined;
  });
  const bot = await startRealBot({ api, publicUrl: PUBLIC_URL, ...given });
  const visits: Visits = {
    api,
    bot,
    empty,
    browser: (userAgent) => openBrowser(() => bot.url, BASE, userAgent),
    async comeBack(browser, userId, to = "/") {
      const login = await browser.get((await browser.get(to)).to);
      const state = new URL(login.to).searchParams.get("state") ?? "";
      return browser.get(
        `/login/return?${new URLSearchParams({ code: `code-${++codes}-${userId}`, state })}`,
      );
    },
    async as(userId) {
      const browser = visits.browser();
      await visits.comeBack(browser, userId);
      return browser;
    },
    async stop() {
      await bot.stop();
      await api.close();
    },
  };
  return visits;
}

export { PUBLIC_URL };
