// 为什么 says what will happen: every step it names comes at that minute, and nothing comes that it does not name.
import { beforeEach, expect, test } from "vitest";
import { clockworkOf } from "../../src/chat/turn/clockwork.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { outlookOf, type Step } from "../../src/domain/clock/outlook.ts";
import { addDays, at, dayOf, minuteOfDay } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { asDelivered } from "../../src/domain/rules/in-force.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

/** By which reminder each step comes. */
const STEP_OF: Readonly<Record<string, Step["what"]>> = {
  "morning-list": "listed",
  "return-warning": "warned",
  "head-list": "head-listed",
  attention: "posted",
  "sprint-ask": "asked",
  "due-today": "reminded",
  "return-to-pool": "returned",
};

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  const calendar = createCalendar();
  beforeEach(async () => {
    talk = await openTalk(engine);
    await talk.say("zhuguan", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc");
    // The lists of the first day are out.
    await talk.tick();
    await talk.deliver();
  });
  const item = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no))) as Item;
  async function created(name: string): Promise<number> {
    const said = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1390000${++phones} 地址上海 需求MES 金额28万`,
    );
    return Number(/#(\d+)/.exec(said)?.[1]);
  }
  async function claimed(name: string): Promise<number> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1380000${++phones} 想了解MES 地址上海`);
    const no = Number(/#(\d+)/.exec(lead)?.[1]);
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    await talk.say("ZhangSan", `跟进 ${no} 没接通`);
    return no;
  }
  async function outlook(no: number): Promise<readonly Step[]> {
    const scene = { rules: asDelivered(DEFAULT_RULEBOOK), calendar };
    const held = await item(no);
    return talk.database.read(async (store) => {
      const clockwork = await clockworkOf(held, { ...scene, store });
      const delivered = await store.outbox.deliveredAbout(no, held.deadlineAt ?? 0, "return-warning");
      return outlookOf(held, { ...clockwork, now: talk.now(), delivered });
    });
  }
  /** Lives through the days minute by minute where something may come, and notes the first of each kind. */
  async function live(no: number, until: number): Promise<Map<Step["what"], number>> {
    const came = new Map<Step["what"], number>();
    for (let day = dayOf(talk.now()); at(day) < until; day = addDays(day, 1))
      for (const minute of [540, 630, 1020, 1080]) {
        if (at(day, minute) <= talk.now() || at(day, minute) > until) continue;
        talk.goTo(day, minute);
        const before = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
        await talk.tick();
        await talk.deliver();
        const [outbox, itemNotices, escalations] = await talk.database.read(async ({ dump }) => [
          await dump.rowsOf("outbox"),
          await dump.rowsOf("itemNotices"),
          await dump.rowsOf("escalations"),
        ]);
        const known = new Set(before.map(({ key }) => key));
        for (const { key } of outbox) {
          if (known.has(key)) continue;
          const about = itemNotices.some((one) => one.no === no && one.outboxKey === key);
          const [id = ""] = key.split("/");
          const isReturn = id === "return-to-pool" && key.includes(`-${no}/`);
          const asks = about && id === "escalation" && key.includes("/ask-");
          const kind =
            escalations.find((one) => one.no === no)?.kind === "decision" ? "decided" : "escalated";
          const what = asks ? kind : about || isReturn ? STEP_OF[id] : undefined;
          if (what !== undefined && !came.has(what)) came.set(what, talk.now());
        }
      }
    return came;
  }
  const times = (steps: Iterable<readonly [string, number]>) =>
    [...steps].map(([what, when]) => `${what} ${dayOf(when)} ${minuteOfDay(when)}`).sort();

  async function check(no: number): Promise<void> {
    const steps = await outlook(no);
    const last = steps.at(-1)?.at ?? 0;
    expect(steps.length).toBeGreaterThan(1);
    const came = await live(no, last);
    expect(times(came)).toEqual(times(steps.map(({ what, at: when }) => [what, when] as const)));
  }

  test("a first contact, from its first day to the pool", async () => {
    await check(await claimed("上海首访机电"));
  });
  test("a first contact over the National Day week", async () => {
    talk.goTo("2026-09-28", 11 * 60);
    await talk.tick();
    await check(await claimed("上海国庆机电"));
  });
  test("a first contact whose owner is away for three days", async () => {
    const no = await claimed("上海请假机电");
    await talk.say("ZhangSan", "请假 3/12到3/16");
    await check(no);
  });
  test("a first contact with three days of grace, looked at in the middle", async () => {
    const no = await claimed("上海宽限机电");
    await talk.say("ZhangSan", `给3天 #${no}`);
    await live(no, at("2026-03-18", 1080));
    await check(no);
  });
  test("middle stages, with a date agreed and without", async () => {
    const no = await created("上海中段机电");
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await check(no);
  });
  test("middle stages, a date agreed with the customer", async () => {
    const no = await created("上海约好机电");
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/26 下午3点 报价`);
    await check(no);
  });
  test("about to be signed", async () => {
    const no = await created("上海冲刺机电");
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    await check(no);
  });
  test("about to be signed, without news until Friday", async () => {
    const no = await created("上海无变机电");
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    await talk.say("ZhangSan", `无变化 ${no} 等法务 到周五`);
    await check(no);
  });
  test("a payment that does not come", async () => {
    const no = await created("上海回款机电");
    await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
    await talk.say("ZhangSan", `回款计划 ${no} 3/20 28万`);
    await check(no);
  });
});
