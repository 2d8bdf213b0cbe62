// Somebody met, without a number and without the company's name: nobody's follow-up, and which company it is is asked.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 5))).map(({ text }) => text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("neither the place nor the trade points at a customer of one's own", () => {
    test.each([
      [7, "有个新客户,常州武进一家做轴承的,老板姓褚", "褚老板"],
      [2, "新客户 宁波北仑一家做注塑的 老板姓张", "张老板"],
      [5, "今天认识一个做光伏的老板 在无锡 姓刘", "刘总"],
      [3, "展会上碰到个苏州做机电的,姓陈", "陈总"],
      [10, "同学介绍了一家温州做阀门的,想了解MES", ""],
    ])("beside #%i: %s", async (no, text, contact) => {
      const before = await told(no);
      const asked = await talk.say("ZhangSan", text);
      expect(asked).toContain("还差客户名称");
      expect(asked).toContain(contact);
      expect(await told(no)).toEqual(before);
      const taken = await talk.say("ZhangSan", "台州凯晟阀件");
      expect(taken).toContain("台州凯晟阀件");
      expect(taken).toContain("报备好了");
    });
  });

  test("whoever introduced somebody keeps what was said, and the new one is offered", async () => {
    const answer = await talk.say("ZhangSan", "刘总介绍了个做轴承的 姓钱");
    expect(answer).toContain("#5 ");
    expect(answer).toContain("跟进已记");
    expect(answer).toMatch(/我理解为「报备 联系人 钱总 /);
    expect(await talk.say("ZhangSan", "确认")).toContain("钱总:还差客户名称");
  });

  test.each(["新客户有几个", "无锡那个做光伏的来了个新采购 姓张", "今天认识了一个新采购 何工的徒弟"])(
    "%s begins no lead",
    async (text) => {
      expect(await talk.say("ZhangSan", text)).not.toContain("还差客户名称");
    },
  );
});
