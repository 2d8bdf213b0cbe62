// Nothing of a message of several clauses is lost: what else it asks is looked up, what else it orders is done or offered.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("another item by its number, behind what is said of the first", () => {
    test.each(["万邦金额改43万，7号的面谈挪到下周二", "4号金额改43万，7号的面谈挪到下周二，谢了"])(
      "%s",
      async (text) => {
        await me(text);
        expect(await item(4)).toMatchObject({ quotedFen: 43_000_000 });
        expect(await item(7)).toMatchObject({ nextDay: "2026-03-17" });
      },
    );

    test("宝利钱工回消息了，5号的签约日改成25号", async () => {
      await me("宝利钱工回消息了，5号的签约日改成25号");
      expect(await told(7)).toEqual(["钱工回消息了"]);
      expect(await item(5)).toMatchObject({ plannedSigningOn: "2026-03-25" });
    });
  });

  test("the seventh is over, so its meeting is of item 7; the thirteenth is still to come", async () => {
    await me("7号的面谈挪到下周二");
    expect(await item(7)).toMatchObject({ nextDay: "2026-03-17" });
    await me("5号和3号的签约日都改到25号");
    expect(await item(5)).toMatchObject({ plannedSigningOn: "2026-03-20" });
  });

  test("what is asked behind a report is looked up, the report kept", async () => {
    const answer = await say(
      "wangwu",
      "潘总问能不能先试用俩月，百川这事我周四当面说，另外看下晨光联系人是不是还是谢工",
    );
    expect(answer).toContain("谢工");
    expect(await told(10)).toHaveLength(1);
  });

  test("what is ordered besides is offered, and what happened is kept without it", async () => {
    const answer = await me("恒力今天聊了,陈总嫌贵,让我再便宜点,顺便帮我请周五一天假");
    expect(answer).toContain("请假 3/13");
    expect(await told(3)).toEqual(["今天聊了,陈总嫌贵,让我再便宜点"]);
  });

  test("the next step beside a change is offered", async () => {
    expect(await me("万邦的报价改成43万,20号我再打给老沈")).toContain("改 #4 下次");
    expect(await item(4)).toMatchObject({ quotedFen: 43_000_000 });
  });

  test("a report beside a change is kept, whatever else is said", async () => {
    await me("恒力今天去了,陈总满意。你把它金额改成29万。对了我还有几个没跟的");
    expect(await told(3)).toHaveLength(1);
    expect(await item(3)).toMatchObject({ quotedFen: 29_000_000 });
  });

  describe("what is supposed, denied, asked by others or said already adds nothing", () => {
    test.each([
      "云图聊过了,要是王磊同意就把金额改成20万",
      "云图聊过了,别把金额改成20万",
      "蓝海聊了,刘总问我20号能不能提前到18号",
      "新元今天没接,下周一我再打",
      "新元说机台往后顺一天",
    ])("%s", async (text) => {
      expect(await me(text)).not.toMatch(/我理解为「(?!跟进)|下面几件/u);
    });
  });
});
