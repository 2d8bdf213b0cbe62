// Who is let in to the pages, how long, and who is not: WeCom says who somebody is, once, to the browser that asked.
import { afterEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { createHandTimers } from "../setup/hand-timers.ts";
import { appEvent, CORP } from "../setup/wecom-client.ts";
import { fieldsIn, textOf } from "./browser.ts";
import { BASE, openVisits, PUBLIC_URL, type Visits } from "./visits.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DESK = "Mozilla/5.0 (Windows NT 10.0) Chrome/140";

onOneEngine((engine) => {
  /** What leaves no trace in the database that could differ. */
  const onOne = test.runIf(engine.name === "sqlite");
  let visits: Visits;
  const start = async (given: Partial<Parameters<typeof openVisits>[0]> = {}) => {
    const databaseUrl = given.databaseUrl ?? (await engine.migratedUrl());
    visits = await openVisits({ ...given, databaseUrl });
    return databaseUrl;
  };
  afterEach(() => visits.stop());

  test("whoever is not logged in goes through WeCom's login and lands where they wanted to go", async () => {
    await start();
    const browser = visits.browser();
    const first = await browser.get("/pool?page=2");
    expect([first.status, first.to]).toEqual([303, "/login?to=%2Fpool%3Fpage%3D2"]);
    const address = new URL((await browser.get(first.to)).to);
    expect(`${address.origin}${address.pathname}`).toBe(
      "https://open.weixin.qq.com/connect/oauth2/authorize",
    );
    expect(address.searchParams.get("appid")).toBe(CORP);
    expect(address.searchParams.get("redirect_uri")).toBe(`${PUBLIC_URL}/login/return`);
    expect(address.searchParams.get("state")).toMatch(/^[0-9a-f]{64}$/);
    const back = await visits.comeBack(browser, "zhangsan", "/pool?page=2");
    expect([back.status, back.to]).toEqual([303, "/pool?page=2"]);
    const page = await browser.get("/");
    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain("张三,今天");
  });

  onOne("on a desk it is WeCom's page for browsers, with the same way back", async () => {
    await start();
    const browser = visits.browser(DESK);
    const address = new URL((await browser.get("/login")).to);
    expect(`${address.origin}${address.pathname}`).toBe("https://login.work.weixin.qq.com/wwlogin/sso/login");
    expect(address.searchParams.get("redirect_uri")).toBe(`${PUBLIC_URL}/login/return`);
    expect((await visits.comeBack(browser, "lisi")).to).toBe("/");
    expect((await browser.get("/")).status).toBe(200);
  });

  onOne(
    "the cookie is for no script, no other site, no plain line; and the page for no frame and no cache",
    async () => {
      await start();
      const browser = visits.browser();
      const back = await visits.comeBack(browser, "lisi");
      const cookie = back.headers.getSetCookie().find((line) => line.startsWith("session="));
      for (const part of ["httponly", "samesite=lax", "secure", `path=${BASE}/`])
        expect(cookie?.toLowerCase()).toContain(part);
      const { headers } = await browser.get("/");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
    },
  );

  test("a state is good once, for ten minutes, in the browser that was given it", async () => {
    await start();
    const [own, other] = [visits.browser(), visits.browser()];
    const stateOf = async (browser = own) =>
      new URL((await browser.get("/login")).to).searchParams.get("state") ?? "";
    const back = (state: string, browser = own) =>
      browser.get(`/login/return?${new URLSearchParams({ code: "code-1-lisi", state })}`);

    const state = await stateOf();
    await stateOf(other);
    expect((await back(state, other)).status).toBe(403);
    const kept = new Map(own.cookies);
    expect((await back(state)).status).toBe(303);
    // The same answer of WeCom's once more, with the cookies as they were.
    own.cookies.clear();
    for (const [name, value] of kept) own.cookies.set(name, value);
    expect((await back(state)).status).toBe(403);
    expect((await own.get("/")).to).toContain("/login");

    const late = await stateOf();
    visits.bot.pass(11 * 60_000);
    expect((await back(late)).status).toBe(403);
    expect((await back("")).status).toBe(403);
    expect(visits.api.count("auth/getuserinfo")).toBe(1);
  });

  onOne(
    "a code nobody knows, and somebody who is no member, are told no more than how to get in",
    async () => {
      await start();
      const browser = visits.browser();
      const stranger = await visits.comeBack(browser, "nobody");
      expect(stranger.status).toBe(403);
      expect(textOf(stranger.html)).toContain("没认出你是谁");
      expect((await browser.get("/")).to).toContain("/login");
    },
  );

  test("a cookie that was changed, or is another's, or of another secret, opens nothing", async () => {
    const databaseUrl = await start();
    const [zhang, li] = [await visits.as("zhangsan"), await visits.as("lisi")];
    const [own, signature] = [zhang.cookies.get("session") ?? "", zhang.cookies.get("session.sig") ?? ""];
    const others = li.cookies.get("session") ?? "";
    const named = (userId: string) =>
      [Buffer.from(userId).toString("base64url"), ...own.split(".").slice(1)].join(".");
    for (const forged of [
      others,
      named("jingli"),
      own.replace(/\d+$/, (seenAt) => String(Number(seenAt) + DAY)),
      "",
      "a.b.1.2",
      `${own}.1`,
    ]) {
      zhang.cookies.set("session", forged);
      zhang.cookies.set("session.sig", signature);
      expect((await zhang.get("/")).to, forged).toContain("/login");
    }
    await visits.bot.stop();
    await visits.api.close();
    await start({ databaseUrl, sessionSecret: "another one" });
    const again = visits.browser();
    for (const [name, value] of li.cookies) again.cookies.set(name, value);
    expect((await again.get("/")).to).toContain("/login");
  });

  onOne("the secret that was made is kept: a restart throws nobody out", async () => {
    const databaseUrl = await start();
    const li = await visits.as("lisi");
    await visits.bot.stop();
    await visits.api.close();
    await start({ databaseUrl });
    const again = visits.browser();
    for (const [name, value] of li.cookies) again.cookies.set(name, value);
    expect((await again.get("/")).status).toBe(200);
  });

  onOne("a session ends a day after it was used last, and after a week whatever is done", async () => {
    await start();
    const [idle, busy] = [await visits.as("lisi"), await visits.as("zhangsan")];
    visits.bot.pass(23 * HOUR);
    expect((await idle.get("/")).status).toBe(200);
    visits.bot.pass(25 * HOUR);
    expect((await idle.get("/")).to).toContain("/login");
    await visits.comeBack(busy, "zhangsan");
    const old = new Map(busy.cookies);
    for (let day = 0; day < 9; day++) {
      expect((await busy.get("/")).status).toBe(200);
      visits.bot.pass(18 * HOUR);
    }
    visits.bot.pass(18 * HOUR);
    expect((await busy.get("/")).to).toContain("/login");
    for (const [name, value] of old) busy.cookies.set(name, value);
    expect((await busy.get("/")).to).toContain("/login");
    visits.bot.pass(-8 * DAY);
  });

  test("whoever has left is out at the next request, and does not come back in", async () => {
    const timers = createHandTimers();
    await start({ timers });
    const li = await visits.as("lisi");
    expect((await li.get("/")).status).toBe(200);
    visits.empty.add("3");
    await visits.bot.app(
      appEvent(
        "sys",
        "change_contact",
        "<ChangeType><![CDATA[delete_user]]></ChangeType><UserID><![CDATA[lisi]]></UserID>",
      ),
    );
    const later = async () => {
      timers.advance(5_000);
      return (await li.get("/")).to;
    };
    await expect.poll(later, { timeout: 9_000 }).toContain("/login");
    expect((await visits.comeBack(li, "lisi")).status).toBe(403);
  });

  test("退出 ends every session there is; the way back shows nothing, and no other page can ask for it", async () => {
    await start();
    const [phone, desk] = [await visits.as("lisi"), await visits.as("lisi")];
    const { html } = await phone.get("/");
    expect((await desk.post("/logout", { token: "guessed" })).to).toBe("/");
    expect((await desk.get("/")).status).toBe(200);
    const kept = new Map(phone.cookies);
    visits.bot.pass(1_000);
    expect((await phone.post("/logout", fieldsIn(html, "/logout"))).to).toBe("/logged-out");
    for (const [name, value] of kept) phone.cookies.set(name, value);
    expect((await phone.get("/")).to).toContain("/login");
    expect((await desk.get("/")).to).toContain("/login");
    visits.bot.pass(1_000);
    await visits.comeBack(phone, "lisi");
    expect((await phone.get("/")).status).toBe(200);
  });

  onOne("what another site's page sends is refused before anything is read", async () => {
    await start();
    const li = await visits.as("lisi");
    const form = fieldsIn((await li.get("/")).html, "/logout");
    for (const from of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
    ] as Record<string, string>[])
      expect((await li.post("/logout", form, from)).status).toBe(403);
    expect((await li.get("/")).status).toBe(200);
    // With no-referrer a browser calls the origin of our own forms null.
    expect((await li.post("/logout", form, { origin: "null", "sec-fetch-site": "same-origin" })).to).toBe(
      "/logged-out",
    );
  });

  onOne("logins that fail are limited by address; whoever is in stays in", async () => {
    await start();
    const li = await visits.as("lisi");
    const bad = visits.browser();
    const from = (address: string) => ({ "x-forwarded-for": `1.2.3.4, ${address}` });
    const back = (address: string) => bad.get("/login/return?code=c&state=0", from(address));
    for (let time = 0; time < 20; time++) expect((await back("9.9.9.9")).status).toBe(403);
    const refused = await back("9.9.9.9");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await back("8.8.8.8")).status).toBe(403);
    expect((await li.get("/")).status).toBe(200);
    visits.bot.pass(10 * 60_000 + 1);
    expect((await back("9.9.9.9")).status).toBe(403);
  });

  onOne("without PUBLIC_URL nobody could log in, so there are no pages", async () => {
    await start({ publicUrl: null });
    const browser = visits.browser();
    for (const path of ["/", "/login", "/items/1"]) expect((await browser.get(path)).status).toBe(404);
  });
});
