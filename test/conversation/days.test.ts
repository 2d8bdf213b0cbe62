// Days as people say them: taken and shown, offered by the calendar, or asked; never lost without a word.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  beforeAll(async () => {
    talk = await openTalk(engine);
    const answer = await me("新建商机 上海日子机电 联系人王磊 13500421001 地址上海 需求MES 金额50万");
    no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await me(`推进 ${no} 到2 约了见面 王总`);
  });
  const me = (text: string) => talk.say("ZhangSan", text);
  const next = async () => (await talk.database.read(({ items }) => items.byNo(Number(no))))?.nextDay ?? null;

  test.each([
    ["后天上午视频会议", "2026-03-12", "下次 后天"],
    ["发了方案,三号回访", "2026-04-03", "下次 4/3"],
    ["刚通话,二十五号过去", "2026-03-25", "下次 3/25"],
    ["约了月中过去演示", "2026-03-15", "下次 周日 3/15"],
    ["这周内给报价", "2026-03-13", "下次 周五 3/13"],
    ["老板下周四回国,让我下周五上午再去", "2026-03-20", "下次 3/20"],
    ["今晚8点和王总电话", "2026-03-10", "下次 今天 3/10 20:00"],
    ["9.18再联系一次", "2026-09-18", "下次 9/18"],
    ["俩礼拜以后再打给他", "2026-03-24", "下次 3/24"],
  ])("%s: the day is taken and shown", async (said, day, shown) => {
    expect(await me(`${no} ${said}`)).toContain(shown);
    expect(await next()).toBe(day);
  });

  describe("a festival's days off are offered by the calendar", () => {
    test.each([
      ["国庆后再联系他们", "「国庆后」是 10/8 对吗", "2026-10-08"],
      ["中秋前给他们送样品", "「中秋前」是 9/24 对吗", "2026-09-24"],
    ])("%s: %s", async (said, asked, day) => {
      expect(await me(`${no} ${said}`)).toContain(asked);
      expect(await next()).not.toBe(day);
      await me("对");
      expect(await next()).toBe(day);
    });
    test("another day is taken in its place; 改 下次 offers the same", async () => {
      await me(`${no} 国庆后再去看看他们`);
      await me("10/12");
      expect(await next()).toBe("2026-10-12");
      expect(await me(`改 ${no} 下次 国庆后上门`)).toContain("「国庆后」是 10/8 对吗");
      expect(await me("是的")).toContain("→ 10/8 上门");
      expect(await next()).toBe("2026-10-08");
    });
  });

  test.each(["过两天再打给王总", "改天再约一次"])("%s: no day is guessed", async (said) => {
    await me(`改 ${no} 下次 3/20`);
    expect(await me(`${no} ${said}`)).toMatch(/「(?:过两天|改天)」是哪天/);
    expect(await next()).toBe("2026-03-20");
  });

  test("what is seen and not used is said, what is over is not", async () => {
    expect(await me(`${no} 老板下周四回国,等他拍板`)).toContain("「下周四」没当下次,要换成它吗?要就回「对」");
    for (const said of ["周一见的,聊得很好", "上个月底报的价他们还在看", "本来约今天的,他临时有事"]) {
      expect(await me(`${no} ${said}`)).not.toMatch(/没当下次|下次 /);
      expect(await next()).toBe("2026-03-20");
    }
  });
});
