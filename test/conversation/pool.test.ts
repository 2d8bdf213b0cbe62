// The pool: 公海, 领取, 分配, 改派, 退公海, 沉寂, 激活, 淘汰.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  async function pooled(name: string, more = ""): Promise<string> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1360000${++phones} 想了解MES 地址上海 ${more}`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    return no;
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));

  test("64 people claim one item at once: one winner, 63 read who and when", async () => {
    const no = await pooled("杭州抢单科技");
    const people = ["ZhangSan", "lisi", "wangwu", "zhuguan", "erzhu", "jingli"];
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => talk.say(people[index % people.length] ?? "", `领取 #${no}`)),
    );
    const won = answers.filter((answer) => answer.includes("领到了"));
    expect(won).toHaveLength(1);
    const owner = (await item(no))?.ownerId ?? null;
    const name = await talk.database.read((store) => store.people.names([owner]));
    for (const answer of answers.filter((one) => !one.includes("领到了")))
      expect(answer).toMatch(
        new RegExp(
          `#${no} 杭州抢单科技 (已被${Object.values(name)[0]}于今天 \\d\\d:\\d\\d:\\d\\d领走|已经在你名下了)`,
        ),
      );
    const holdings = await talk.database.read((store) => store.holdings.of(Number(no)));
    expect(holdings).toHaveLength(1);
  });

  test("contacts are masked until somebody claims, amounts stay out of the list in a group", async () => {
    const no = await pooled("杭州遮号科技", "金额30万");
    expect(await talk.say("lisi", `详情 ${no}`)).toMatch(/136[*\uff0a]{4}\d{4}/);
    expect(await talk.say("lisi", "公海")).toContain("30万");
    const before = (await talk.told("lisi")).length;
    const inGroup = await talk.sayInGroup("lisi", "公海");
    expect(inGroup).not.toContain("30万");
    expect(inGroup).toContain("金额单聊我发「公海」");
    expect(await talk.told("lisi")).toHaveLength(before);
    expect(await talk.say("lisi", `领取 ${no}`)).toMatch(/136\d{8}/);
  });

  test("another large department neither sees nor takes it", async () => {
    const no = await pooled("杭州范围科技");
    expect(await talk.say("guangzhou", "公海")).not.toContain("杭州范围科技");
    expect(await talk.say("guangzhou", `领取 ${no}`)).toContain("别的大部门");
    expect(await talk.say("guangzhou", `详情 ${no}`)).not.toContain("杭州范围科技");
  });

  test("ten claims a day, counted as events: giving back does not refill", async () => {
    talk.days(1);
    const numbers: string[] = [];
    for (let index = 0; index < 11; index++) numbers.push(await pooled(`第${index}限额公司`));
    for (const no of numbers.slice(0, 10)) {
      expect(await talk.say("wangwu", `领取 ${no}`)).toContain("领到了");
      await talk.say("wangwu", `退公海 ${no} 试试`);
    }
    expect(await talk.say("wangwu", `领取 ${numbers[10]}`)).toContain("今天已经领了 10 个");
    talk.days(1);
    expect(await talk.say("wangwu", `领取 ${numbers[10]}`)).toContain("领到了");
  });

  test("who gave it back waits 7 days; the head may give it to them at once", async () => {
    const no = await pooled("杭州冷却科技");
    await talk.say("lisi", `领取 ${no}`);
    expect(await talk.say("lisi", `退公海 ${no} 没空`)).toContain("没空");
    expect(await talk.say("lisi", `领取 ${no}`)).toContain("后才能再领");
    expect(await talk.say("zhuguan", `分配 ${no} 给 @李四`)).toContain("李四");
    expect((await talk.told("lisi")).at(-1)).toContain(`#${no} 杭州冷却科技`);
    expect((await item(no))?.ownerId).toBe("lisi");
  });

  test("改派 tells both sides and keeps the stage; a reason is asked for", async () => {
    const no = await pooled("杭州改派科技");
    await talk.say("ZhangSan", `领取 ${no}`);
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    expect(await talk.say("zhuguan", `改派 ${no} 给 @李四`)).toContain("原因");
    expect(await talk.say("zhuguan", `改派 ${no} 给 @李四 张三休假`)).toContain("从张三改派给李四");
    expect((await talk.told("ZhangSan")).join()).toContain("张三休假");
    expect(await item(no)).toMatchObject({ ownerId: "lisi", stage: 2 });
    expect(await talk.say("lisi", `改派 ${no} 给 @张三 还他`)).toContain(`#${no}`);
    expect((await item(no))?.ownerId).toBe("lisi");
  });

  test("退公海 of somebody else's is refused; bare 退回 asks what is meant", async () => {
    const no = await pooled("杭州退回科技");
    await talk.say("ZhangSan", `领取 ${no}`);
    expect(await talk.say("lisi", `退公海 ${no} 不要`)).toContain("张三");
    expect(await talk.say("ZhangSan", `退回 ${no}`)).toMatch(/退公海.*回退/s);
    expect((await item(no))?.place).toBe("owned");
  });

  describe("沉寂, 激活, 淘汰", () => {
    test("the whole way, with 确认 before the end, and a tombstone that a re-import meets", async () => {
      const no = await pooled("杭州沉寂科技");
      expect(await talk.say("ZhangSan", `沉寂 ${no} 一年无动静`)).toContain("主管");
      expect(await talk.say("zhuguan", `沉寂 ${no}`)).toContain("原因");
      expect(await talk.say("zhuguan", `沉寂 ${no} 一年无动静`)).toContain("已沉寂");
      expect(await talk.say("zhuguan", `激活 ${no} 春季展会`)).toContain("回到公海");
      await talk.say("zhuguan", `沉寂 ${no} 还是没动静`);
      expect(await talk.say("jingli", `淘汰 ${no} 公司注销`)).toContain("确认");
      expect((await item(no))?.place).toBe("dormant");
      expect(await talk.say("jingli", "确认")).toContain("已淘汰");
      expect((await item(no))?.place).toBe("eliminated");
      const again = await talk.say("heshi", "录线索 杭州沉寂科技 王磊 13699990000 地址杭州 需求MES");
      expect(again).toContain("2026-03 已淘汰: 公司注销");
      expect(await talk.say("jingli", "确认")).toContain("没有");
    });
    test("确认 belongs to who was asked, in that chat, for a while", async () => {
      const no = await pooled("杭州确认科技");
      await talk.say("zhuguan", `沉寂 ${no} 没动静`);
      await talk.say("jingli", `淘汰 ${no} 重复`);
      await talk.say("zhuguan", "确认");
      await talk.sayInGroup("jingli", "确认");
      expect((await item(no))?.place).toBe("dormant");
      talk.minutes(31);
      await talk.say("jingli", "确认");
      expect((await item(no))?.place).toBe("dormant");
    });
    test("what lies in somebody's hands reaches dormancy only through the pool", async () => {
      const no = await pooled("杭州绕路科技");
      await talk.say("ZhangSan", `领取 ${no}`);
      expect(await talk.say("zhuguan", `沉寂 ${no} 没用`)).toContain("退公海");
    });
  });
});
