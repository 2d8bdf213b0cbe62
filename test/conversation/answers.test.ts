// Whoever asks takes the answer; what orders, asks or speaks of another item goes its own way (speech.md).
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string): Promise<string> {
    await talk.say("ZhangSan", "取消");
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1341000${++phones} 地址上海 需求MES`,
    );
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const say = (text: string) => talk.say("ZhangSan", text);

  describe("a question is completed by its natural answer", () => {
    test.each([
      ["输单 {no}", "一句话就行", "价格太高", "已记输单"],
      ["输单 {no}", "一句话就行", "客户不做了", "已记输单: 客户不做了"],
      ["推进 {no}", "到哪个阶段", "2", "还差标志"],
      ["推进 {no}", "到哪个阶段", "到2", "还差标志"],
      ["推进 {no} 到2", "还差标志", "约了周四面谈 王总参加", "基础意向 → 中意向"],
      ["推进 {no} 到5", "成交冲刺期", "12月10号签 跳过 客户直接定了", "基础意向 → 成交冲刺期"],
      ["求助 {no}", "要什么帮助", "要法务陪同", "已请赵主管安排"],
      ["改 {no} 金额", "差金额|改成什么", "80万", "80万"],
      ["转交 {no}", "给谁", "李四", "李四"],
      ["转交 {no}", "给谁", "@李四 他熟悉制造业", "李四"],
      ["跟进 {no}", "记什么", "客户下周去厂里看样机", "跟进已记"],
      ["备注 {no}", "记什么", "采购姓周", "采购姓周"],
      ["提醒我 {no}", "什么时候", "周四下午3点", "15:00"],
      ["请假", "哪天", "周三到周五", "周三|请假|3/1"],
    ])("%s → %s → %s", async (asked, question, said, answer) => {
      const no = await owned(`上海答话${phones}机电`);
      expect(await say(asked.replace("{no}", no))).toMatch(new RegExp(question));
      expect(await say(said)).toMatch(new RegExp(answer));
    });
    test("one question after another, until it is done", async () => {
      const no = await owned("上海连问机电");
      expect(await say(`推进 ${no}`)).toContain("到哪个阶段");
      expect(await say("到3")).toContain("高意向 — ");
      expect(await say("报价28万")).toContain("中意向 — ");
      expect(await say("约了周四面谈 王总参加")).toContain("基础意向 → 高意向");
      expect(await item(no)).toMatchObject({ stage: 3, quotedFen: 28_000_000 });
    });
    test("where it stands already, what brings it on is asked for and answers it", async () => {
      const no = await owned("上海已在机电");
      await say(`推进 ${no} 到2 约了周四面谈 王总参加`);
      expect(await say(`推进 ${no} 中意向`)).toMatch(/上海已在机电 已经在中意向了.*到3 报价28万/);
      expect(await say("31万5")).toContain("中意向 → 高意向,报价 31.5万");
      expect(await say("跟进 那边没接")).not.toContain("先放着");
    });
    test("the example is of the stage that comes next, and does what it says", async () => {
      const no = await owned("上海举例机电");
      const example = async () => /如「([^」]+)」/.exec(await say(`推进 ${no}`))?.[1] ?? "";
      for (const stage of [2, 3, 4, 5, 6]) {
        await say(await example());
        expect(await item(no)).toMatchObject({ stage });
      }
      expect(await item(no)).toMatchObject({ outcome: "won" });
    });
    test("which item is answered by its number", async () => {
      const no = await owned("上海哪个机电");
      talk.minutes(11);
      expect(await say("输单")).toContain("说的是哪一个");
      expect(await say(no)).toContain("差一个原因");
      expect(await say("价格太高")).toContain("已记输单");
    });
  });

  test("an example is of the item that was named", async () => {
    await owned("上海例子机电");
    const no = await owned("上海举例机电");
    expect(await say(`备注 ${no}`)).toContain(`「备注 #${no} `);
    expect(await say(`备注 #${no}`)).not.toContain("#12");
    await say("取消");
  });

  test("the next lead to clean is judged without its number", async () => {
    await talk.say("admin", "设角色 @何市 清洗员");
    await talk.say("heshi", "录线索 杭州待判科技 王磊 13500007777 杭州 想了解MES 来源 百度投流");
    expect(await talk.say("heshi", "清洗 下一条")).toContain("杭州待判科技");
    expect(await talk.say("heshi", "待补 地址")).toMatch(/杭州待判科技[\s\S]*地址/);
    expect(await talk.say("heshi", "清洗 下一条")).toContain("杭州待判科技");
    expect(await talk.say("heshi", "合格 需要MES,预算内")).toContain("杭州待判科技");
  });

  test("跳过 asks the same question again where it is the only one", async () => {
    const no = await owned("上海跳过机电");
    await say(`输单 ${no}`);
    expect(await say("跳过")).toContain("差一个原因");
  });

  describe("what could not be the whole answer goes its own way, and the question waits", () => {
    test("a report about another item is kept for that item", async () => {
      const other = await owned("上海别家机电");
      await say("新建商机 北京在等科技 地址北京 需求MES");
      expect(await say(`${other} 曹总说周三给答复`)).toContain(`#${other} 上海别家机电`);
      expect(await say("王磊")).toContain("还差电话");
      expect(await say("周三给答复")).not.toContain("已建");
      expect(await say("13900004455")).toContain("北京在等科技");
    });
    test.each([
      ["别家商机怎么样了?", /./],
      ["上海别问机电 客户说再等等", /上海别问机电[\s\S]*跟进已记/],
      ["今日", /./],
      ["谢谢", /./],
    ])("%s is no reason for a loss", async (said, answer) => {
      const other = await owned(`上海别问${phones}机电`);
      const no = await owned(`上海还在${phones}机电`);
      await say(`输单 ${no}`);
      const named = (await item(other)) === null ? "" : `上海别问${phones - 2}机电`;
      expect(await say(said.replace("上海别问机电", named))).toMatch(
        new RegExp(answer.source.replace("上海别问机电", named)),
      );
      expect(await item(no)).toMatchObject({ outcome: "open" });
      expect(await say("价格太高")).toContain("已记输单");
    });
  });
});
