// Every answer names the deadline that will act; in stages 1 and 5 a date agreed stands beside it (rules.md 5).
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  const me = (text: string) => talk.say("ZhangSan", text);
  async function owned(name: string): Promise<string> {
    const answer = await me(`新建商机 ${name} 联系人王磊 1350005${++phones} 地址上海 需求MES 金额50万`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }

  test("about to be signed, the next working day acts, whatever day was agreed before", async () => {
    const no = await owned("上海冲刺机电");
    await me(`推进 ${no} 到4 卡在付款方式 王总拍板 报价28万 约了周四面谈`);
    await me(`跟进 ${no} 方案定了 下次 3/20 签约`);
    expect(await me(`推进 ${no} 到5 3/20签`)).toContain("计划 3/20签\n最晚明天 18:00前再跟进");
    expect(await me(`详情 ${no}`)).toContain("最晚明天 18:00前跟进,约好 3/20 18:00 签约");
    expect(await me("我的商机")).toContain("成交冲刺期 最晚明天 18:00|约好3/20 18:00 签约");
    expect(await me("今日")).toContain("成交冲刺期|约好3/20 18:00 签约");
    expect(await me(`为什么 ${no}`)).toContain("期限 明天 18:00");
    expect(await me(`跟进 ${no} 法务在审合同`)).toContain("最晚明天 18:00前再跟进");
    expect(await talk.sayInGroup("ZhangSan", `详情 ${no}`)).not.toContain("签约");
  });
  test("a first contact keeps its seven days beside a later date", async () => {
    const no = await owned("上海首触机电");
    expect(await me(`跟进 ${no} 客户要比价 下次 4/20 报价`)).toContain("期限不变");
    expect(await me(`详情 ${no}`)).toContain("最晚3/17 18:00前跟进,约好 4/20 18:00 报价");
    expect(await me(`改 ${no} 下次 4/21`)).toContain("(这个阶段的期限不变,最晚3/17 18:00)");
  });
});
