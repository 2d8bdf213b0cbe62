// 分成 and its answers: a question about who gets what, or which one is meant, is completed by the next words.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(who, `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }

  test.each([
    ["我60 @李四35", "加起来是95%"],
    ["我100", "要分给谁"],
    ["我60 随便", "没看懂"],
    ["我60 李四", "没看懂"],
    ["我60.005 李四39.995", "太细了"],
    ["@李四100", "负责人"],
    ["我120 @李四-20", "没看懂|负数"],
  ])("分成 … %s is asked back (%s), and the shares said anew are of the same item", async (said, asked) => {
    await owned("上海旁边机电");
    const no = await owned("上海分成机电");
    expect(await talk.say("ZhangSan", `分成 ${no} ${said}`)).toMatch(new RegExp(asked));
    expect(await talk.say("ZhangSan", "我60 李四40")).toMatch(
      new RegExp(`#${no} 上海分成机电[\\s\\S]*李四40%`),
    );
  });

  test("what is no share goes its own way, and the question waits", async () => {
    const no = await owned("上海分成机电");
    await talk.say("ZhangSan", `分成 ${no} 我60 @李四35`);
    expect(await talk.say("ZhangSan", "今日")).toContain("今天要看");
    expect(await talk.say("ZhangSan", "我60 李四40")).toContain("李四40%");
  });

  test.each(["{second}", "#{second}", "第2个", "上海乙机电"])(
    "同意 of two that wait is completed by %s",
    async (said) => {
      const first = await owned("上海甲机电");
      const second = await owned("上海乙机电");
      for (const no of [first, second]) await talk.say("ZhangSan", `分成 ${no} 我60 @李四40`);
      expect(await talk.say("lisi", "同意")).toContain("是哪一个");
      const list = await talk.say("lisi", "同意");
      const order = [...list.matchAll(/#(\d+)/g)].map(([, no]) => no);
      const meant = said === "第2个" ? order.at(-1) : second;
      expect(await talk.say("lisi", said.replace("{second}", second))).toMatch(
        new RegExp(`#${meant} [\\s\\S]*(?:已生效|生效了|同意)`),
      );
      const left = await talk.database.read(({ splits }) => splits.openOf(Number(meant)));
      expect(left).toBeNull();
    },
  );
});
