// A rule asked about in plain words: one number in one sentence, and for a customer as it holds for that one; nothing is changed.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await rep("新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
  });
  const rep = (text: string) => talk.say("ZhangSan", text);
  const kept = async () => {
    const { items, followUps, history, holdings } = await talk.database.read(({ dump }) => dump.read());
    return { items, followUps, history, holdings };
  };

  test.each([
    ["一天能领几个", "每人每天领取 10个", "领取"],
    ["一天最多能领几个?", "每人每天领取 10个", "领取"],
    ["手上最多能有多少个", "手上最多 80个", "持有"],
    ["自己找来的几天不会被收", "自己找来的不自动收 30天", "保护"],
    ["静默最长多久", "静默最长 90天", "静默"],
    ["规则 领取 每人每天领取", "每人每天领取 10个", "领取"],
  ])("%s", async (text, sentence, rule) => {
    const said = await rep(text);
    expect(said.split("\n")[0]).toContain(sentence);
    expect(said.split("\n")).toHaveLength(1);
    expect(said).toContain(`「规则 ${rule}」`);
  });
  test("by the asker's own department", async () => {
    await talk.database.transaction(({ rules }) =>
      rules.add({
        rule: "claim",
        departmentId: 3,
        startsAt: talk.now(),
        at: talk.now(),
        byId: "zhuguan",
        reason: "",
        emergency: false,
        numbers: [{ path: "pool.claimsADay", value: 4 }],
      }),
    );
    talk.minutes(1);
    expect(await rep("一天能领几个")).toContain("每人每天领取 4个,按销售一部的");
    expect(await talk.say("wangwu", "一天能领几个")).toContain("10个,按销售二部的");
  });

  describe("that names a customer", () => {
    test.each([
      ["退公海的话云图是不是7天后别人才能领", "别人不用等,回了公海马上能领"],
      ["云图退了以后我多久能再领?", "自己退的等7天"],
      ["云图几天不跟会被收走?", "7天没跟进就回公海"],
    ])("%s", async (text, told) => {
      const before = await kept();
      const said = await rep(text);
      expect(said).toContain("#1 上海云图科技");
      expect(said).toContain(told);
      expect(said).toContain("什么都没改");
      expect(await kept()).toEqual(before);
    });
    test("by the version its clock keeps, and what was excepted for it", async () => {
      await talk.database.transaction(({ rules }) =>
        rules.add({
          rule: "return",
          departmentId: 3,
          startsAt: talk.now() + 60_000,
          at: talk.now(),
          byId: "zhuguan",
          reason: "",
          emergency: false,
          numbers: [{ path: "cadence.firstContactDays", value: 4 }],
        }),
      );
      talk.minutes(10);
      expect(await rep("规则 回收")).toContain("4天没跟进");
      expect(await rep("云图几天不跟会被收走?")).toContain("7天没跟进");
    });
    test("somebody else's customer is not told of", async () => {
      expect(await talk.say("guangzhou", "规则 冷却 #1")).not.toContain("云图");
    });
  });
});
