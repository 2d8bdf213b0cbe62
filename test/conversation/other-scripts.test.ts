// Words in English, in letters and as they sound, among Chinese ones; and which weekday of a month.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  test.each([
    ["恒力那个amount写28w吧 陈总要看未税的", 3, 28_000_000],
    ["万邦price改成43w", 4, 43_000_000],
  ])("%s", async (text, no, quotedFen) => {
    await me(text);
    expect(await item(no)).toMatchObject({ quotedFen });
  });

  test.each([
    ["没填amount的是哪几个 拉个list 老板要", "没填金额的 3 个"],
    ["哪几个还没填金额", "没填金额的 3 个"],
    ["还没填需求的有哪些", "没有漏填需求的"],
  ])("%s", async (text, told) => {
    expect(await me(text)).toContain(told);
  });

  test("what two of them hold is told beside each other", async () => {
    const answer = await say("zhuguan", "一部谁的pipeline大啊 张三李四各多少w 周会要用");
    expect(answer).toContain("张三 6 个 101万");
    expect(answer).toContain("李四 2 个 18万");
  });

  test.each([
    ["恒力改月底最后那个周五 我过去见陈总 中间不联系了", 3, "2026-03-27"],
    ["新元改到下个月第二个周三", 2, "2026-04-08"],
    ["恒力约了下个月头一个周二见陈总", 3, "2026-04-07"],
    ["新元何工那边周四改周武了 不是我改的他改的", 2, "2026-03-13"],
    ["新元挪到下周思上午", 2, "2026-03-19"],
    ["恒力gaidao xiazhousan", 3, "2026-03-18"],
    ["恒力 xiaci 下周二 xiawu 3dian 去找陈总", 3, "2026-03-17"],
  ])("%s", async (text, no, nextDay) => {
    await me(text);
    expect(await item(no)).toMatchObject({ nextDay });
  });

  describe("look-alikes move nothing", () => {
    test.each([
      ["恒力约周武林总吃饭", 3],
      ["新元技术换周武负责了", 2],
      ["恒力月底最后一个版本给他", 3],
      ["万邦的amount先别动", 4],
    ])("%s", async (text, no) => {
      const before = await item(no);
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: before?.nextDay, quotedFen: before?.quotedFen });
    });
  });

  test("尾款他没提我也没提 asks for no reminder, nor does 陈宗叫我戴上方安", async () => {
    expect(
      await me("华测第一轮培训搞完 来了12个人 吴主任满意 第二轮放下周四 尾款他没提我也没提"),
    ).not.toContain("提醒你");
    expect(await told(6)).toHaveLength(1);
    expect(await me("#3 xiaci gai 3.18 shangwu 10dian 陈宗叫我戴上方安")).not.toContain("提醒你");
  });

  test("听日九点半提我带样板出门 does", async () => {
    expect(await me("听日九点半提我带样板出门")).toContain("提醒你");
  });
});
