// An appointment stands until it is kept, moved or dropped by name (rules.md 5).
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
  const next = async (no: string) =>
    (await talk.database.read(({ items }) => items.byNo(Number(no))))?.nextDay ?? null;
  async function agreed(name: string): Promise<string> {
    talk.goTo("2026-03-10");
    const answer = await me(`新建商机 ${name} 联系人王磊 1350002${++phones} 地址上海 需求MES 金额50万`);
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await me(`推进 ${no} 到2 约了见面 王总`);
    expect(await me(`${no} 约了周四下午3点上门演示`)).toContain("15:00");
    return no;
  }

  test("a later note leaves it, says so, and the morning list has it that day", async () => {
    const no = await agreed("上海赴约机电");
    for (const note of ["又补充了一些资料给他", "对方问了付款方式", "何工说预算没问题了"]) {
      const answer = await me(`${no} ${note}`);
      expect(answer).toContain("跟进已记\n约好的后天 15:00 上门演示不变");
      expect(await next(no)).toBe("2026-03-12");
    }
    expect(await me(`${no} 没接`)).toContain(`#${no}`);
    expect(await next(no)).toBe("2026-03-12");
    talk.goTo("2026-03-12", 9 * 60);
    await talk.tick();
    expect((await talk.told("ZhangSan")).at(-1)).toMatch(new RegExp(`🟠今天\n1 #${no} .*上门演示`));
    expect(await me(`${no} 上午又发了份案例`)).toContain("约好的今天 15:00 上门演示不变");
    talk.goTo("2026-03-12", 17 * 60);
    await me(`${no} 演示效果不错,王总很认可`);
    expect(await next(no)).toBeNull();
  });
  test("moved by name it is the new day; called off by name it is gone, and the answer says both", async () => {
    const no = await agreed("上海改期机电");
    expect(await me(`${no} 周四的会改到周五上午10点`)).toContain("10:00");
    expect(await next(no)).toBe("2026-03-13");
    const answer = await me(`${no} 周五不见了,王总出差`);
    expect(answer).toMatch(
      /约好的周五 3\/13 10:00.*不作数了,最晚.*前再跟进。改到哪天了回「改 \d+ 下次 哪天」/,
    );
    expect(await next(no)).toBeNull();
  });
  test("said again without its hour, the day keeps the hour and what for", async () => {
    const no = await agreed("上海照旧机电");
    const answer = await me(`${no} 王总来过电话,周四照旧`);
    expect(answer).toContain("15:00");
    expect(await talk.database.read(({ items }) => items.byNo(Number(no)))).toMatchObject({
      nextDay: "2026-03-12",
      nextMinute: 15 * 60,
      nextText: "上门演示",
    });
  });
  test("two who each name another day are asked about, not one of them taken", async () => {
    const no = await agreed("上海两说机电");
    expect(await me(`${no} 两位老总都联系了,一个说下周一,一个说周五`)).toMatch(/「下周一,一个说周五」是哪天/);
    expect(await next(no)).toBe("2026-03-12");
  });
  test("a new day that cannot be read is asked for, and the old one stands meanwhile", async () => {
    const no = await agreed("上海再约机电");
    const answer = await me(`${no} 客户说改到下周`);
    expect(answer).toContain("「下周」是哪天");
    expect(answer).toContain("约好的后天 15:00 上门演示不变");
    expect(await next(no)).toBe("2026-03-12");
  });
  test("on its day without an hour it counts as kept, and the answer says how to put it back", async () => {
    const no = await agreed("上海当天机电");
    await me(`改 ${no} 下次 周四 发报价`);
    talk.goTo("2026-03-12");
    expect(await me(`${no} 客户说内部还在讨论`)).toContain("约好的今天「发报价」就算办过了");
    expect(await next(no)).toBeNull();
  });
  test("a move sets the day it names, and weeks later the meeting still says which day it was", async () => {
    talk.goTo("2026-03-10");
    const answer = await me("新建商机 上海面谈机电 联系人王磊 13500029001 地址上海 需求MES 金额50万");
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    const moved = await me(`推进 ${no} 到2 约了2天后下午3点面谈 王总参加`);
    expect(moved).toContain("约了3/12下午3点面谈 王总参加");
    expect(moved).toContain("下次 后天 15:00");
    expect(await next(no)).toBe("2026-03-12");
    talk.goTo("2026-03-12");
    await me(`推进 ${no} 到3 报价28万`);
    expect(await next(no)).toBe("2026-03-12");
    talk.goTo("2026-03-25");
    expect(await me(`详情 ${no}`)).toContain("约了3/12下午3点面谈");
  });
  test("a win says what it no longer reminds of", async () => {
    const no = await agreed("上海赢约机电");
    expect(await me(`赢单 ${no} 28万 今天签`)).toContain(
      `约好的后天 15:00 上门演示不再提醒,还要就回「提醒我 ${no} 哪天 …」`,
    );
  });

  test("money that comes in or goes back leaves it too; without one the plan's next day takes its place", async () => {
    const no = await agreed("上海到账机电");
    await me(`赢单 ${no} 28万 签约今天`);
    await me(`跟进 ${no} 验收方案发过去了 下次 3月20日 现场验收`);
    await talk.say("caiwu", `回款 ${no} 5万`);
    await talk.say("caiwu", `退款 ${no} 1万 多打了`);
    expect(await next(no)).toBe("2026-03-20");
    await me(`回款计划 ${no} 3/25 10万 4/20 14万`);
    await talk.say("caiwu", `回款 ${no} 10万`);
    expect(await next(no)).toBe("2026-04-20");
  });
});
