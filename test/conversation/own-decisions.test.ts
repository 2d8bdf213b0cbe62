// What somebody decides, wants or is away for is offered or done, and is no news of a customer (speech.md, "Kinds").
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, talk } = inScene(engine);

  describe("what is decided of one's own item is only offered", () => {
    test.each([
      ["恒力我实在跑不过来,王五离得近,让他接吧", 3, "转交 #3 @王五」"],
      ["蓝海我盯不过来,你让王五盯着吧", 5, "转交 #5 @王五」"],
      ["宝利交给李四吧,我最近全在忙华测验收", 7, "转交 #7 @李四」"],
      ["宝利我吃不下来 让李四来", 7, "转交 #7 @李四」"],
      ["7号这单转李四", 7, "转交 #7 @李四」"],
      ["云图谁爱跟谁跟 我放了", 1, "退公海 #1"],
      ["7不要了,放公海", 7, "退公海 #7"],
      ["这单蓝海李四帮了不少忙,给他分两成", 5, "分成 #5 我80 @李四20"],
      ["恒力业绩六成算我、四成算王五", 3, "分成 #3 业绩 我60 @王五40"],
      ["宝利先放两周,别催钱工", 7, "静默 #7"],
    ])("%s", async (text, no, offer) => {
      const before = await told(no);
      expect(await me(text)).toContain(`我理解为「${offer}`);
      expect(await told(no)).toEqual(before);
      expect(await told(6)).toEqual([]);
      expect((await item(no))?.ownerId).toBe("ZhangSan");
    });
  });

  test("a price is put as it is said", async () => {
    await me("万邦降到43万");
    expect(await item(4)).toMatchObject({ quotedFen: 43_000_000 });
    expect(await told(4)).toEqual([]);
  });

  test("a new number of somebody known takes the place of the old one", async () => {
    expect(await me("新元何工换号了 换成13857412233")).toContain("联系人改好了");
    const contacts = await talk().database.read(({ dump }) => dump.rowsOf("contacts"));
    const phones = contacts.filter(({ name }) => name === "何工").map(({ phone }) => phone);
    expect(phones).toEqual(["13857412233"]);
    expect(await told(2)).toEqual(["何工换号了 换成13857412233"]);
  });

  describe("leave is offered with its days and who stands in", () => {
    test.each([
      ["周四请半天 上午", "请假 3/12上午"],
      ["下周我年假,周一到周五,活交给王五", "请假 3/16到3/20 @王五代管"],
      ["我周三休息,恒力有事找李四", "请假 3/11 @李四代管"],
      ["12号到14号我在外地,客户麻烦李四看一下", "请假 3/12到3/14 @李四代管"],
      ["本周四、周五我外出参加行业论坛,不在公司", "请假 3/12到3/13"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(`我理解为「${offer}」`);
      expect(await told(3)).toEqual([]);
    });
  });

  describe("a reminder is set for its hour", () => {
    test.each([
      ["明早8点半踢我一脚 给恒力发方案", "明天 3/11 08:30 提醒你: 给恒力发方案"],
      ["等下两点钟喊我一声 陈总那边要回电话", "今天 14:00 提醒你: 陈总那边要回电话"],
      ["一会儿十一点喊我开会", "今天 11:00 提醒你: 开会"],
      ["下周二早上喊我一声 该给智谷回话了", "3/17 08:00 提醒你: 该给智谷回话了"],
    ])("%s", async (text, answer) => {
      expect(await me(text)).toContain(answer);
      expect(await told(3)).toEqual([]);
    });
  });

  describe("a word at the front orders nothing", () => {
    test.each(["回款6那15万 说今天到 还没见着", "回款6 15万 财务说明天才到"])(
      "while the money is still to come: %s",
      async (text) => {
        await me(text);
        const paid = await talk().database.read(({ dump }) => dump.rowsOf("payments"));
        expect(paid.map(({ amountFen }) => amountFen)).toEqual([5_000_000]);
      },
    );
    test("while the speaker hesitates", async () => {
      await me("退公海宝利我还没想好");
      expect(await item(7)).toMatchObject({ place: "owned", ownerId: "ZhangSan" });
    });
    test.each(["赢单蓝海能算进这个月吗,还是非得等盖章", "签了吗蓝海", "到账了吗华测那笔"])(
      "where it is asked: %s",
      async (text) => {
        await me(text);
        expect([...(await told(5)), ...(await told(6))]).toEqual([]);
      },
    );
  });

  describe("somebody new is told of in any words", () => {
    test.each([
      ["「我是金华星宇五金的老徐 13967912345 想了解排产」", "金华星宇五金"],
      ["恒力陈总给推了个客户,昆山立讯精工 黄总 13512340005 想看MES", "报备 昆山立讯精工 黄总"],
      ["今儿跑了家新厂 宜兴江南电缆 邵总 13961500015 想做MES", "#13 宜兴江南电缆"],
    ])("%s", async (text, answer) => {
      expect(await me(text)).toContain(answer);
      expect(await told(3)).toEqual([]);
    });
    test("and who named no company gets none", async () => {
      expect(await me("刚接到个电话,说要做WMS,号码13900000010,没留公司")).toContain("我理解为「报备 电话");
      expect(await item(13)).toBeNull();
    });
  });
});
