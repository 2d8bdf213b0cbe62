// Figures of a department that is named as people name it: its own where it is theirs to read, and never the asker's instead.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    const own = ownItemsOf(talk);
    for (const who of ["ZhangSan", "wangwu"]) await own(who);
    talk.days(1);
  });

  describe.each([
    "漏斗",
    "停留",
    "卡点",
    "金字塔",
    "产品结构",
    "战报",
    "业绩",
    "目标",
    "倒推",
    "找原因",
    "首响",
  ])("%s", (look) => {
    test.each([`${look} 二部`, look === "找原因" ? "二部最近怎么样" : `二部的${look}`, `${look} 销售2部`])(
      "%s is refused to another's head, and answered to who leads it",
      async (asked) => {
        const refused = await talk.say("zhuguan", asked);
        expect(refused).toMatch(/销售二部不归你带|销售二部的目标由它的主管来定和看/);
        expect(refused).not.toContain("销售一部");
        const told = await talk.say("jingli", asked);
        expect(told).toContain("销售二部");
        expect(told).not.toMatch(/华东大区|不归你带/);
      },
    );
  });

  test.each(["部门商机 二部", "部门逾期 二部", "二部现在有哪些单子", "二部谁过期最多"])(
    "%s is no list of one's own",
    async (asked) => {
      expect(await talk.say("zhuguan", asked)).toContain("销售二部不归你带");
      expect(await talk.say("jingli", asked)).toMatch(/销售二部(在跟 1 个|里没有过期的客户)/);
    },
  );

  test.each([
    ["隔壁部门卡在哪", "没对上「隔壁部门」是哪个部门"],
    ["别的部门的漏斗怎么样", "没对上「别的部门」是哪个部门"],
    ["五部卡在哪", "没对上「五部」是哪个部门"],
    ["业绩 一部 二部", "一次只能看一个"],
  ])("%s: %s", async (asked, told) => {
    const answer = await talk.say("zhuguan", asked);
    expect(answer).toContain(told);
    expect(answer).not.toContain("基础意向");
  });

  test("a person's is asked for with 的, by whoever leads them", async () => {
    for (const look of ["漏斗", "停留", "卡点", "金字塔", "战报", "业绩", "这个月的停留", "上个月的业绩"]) {
      expect(await talk.say("zhuguan", `张三的${look}`)).toMatch(/张三/);
      expect(await talk.say("zhuguan", `王五的${look}`)).toContain("王五不在你带的部门");
    }
    // What is told of a customer stays what it is.
    const told = await talk.say("ZhangSan", "跟进 1 聊了客户的目标");
    expect(told).toContain("#1");
    expect(told).toContain("跟进");
  });
});
