// The directory and the sending side against a scripted WeCom: token, leavers, refused permissions, retries.
import { afterEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { createHandTimers, type HandTimers } from "../setup/hand-timers.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { appEvent, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

type Answers = Parameters<typeof startDirectoryApi>[0];

onOneEngine((engine) => {
  let api: FakeApi;
  let bot: RunningBot;
  let timers: HandTimers;
  const start = async (answers?: Answers, databaseUrl?: string) => {
    api = await startDirectoryApi(answers);
    const url = databaseUrl ?? (await engine.migratedUrl());
    timers = createHandTimers();
    bot = await startRealBot({ databaseUrl: url, api, timers });
    return url;
  };
  /** Looks again and again, each time a while later. */
  const after =
    <Seen>(ms: number, look: () => Seen) =>
    (): Seen => {
      timers.advance(ms);
      return look();
    };
  afterEach(async () => {
    await bot.stop();
    await api.close();
  });

  test("heads come from department_leader: the head of 一部 may reassign there, the head of 二部 may not", async () => {
    await start();
    const created = await bot.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台",
    );
    const no = /#(\d+)/.exec(created)?.[1];
    expect(await bot.say("erzhu", `改派 #${no} 给 @李四 忙不过来`)).toContain("不归你处理");
    expect(await bot.say("zhuguan", `改派 #${no} 给 @李四 忙不过来`)).toContain("李四");
  });

  test("ADMIN_USERIDS are admins from the start and cannot be unmade in chat", async () => {
    await start();
    expect(await bot.say("admin", "设角色 @何市 清洗员")).toContain("清洗员");
    expect(await bot.say("admin", "设角色 @钱会 取消 管理员")).toContain("ADMIN_USERIDS");
    expect(await bot.say("lisi", "设角色 @何市 清洗员")).toContain("管理员");
  });

  test("somebody who left is a stranger after the change is reported", async () => {
    let left = false;
    await start((asked) =>
      left && asked.path === "user/list" && asked.query["department_id"] === "3"
        ? { errcode: 0, userlist: [] }
        : undefined,
    );
    expect(await bot.say("lisi", "我的商机")).not.toContain("不认识");
    left = true;
    const event = appEvent(
      "sys",
      "change_contact",
      "<ChangeType>delete_user</ChangeType><UserID>lisi</UserID>",
    );
    expect(await bot.app(event)).toMatchObject({ status: 200, raw: "" });
    await expect
      .poll(
        after(5_000, () => bot.say("lisi", "我的商机")),
        { timeout: 9000 },
      )
      .toContain("不认识");
  });

  test("a member with another userid keeps items and roles, from the event on and after the sync", async () => {
    let userId = "lisi";
    await start((asked) =>
      asked.path === "user/list" && asked.query["department_id"] === "3"
        ? {
            errcode: 0,
            userlist: [{ userid: userId, name: "李四", department: [3], main_department: 3, status: 1 }],
          }
        : undefined,
    );
    await bot.say("admin", "设角色 @李四 清洗员");
    const created = await bot.say(
      "lisi",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台",
    );
    expect(created).toContain("上海云图科技");
    userId = "li.si";
    const reads = api.count("department/list");
    const change = "<ChangeType>update_user</ChangeType><UserID>lisi</UserID><NewUserID>li.si</NewUserID>";
    await bot.app(appEvent("sys", "change_contact", change));
    await expect.poll(() => bot.say("li.si", "我的商机")).toContain("上海云图科技");
    await expect
      .poll(
        after(5_000, () => api.count("department/list")),
        { timeout: 9000 },
      )
      .toBe(reads + 1);
    expect(await bot.say("li.si", "我的商机")).toContain("上海云图科技");
    expect(await bot.say("li.si", "清洗 下一条")).not.toContain("清洗员");
    expect(await bot.say("lisi", "我的商机")).toContain("不认识");
  });

  test("a directory that could not be read at the start is read soon after, and nobody is a stranger until then", async () => {
    let down = true;
    await start(({ path }) => (down && path === "gettoken" ? { status: 502, raw: "" } : undefined));
    const early = await bot.say("ZhangSan", "我的商机");
    expect(early).toContain("过几分钟再发");
    expect(early).not.toContain("不认识");
    down = false;
    await expect
      .poll(
        after(2_000, () => bot.say("ZhangSan", "我的商机")),
        { timeout: 15_000 },
      )
      .toContain("商机");
    expect(await bot.say("mallory", "今日")).toContain("不认识");
  });

  test("an error about a newcomer is no no, and the next message is asked about again", async () => {
    let down = true;
    await start((asked) => {
      if (asked.path !== "user/get") return undefined;
      return down
        ? { errcode: -1, errmsg: "system busy" }
        : { errcode: 0, userid: "xinren", name: "新人", department: [3], main_department: 3, status: 1 };
    });
    expect(await bot.say("xinren", "今日")).toContain("过几分钟再发");
    expect(await bot.say("xinren", "今日")).toContain("过几分钟再发");
    expect(api.count("user/get")).toBe(1);
    down = false;
    await expect
      .poll(
        after(1_000, () => bot.say("xinren", "帮助")),
        { timeout: 14_000 },
      )
      .toContain("跟进");
  }, 20_000);

  test("a company that is gone at once is not believed: all stay, an admin is told once and may say it is so", async () => {
    const url = await start();
    const gone: Answers = ({ path }) => (path === "user/list" ? { errcode: 0, userlist: [] } : undefined);
    const toldAdmin = () =>
      api.asked.filter(({ path, rawBody }) => path === "message/send" && rawBody.includes("通讯录一下少了"));
    const restart = async () => {
      await bot.stop();
      await api.close();
      await start(gone, url);
    };
    await restart();
    expect(await bot.say("ZhangSan", "我的商机")).not.toContain("不认识");
    await expect.poll(() => toldAdmin().length, { timeout: 5000 }).toBe(1);
    expect(JSON.stringify(toldAdmin()[0]?.body)).toMatch(/"touser":"admin".*原来 11 人.*一个也没有/);
    await restart();
    expect(await bot.say("ZhangSan", "更新通讯录")).toContain("管理员");
    expect(await bot.say("ZhangSan", "我的商机")).not.toContain("不认识");
    expect(toldAdmin()).toEqual([]);
    expect(await bot.say("admin", "更新通讯录")).toContain("11 人");
    await restart();
    expect(await bot.say("ZhangSan", "我的商机")).toContain("不认识");
  }, 30_000);

  test("a newcomer whom the directory did not hold yet is asked about once, and let in", async () => {
    await start((asked) =>
      asked.path === "user/get" && asked.query["userid"] === "xinren"
        ? { errcode: 0, userid: "XinRen", name: "新人", department: [3], main_department: 3, status: 1 }
        : undefined,
    );
    expect(await bot.say("xinren", "帮助")).toContain("跟进");
    expect(await bot.say("XINREN", "今日")).not.toContain("不认识");
    expect(api.count("user/get")).toBe(1);
  });

  test.each([60011, 60020, 48002])(
    "a directory refused with %i leaves the members known so far at work",
    async (errcode) => {
      let refused = false;
      const url = await start((asked) =>
        refused && asked.path.startsWith("department/") ? { errcode, errmsg: "no" } : undefined,
      );
      expect(await bot.say("ZhangSan", "帮助")).toContain("跟进");
      await bot.stop();
      await api.close();
      refused = true;
      await start(
        (asked) => (asked.path.startsWith("department/") ? { errcode, errmsg: "no" } : undefined),
        url,
      );
      expect(await bot.say("ZhangSan", "帮助")).toContain("跟进");
      expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    },
  );

  test("a wrong secret is asked about once, not in a loop", async () => {
    await start((asked) =>
      asked.path === "gettoken" ? { errcode: 40001, errmsg: "invalid credential" } : undefined,
    );
    await bot.say("mallory", "今日");
    await bot.say("mallory2", "今日");
    expect(api.count("gettoken")).toBe(1);
  });

  test("one token serves fifty sends; a refused one is renewed once", async () => {
    let refuse = true;
    await start((asked) => {
      if (asked.path !== "message/send" || !refuse || asked.query["access_token"] !== "T1") return undefined;
      return { errcode: 42001, errmsg: "access_token expired" };
    });
    for (let index = 0; index < 10; index++)
      await bot.say("admin", `设角色 @何市 ${index % 2 ? "取消 " : ""}清洗员`);
    await expect
      .poll(
        () =>
          api.asked
            .filter(({ path, query }) => path === "message/send" && query["access_token"] === "T2")
            .flatMap(({ rawBody }) => rawBody.match(/管理员把你设为/g) ?? []).length,
      )
      .toBe(5);
    refuse = false;
    expect(api.count("gettoken")).toBe(2);
  });

  test("a notice that WeCom did not take is sent again later, and only once when it did", async () => {
    let down = true;
    await start((asked) =>
      down && asked.path === "message/send" ? { errcode: -1, errmsg: "system busy" } : undefined,
    );
    await bot.say("admin", "设角色 @何市 清洗员");
    await expect.poll(() => api.count("message/send")).toBe(1);
    down = false;
    await bot.say("admin", "设角色 @施主 市场");
    // The refusal is noted a moment after it was heard: time passes until both have gone.
    await expect
      .poll(() => {
        bot.pass(10_000);
        return api.asked
          .filter(({ path }) => path === "message/send")
          .map(({ body }) => (body as { touser: string }).touser)
          .sort();
      })
      .toEqual(["heshi", "heshi", "shizhu"]);
  });

  test("callbacks are answered while WeCom's own API is down", async () => {
    await start((asked) => (asked.path === "gettoken" ? "reset" : undefined));
    expect(await bot.say("nobody", "今日")).toContain("过几分钟再发");
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  });
});
