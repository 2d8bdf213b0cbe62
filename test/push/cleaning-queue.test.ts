// 9:10: cleaners hear what waits to be judged, and the finder is told who they are (rules.md 2, 4).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const queued = async (who: string) => (await talk.told(who)).filter((text) => text.includes("等清洗"));

  test("a lead that was reported is theirs to judge: told at 9:10 with count and age, by name to its finder", async () => {
    await talk.say("ZhangSan", "报备 苏州恒力机电 陈工13900002222 想看MES 地址苏州");
    await talk.say("heshi", "录线索 上海云图科技 王磊 13100001001 想了解MES 地址上海");
    expect(await talk.say("ZhangSan", "清洗 1 合格 需要MES")).toContain(
      "由清洗员何市来判,工作日 9:10 会提醒他们",
    );
    talk.goTo("2026-03-12", 9 * 60 + 5);
    await talk.tick();
    expect(await queued("heshi")).toEqual([]);
    talk.goTo("2026-03-12", 9 * 60 + 10);
    await talk.tick();
    await talk.tick();
    const [told, ...more] = await queued("heshi");
    expect(more).toEqual([]);
    expect(told).toContain("3/12 有 2 条线索等清洗,最早的等了 2 天:\n#1 苏州恒力机电(自己报备,2天)");
    expect(told).not.toMatch(/139|131/);
    expect(await queued("shizhu")).toEqual([]);
    expect(await talk.say("heshi", "清洗 下一条")).toContain("#2");
    await talk.say("heshi", "清洗 2 合格 需要MES");
    expect(await talk.say("heshi", "清洗 下一条")).toContain("#1 苏州恒力机电");
    await talk.say("heshi", "清洗 1 合格 需要MES");
    talk.goTo("2026-03-13", 9 * 60 + 10);
    await talk.tick();
    expect(await queued("heshi")).toHaveLength(1);
  });
  test("the morning list of one offers no choice", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海独一机电 联系人王磊 13300001001 地址上海 需求MES 金额30万",
    );
    expect(answer).toContain("#1");
    await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
    await talk.say("ZhangSan", "跟进 1 聊了预算 下次 3/12 报价");
    talk.goTo("2026-03-12", 9 * 60);
    await talk.tick();
    const list = (await talk.told("ZhangSan")).at(-1);
    expect(list).toContain("今天 3/12 1件\n🟠今天");
    expect(list).not.toContain("先做");
  });
});
