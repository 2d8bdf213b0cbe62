// 本月回款 and 详情 of a won deal: each reads what is theirs (rules.md 12).
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const won = async (userId: string, name: string, phone: string): Promise<string> => {
    const answer = await talk.say(userId, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万`);
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say(userId, `赢单 ${no} 28万 签约今天 跳过 老客户`);
    return no;
  };

  beforeAll(async () => {
    talk = await openTalk(engine);
    // 3/10 is a Tuesday.
    await won("ZhangSan", "上海云图科技", "13500000001");
    await won("lisi", "苏州恒力机电", "13500000002");
    await won("wangwu", "无锡华测检测", "13500000003");
    await won("guangzhou", "广州万邦物流", "13500000004");
    await talk.say("ZhangSan", "回款计划 1 3/12 8万 3/25 10万 4/20 5万 验收后5万");
    await talk.say("lisi", "回款计划 2 3/11 6万");
    await talk.say("guangzhou", "回款计划 4 3/31 9万");
    await talk.say("wangwu", "备注 3 他们财务是刘姐 13911112222");
    talk.goTo("2026-03-16");
    await talk.say("caiwu", "回款 1 12万 首付和一部分");
    await talk.say("caiwu", "回款 3 2万");
    await talk.say("caiwu", "退款 3 1万 少发一批");
    talk.goTo("2026-03-17");
  });

  test("finance reads the company's: what came in, what is late, what is planned until the month's end", async () => {
    const answer = await talk.say("caiwu", "本月回款");
    expect(answer).toBe(
      [
        "全公司本月回款",
        "到账 13万",
        "昨天 #1 上海云图科技 12万 首付和一部分(张三)",
        "昨天 #3 无锡华测检测 2万(王五)",
        "昨天 #3 无锡华测检测 退款 1万 少发一批(王五)",
        "过了日子还没到的 6万",
        "3/11 #2 苏州恒力机电 6万 晚6天(李四)",
        "到 3/31 还计划 15万",
        "3/25 #1 上海云图科技 6万(张三)",
        "3/31 #4 广州万邦物流 9万(陈南)",
        "到账了发「回款 2 金额」,改日子发「回款计划 2 哪天多少」",
      ].join("\n"),
    );
  });

  test("a head reads the departments they lead, a rep their own, and nobody more", async () => {
    const head = await talk.say("zhuguan", "本月回款");
    expect(head).toContain("销售一部本月回款");
    expect(head).toMatch(/云图[\s\S]*恒力/);
    expect(head).not.toMatch(/华测|万邦/);
    const manager = await talk.say("jingli", "本月回款");
    expect(manager).toMatch(/云图[\s\S]*华测/);
    expect(manager).not.toContain("万邦");
    const own = await talk.say("ZhangSan", "这个月回款");
    expect(own).toContain("你的本月回款\n到账 12万");
    expect(own).not.toMatch(/恒力|华测|张三/);
    expect(await talk.say("heshi", "本月回款")).toContain("你这个月还没有到账的");
  });

  test("in a group none of it is said", async () => {
    expect(await talk.sayInGroup("caiwu", "本月回款")).not.toMatch(/万|云图/);
    expect((await talk.told("caiwu")).at(-1)).toContain("全公司本月回款");
  });

  describe("详情 for finance", () => {
    test("of a won deal: contract, what came in, what is to come; not what was said, and no phone", async () => {
      const answer = await talk.say("caiwu", "详情 1");
      expect(answer).toContain("#1 上海云图科技 合作与回款");
      expect(answer).toContain("负责人 张三");
      expect(answer).toContain("合同 28万,到账 12万,还差 16万");
      expect(answer).toMatch(/计划 .*3\/25 6万\n计划 4\/20 5万\n计划 验收后 5万/);
      const other = await talk.say("caiwu", "详情 华测");
      expect(other).toContain("退款 1万 少发一批");
      expect(other).not.toMatch(/139|刘姐|王磊|135/);
    });

    test("of a deal in play nothing", async () => {
      await talk.say("ZhangSan", "新建商机 上海在谈机电 联系人王磊 13500000009 地址上海 需求MES 金额30万");
      expect(await talk.say("caiwu", "详情 5")).not.toMatch(/在谈机电|30万/);
      expect(await talk.say("caiwu", "详情 在谈机电")).not.toMatch(/30万|135/);
    });

    test("in a group no amount", async () => {
      const answer = await talk.sayInGroup("caiwu", "详情 1");
      expect(answer).toContain("#1 上海云图科技");
      expect(answer).not.toMatch(/\d万/);
    });

    test("whoever keeps books and leads or holds the deal too reads all of it", async () => {
      await talk.say("admin", "设角色 @赵主管 财务");
      expect(await talk.say("zhuguan", "详情 1")).toContain("13500000001");
      expect(await talk.say("zhuguan", "详情 3")).not.toContain("13500000003");
      await talk.say("admin", "设角色 @赵主管 取消 财务");
    });
  });
});
