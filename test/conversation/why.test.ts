// 为什么 #12: the clock explained from stored facts, and what it says is what then happens.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function claimed(): Promise<string> {
    const lead = await talk.say("heshi", "录线索 上海为何机电 王磊 13100001111 想了解MES 地址上海");
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    return no;
  }

  test("a first contact: since when, until when, what was delivered, when it goes back; and so it does", async () => {
    const no = await claimed();
    const fresh = await talk.say("ZhangSan", `为什么 ${no}`);
    expect(fresh).toContain("到张三手上起算,期限 3/17 18:00");
    expect(fresh).toContain("回公海之前还要送达 2 次到期提醒");
    expect(fresh).toContain(
      "接下来: 周五 3/13 09:00到期提醒;周一 3/16 10:30告诉主管;3/17 09:00列进早上清单;3/17 18:00回公海",
    );
    for (const day of ["2026-03-13", "2026-03-16"]) {
      talk.goTo(day, 9 * 60 + 5);
      await talk.tick();
      await talk.deliver();
    }
    const told = await talk.say("ZhangSan", `为什么 ${no}`);
    expect(told).toContain("到期提醒已送达 2 次: 3/13 09:05、今天 09:05");
    // What goes back to the pool stands in its warning only.
    expect(told).not.toContain("早上清单已送达");
    expect(told).toContain("今天 10:30告诉主管;明天 09:00列进早上清单;明天 18:00回公海");
    talk.goTo("2026-03-17", 18 * 60);
    await talk.tick();
    expect(await talk.say("zhuguan", `为什么 ${no}`)).toContain("在公海,不计时");
  });

  test("what a rep found is kept 30 days; from 中意向 up a person decides; closed ones have no clock", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海自找机电 联系人王磊 13100002222 地址上海 需求MES",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("4/9前到期也不回公海");
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 周五 报价`);
    const second = await talk.say("ZhangSan", `为什么 ${no}`);
    expect(second).toContain("上次跟进起算");
    expect(second).toContain("期限 周五 3/13 18:00: 约好的下次 报价(第");
    expect(second).toContain("由人决定");
    await talk.say("ZhangSan", `输单 ${no} 价格`);
    expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("已输单,不计时");
    expect(await talk.say("wangwu", `为什么 ${no}`)).toContain("张三");
  });
});
