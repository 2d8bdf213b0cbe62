// 清洗质量: what its receivers sent back and why, by cleaner and source; 自清洗 apart, and never how fast (rules.md 1; A5).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let count = 0;
  beforeEach(async () => {
    talk = await openTalk(engine);
    count = 0;
  });

  async function lead(source = "百度投流"): Promise<string> {
    count++;
    const said = `录线索 上海第${"甲乙丙丁戊己庚辛壬癸"[count - 1]}云机电 王磊 1310000${1000 + count} 想了解MES 地址上海 来源 ${source}`;
    const answer = await talk.say("shizhu", said);
    return /#(\d+)/.exec(answer)?.[1] ?? answer;
  }
  async function qualified(no: string): Promise<void> {
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 销售一部`);
  }
  async function sentBack(no: string, reason: string): Promise<string> {
    await talk.say("lisi", `领取 ${no}`);
    return talk.say("lisi", `清洗 ${no} 退回 ${reason}`);
  }

  test("the cleaner reads what came back and why, by source; a share only from eight on", async () => {
    for (let index = 0; index < 3; index++) await qualified(await lead());
    await talk.say("heshi", `清洗 ${await lead("展会")} 不合格 空号`);
    expect(await sentBack("2", "联系人说没有需求")).toContain("已退回清洗");
    expect((await talk.told("heshi")).at(-1)).toContain("李四联系后退回来了: 联系人说没有需求");
    const answer = await talk.say("heshi", "清洗质量");
    expect(answer).toContain("你判了 4 条: 合格 3,不合格 1");
    expect(answer).toContain("合格里被退回 1 条");
    expect(answer).toContain("退回 #2 联系人说没有需求");
    expect(answer).toContain("百度投流 合格3退回1");
    expect(answer).not.toContain("每100条");
    expect(answer).not.toContain("\n\n");
    expect(answer).not.toMatch(/分钟|小时|平均|最快/);
    for (let index = 0; index < 5; index++) await qualified(await lead());
    expect(await talk.say("heshi", "清洗质量")).toContain("(每100条约 12.5 条)");
  });

  test("judged anew, the second judgement is another one, and the first stays sent back", async () => {
    await qualified(await lead());
    await sentBack("1", "电话是前台");
    await qualified("1");
    const answer = await talk.say("heshi", "清洗质量");
    expect(answer).toContain("你判了 2 条: 合格 2");
    expect(answer).toContain("合格里被退回 1 条");
  });

  test("whoever leads the cleaners reads all of theirs, the admin too; another head only what is their people's", async () => {
    await qualified(await lead());
    await sentBack("1", "电话是前台");
    for (const who of ["shizhu", "admin"]) {
      expect([who, await talk.say(who, "清洗质量")]).toEqual([
        who,
        expect.stringContaining("何市 判了 1 条"),
      ]);
      expect([who, await talk.say(who, "清洗质量")]).toEqual([
        who,
        expect.stringContaining("退回 #1 电话是前台"),
      ]);
    }
    expect(await talk.say("zhuguan", "清洗质量")).toContain("没有判过的线索");
    expect(await talk.say("ZhangSan", "清洗质量")).toContain("由清洗员、主管或管理员来做");
  });

  test("where nobody cleans, what heads and finders judged themselves is told apart", async () => {
    await talk.say("admin", "设角色 @何市 取消 清洗员");
    await talk.say("ZhangSan", "报备 苏州恒力机电 陈工13900002222 想看MES 地址苏州");
    expect(await talk.say("ZhangSan", "清洗 1 合格 需要MES")).toContain("自清洗");
    const answer = await talk.say("zhuguan", "清洗质量");
    expect(answer).toContain("自清洗另算: 判了 1 条");
    expect(answer).not.toContain("张三 判了");
  });

  test("the first working day of a month whoever leads them hears of the last one, once; nobody hears of nothing", async () => {
    await qualified(await lead());
    await sentBack("1", "电话是前台");
    const told = async () => (await talk.told("shizhu")).filter((text) => text.includes("清洗判了"));
    talk.goTo("2026-04-01", 10 * 60 + 30);
    await talk.tick();
    await talk.tick();
    expect(await told()).toEqual([expect.stringContaining("3月清洗判了 1 条,合格 1,后来被退回 1 条")]);
    talk.goTo("2026-05-06", 10 * 60 + 30);
    await talk.tick();
    expect(await told()).toHaveLength(1);
  });

  test("清洗 下一条 shows who it may be one with, why, and how long it has waited", async () => {
    await talk.say("ZhangSan", "新建商机 上海云图科技有限公司 联系人王磊 13700001111 地址上海 需求MES");
    await talk.say("shizhu", "录线索 云图科技 李工 13700002222 想了解MES 地址上海");
    talk.days(3);
    const answer = await talk.say("heshi", "清洗 下一条");
    expect(answer).toContain("名字相近的已经有了");
    expect(answer).toContain("#1 ＊＊云图科技＊＊＊＊(张三在跟,找他问)");
    expect(answer).toContain("没写地方");
    expect(answer).toContain("等了 3 天");
    expect(await talk.say("heshi", "改 2 电话 13700001111")).toContain("电话");
    expect(await talk.say("heshi", "清洗 下一条")).toContain("这个电话别处也有");
  });
});
