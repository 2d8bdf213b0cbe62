// Several in one message: each customer, somebody new and oneself get what is theirs, and none gets what is another's.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, told, item, talk } = inScene(engine);

  describe("somebody new is announced behind what is told of a customer", () => {
    test.each([
      ["恒力案例发过去了 另外来个新的 台州海川泵业 徐总13566771122 要mes 明天我打他", "台州海川泵业"],
      ["恒力陈总说再看看，另外接了个新线索，湖州金鼎纺织，林经理13712340077，想看MES", "湖州金鼎纺织"],
    ])("%s", async (text, customer) => {
      const [before, stood] = [await told(3), await item(3)];
      const answer = await me(text);
      expect(answer).toContain(`#13 ${customer}`);
      expect((await told(3)).length, answer).toBe(before.length + 1);
      expect((await item(3))?.nextDay).toBe(stood?.nextDay);
    });

    test("and a number of somebody there is none", async () => {
      await me("宝利钱工说新来的主管姓刘 13812340097");
      expect(await item(13)).toBeNull();
    });
  });

  describe("a day or a word for all of them is everybody's", () => {
    test.each([
      ["ZhangSan", "万邦报价单给了 蓝海合同看了 下周三我一块跑 先上海后无锡", [4, 5], "2026-03-18"],
      [
        "lisi",
        "合肥智谷：郑工说价格可以谈，但要等25日的预算会；芜湖凌峰：顾总出差，没有见到。这两家我都在3月26日再联系。",
        [8, 9],
        "2026-03-26",
      ],
    ])("%s: %s", async (who, text, nos, day) => {
      const answer = await say(who, text);
      for (const no of nos) expect((await item(no))?.nextDay, answer).toBe(day);
    });

    test("and 恒力 alone keeps its own", async () => {
      await me("万邦沈经理没接 恒力陈总下周三让我过去");
      expect((await item(4))?.nextDay).toBe("2026-03-12");
    });
  });

  test("an order beside another's news is done, and each amount is its own", async () => {
    await me("恒力改28万,云图下周一再打");
    expect(await item(3)).toMatchObject({ quotedFen: 28_000_000 });
    expect((await item(1))?.nextDay).toBe("2026-03-16");
    await me("恒力的价格改成二十九万然后万邦那个改成四十四万");
    expect(await item(3)).toMatchObject({ quotedFen: 29_000_000 });
    expect(await item(4)).toMatchObject({ quotedFen: 44_000_000 });
  });

  test("leave behind a report is offered for its own day, and the report is kept", async () => {
    const answer = await me("蓝海刘总说周五见；另外我下周一请假一天，带孩子看牙");
    expect(answer).toContain("我理解为「请假 3/16」");
    expect((await told(5))[0]).toBe("刘总说周五见");
    expect(await me("何工问能不能先上一条线，我讲可以；另外我明天下午请半天假，陪娃打针")).toContain("请假");
    expect((await told(2))[0]).toBe("何工问能不能先上一条线");
  });

  test.each([
    [3, "新元何工催了 恒力陈总要看托管那条怎么写"],
    [3, "恒力的合同我今早八点用顺丰寄了"],
    [2, "何工发来“能不能周五上午” 我说看看"],
  ])("#%i %s is news", async (no, text) => {
    const before = await told(no);
    const answer = await me(text);
    expect((await told(no)).length, answer).toBe(before.length + 1);
  });

  test.each([
    [4, "要是老沈今天肯点头，我请全部门吃饭，45万啊做梦都在想"],
    [3, "说真的，恒力陈总长得特别像我舅舅，每次见他我都想笑"],
    [6, "华测50万的合同，三成应该先收15万，系统里只有5万，我这么算对吗？"],
    [6, "华测到了8万，我这样记对吧"],
    [2, "新元何工要看什么资料"],
  ])("#%i %s is none", async (no, text) => {
    const before = await told(no);
    const answer = await me(text);
    expect(await told(no), answer).toEqual(before);
    expect(answer).not.toContain("回款 #");
    expect((await talk().database.read(({ dump }) => dump.rowsOf("payments"))).length).toBe(1);
  });
});
