// Who looks at pages meanwhile: some reps, the head of all of them and the manager above, one after the other, each at their own.
import { type Browser, openBrowser } from "../web/browser.ts";
import type { Talk } from "./load.ts";

/** The pages are there where the product is told an address for them. */
export const PUBLIC_URL = "https://bot.example";

/** Of two hundred people each opens a page every seven minutes or so. */
const EVERY_MS = 2000;
const REPS = 12;
const HEAD = "zhuguan";
const MANAGER = "jingli";

export interface Looks {
  /** ms each took. */
  readonly times: readonly number[];
  /** What was answered instead of a page. */
  readonly failed: readonly string[];
}

export interface Visitors {
  /** So many pages, one every two seconds. */
  look(pages: number): Promise<Looks>;
  /** A round in which everybody looks once, as fast as they are shown. */
  lookOnce(): Promise<Looks>;
}

/** Logged in as people are, with a code from WeCom. */
export async function visitorsOf(port: number, talks: readonly Talk[]): Promise<Visitors> {
  const reps = talks.filter((_, index) => index % Math.ceil(talks.length / REPS) === 0);
  const visits = await Promise.all([
    ...reps.map(({ userId, no }, index) => visit(userId, pageOfRep(no, index))),
    visit(HEAD, "/board?show=stuck"),
    visit(HEAD, "/board?show=people"),
    visit(MANAGER, "/board?show=funnel"),
    visit(MANAGER, "/targets"),
  ]);
  let turn = 0;

  async function visit(userId: string, path: string) {
    return { browser: await loggedIn(port, userId), path };
  }

  async function looked(pages: number, everyMs: number): Promise<Looks> {
    const [times, failed]: [number[], string[]] = [[], []];
    const began = performance.now();
    for (let page = 0; page < pages; page++) {
      const ahead = began + page * everyMs - performance.now();
      if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
      const visited = visits[turn++ % visits.length];
      if (visited === undefined) break;
      const from = performance.now();
      const { status } = await visited.browser.get(visited.path);
      times.push(performance.now() - from);
      if (status !== 200) failed.push(`${visited.path}: ${status}`);
    }
    return { times, failed };
  }

  return { look: (pages) => looked(pages, EVERY_MS), lookOnce: () => looked(visits.length, 0) };
}

function pageOfRep(no: number, index: number): string {
  return ["/", `/items/${no}`, "/pool", `/search?q=第${no}公司`, "/board?show=stages"][index % 5] ?? "/";
}

async function loggedIn(port: number, userId: string): Promise<Browser> {
  const browser = openBrowser(() => `http://127.0.0.1:${port}`);
  const { to } = await browser.get("/login?to=%2F");
  const state = new URL(to).searchParams.get("state") ?? "";
  const back = await browser.get(`/login/return?${new URLSearchParams({ code: userId, state })}`);
  if (back.status !== 303 || back.to !== "/") throw new Error(`${userId} was not let in: ${back.status}`);
  return browser;
}
