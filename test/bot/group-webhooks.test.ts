// A department's posts by its group's webhook: who is called by name, and departments that share one address.
import { beforeEach, expect, test } from "vitest";
import { createWays } from "../../src/bot/senders.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { dayOf } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { roomFor } from "../../src/push/caps.ts";
import { createDelivery, type Delivery } from "../../src/push/deliver.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

interface Posted {
  readonly key: string;
  readonly msgtype: string;
  readonly text?: { readonly content: string; readonly mentioned_list?: readonly string[] };
  readonly markdown?: { readonly content: string };
}

onOneEngine((engine) => {
  let talk: Talk;
  let posted: Posted[];
  let delivery: Delivery;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
    posted = [];
    const ways = createWays({
      endpoint: () => ({
        fetch: async (url, init) => {
          const key = new URL(String(url)).searchParams.get("key") ?? "";
          posted.push({ key, ...(JSON.parse(String(init?.body)) as Omit<Posted, "key">) });
          return new Response(JSON.stringify({ errcode: 0, errmsg: "ok" }));
        },
      }),
      api: () => null,
      bot: null,
      database: talk.database,
    });
    delivery = createDelivery({ ...ways, transaction: talk.database.transaction, now: talk.now });
  });
  async function sprint(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(
      who,
      `新建商机 ${name} 联系人王磊 1380000${++phones} 地址上海 需求MES 金额28万`,
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say(who, `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    return no;
  }
  async function pooled(name: string): Promise<void> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1370000${++phones} 想了解MES 地址上海`);
    await talk.say("heshi", `清洗 ${/#(\d+)/.exec(lead)?.[1]} 合格 需要MES 给华东大区`);
  }
  async function at(day: string, minute: number): Promise<Posted[]> {
    await delivery.run();
    talk.goTo(day, minute);
    await talk.tick();
    posted = [];
    await delivery.run();
    return posted;
  }

  test("an escalation's post is a text that calls the head who was asked; nobody else, and no digest, calls anybody", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
    const no = await sprint("上海点名机电");
    const all = await at("2026-03-12", 630);
    const boss = all.filter(({ key, text }) => key === "boss" && text !== undefined);
    expect(boss).toHaveLength(1);
    expect(boss[0]?.text).toEqual({
      content: `销售一部 3/12 已请主管看的客户\n#${no} 上海点名机电 成交冲刺期(张三)`,
      mentioned_list: ["zhuguan"],
    });
    const sales = all.filter(({ key }) => key === "sales");
    expect(sales.map(({ msgtype }) => msgtype)).toEqual(["markdown"]);
    expect(JSON.stringify(all)).not.toContain("<@");
    expect((await talk.told("zhuguan")).join()).toContain("上海点名机电 请看一眼");
  });

  test("heads of several departments in one managers' group are called each for what they were asked", async () => {
    await talk.say("jingli", `绑定群 华东大区 主管群 ${ADDRESS}region`);
    await sprint("上海一部机电");
    await sprint("上海二部机电", "wangwu");
    const all = await at("2026-03-12", 630);
    const [post] = all.filter(({ text }) => text !== undefined);
    expect([...(post?.text?.mentioned_list ?? [])].sort()).toEqual(["erzhu", "zhuguan"]);
  });

  test("two departments on one webhook: the pool's news is told once, what needs attention is one message", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}both`);
    await talk.say("erzhu", `绑定群 销售二部 ${ADDRESS}both`);
    await sprint("上海一部机电");
    await sprint("上海二部机电", "wangwu");
    await pooled("上海公海机电");
    const news = (await at("2026-03-11", 550)).filter(({ markdown }) =>
      markdown?.content.includes("公海新到 1 个"),
    );
    expect(news).toHaveLength(1);
    expect(news[0]?.markdown?.content.match(/公海新到/g)).toHaveLength(1);
    const attention = await at("2026-03-12", 630);
    expect(attention).toHaveLength(1);
    expect(attention[0]?.markdown?.content).toMatch(/销售一部 3\/12 请关注[\s\S]*\n\n销售二部 3\/12 请关注/);
  });

  test("departments on addresses of their own each read the pool's news", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}one`);
    await talk.say("erzhu", `绑定群 销售二部 ${ADDRESS}two`);
    await pooled("上海公海机电");
    const news = (await at("2026-03-11", 550)).filter(({ markdown }) =>
      markdown?.content.includes("公海新到 1 个"),
    );
    expect(news.map(({ key }) => key).sort()).toEqual(["one", "two"]);
  });

  test("the day's two posts are counted by the address, whichever department has something to say", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}both`);
    await talk.say("erzhu", `绑定群 销售二部 ${ADDRESS}both`);
    await delivery.run();
    const now = talk.now();
    const room = (departmentId: string) =>
      talk.database.transaction((store) =>
        roomFor(
          {
            key: "new",
            toKind: "department",
            toId: departmentId,
            once: false,
            markdown: "x",
            text: "x",
            buttons: [],
          },
          { store, now, calendar: createCalendar(), rules: DEFAULT_RULEBOOK },
        ),
      );
    expect(await room("4")).toBe(now);
    await talk.database.transaction(async ({ outbox }) => {
      for (const minutes of [20, 10])
        await outbox.enqueue({
          key: `post-${minutes}`,
          toKind: "department",
          toId: "3",
          markdown: "x",
          text: "x",
          at: now - minutes * 60_000,
          scheduled: true,
        });
    });
    expect(dayOf(await room("4"))).toBe("2026-03-11");
    await talk.say("erzhu", `绑定群 销售二部 ${ADDRESS}own`);
    expect(await room("4")).toBe(now);
  });
});
