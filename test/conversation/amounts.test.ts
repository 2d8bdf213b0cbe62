// Amounts as people say them: the whole expression is one amount, or it is asked back with what is likely meant.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  let met: string;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
    no = await owned("上海报数机电");
    met = await owned("上海见面机电");
    await me(`推进 ${met} 到2 约了见面 王总`);
    await me(`推进 ${no} 到3 报价33万 约了周四面谈`);
  });
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (of: string) => talk.database.read(({ items }) => items.byNo(Number(of)));
  async function owned(name: string): Promise<string> {
    const answer = await me(`新建商机 ${name} 联系人王磊 1350041${++phones} 地址上海 需求MES 金额50万`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }

  beforeEach(async () => {
    await me(`改 ${no} 金额 33万`);
  });

  describe("one amount is taken, and shown as its value", () => {
    test.each([
      ["3个亿", "3亿"],
      ["壹佰贰拾万元整", "120万"],
      ["38万8千", "38.8万"],
      ["一百八十万零五千", "180.5万"],
      ["23万8", "23.8万"],
      ["从30万降到26万", "26万"],
      ["85折下来34万", "34万"],
      ["打九折后45万", "45万"],
      ["原价50万打九折后45万", "45万"],
      ["28万→26万", "26万"],
      ["从28万谈到了25.5万", "25.5万"],
    ])("改 金额 %s: %s", async (said, shown) => {
      expect(await me(`改 ${no} 金额 ${said}`)).toMatch(new RegExp(`33万 → ${shown}$`, "m"));
    });
    test("an estimate may be about, and is shown as its value", async () => {
      const answer = await me(`改 ${met} 预计 八十万左右`);
      expect(answer).toContain("→ 80万");
      expect(answer).not.toContain("左右");
      for (const [word, phone] of [
        ["新建商机 上海约数机电", "13500419999"],
        ["报备 上海概数机电", "13500419998"],
      ]) {
        const taken = await me(`${word} 王工 ${phone} 地址上海 需求MES 预算八十万左右`);
        expect(taken).toContain("金额 80万");
        expect(taken).not.toContain("左右");
      }
    });
  });

  describe("what is vague or needs a sum is asked back, and 对 takes what is offered", () => {
    test.each([
      ["小一百万", "100万"],
      ["一百出头", "100万"],
      ["三百来万", "300万"],
      ["七八十万", "75万"],
      ["不到100万", "100万"],
      ["约80万", "80万"],
      ["八十万左右", "80万"],
      ["每年20万签三年", "60万"],
      ["一百二", "120万"],
      ["1,2万", "1.2万"],
      ["100个", "100万"],
      ["30万优惠2万", "28万"],
      ["30", "30万"],
      ["王总说30万太高", "30万"],
    ])("改 金额 %s: %s", async (said, offered) => {
      const before = (await item(no))?.quotedFen;
      const asked = await me(`改 ${no} 金额 ${said}`);
      expect(asked).toContain(`按 ${offered} 记吗`);
      expect((await item(no))?.quotedFen).toBe(before);
      expect(await me("对")).toMatch(new RegExp(`33万 → ${offered}$`, "m"));
    });
    test.each(["降10万", "几十万", "150到200", "首付10万 尾款20万", "50万或者45万"])(
      "%s offers nothing",
      async (said) => {
        const before = (await item(no))?.quotedFen;
        expect(await me(`改 ${no} 金额 ${said}`)).toContain("请写一个准数");
        expect((await item(no))?.quotedFen).toBe(before);
        expect(await me("31万")).toContain("→ 31万");
      },
    );
    test("another number is taken in its place, in the unit that was offered", async () => {
      await me(`改 ${no} 金额 七八十万`);
      expect(await me("78")).toContain("→ 78万");
      await me(`改 ${no} 金额 七八十万`);
      expect(await me("不对,79万")).toContain("→ 79万");
    });
    test("at the quote, the contract and a payment too", async () => {
      expect(await me(`推进 ${met} 到3 报价七八十万`)).toContain("按 75万 记吗");
      expect((await item(met))?.stage).toBe(2);
      expect(await me("是的")).toContain("高意向");
      expect(await item(met)).toMatchObject({ stage: 3, quotedFen: 75_000_000 });
      expect(await me(`赢单 ${met} 七十万左右 今天签`)).toContain("按 70万 记吗");
      expect(await me("71.5万")).toContain("合同 71.5万");
      expect(await me(`回款 ${met} 五万多`)).toContain("按 5万 记吗");
      expect(await me("5.2万")).toContain("到账 5.2万");
      expect(await me(`回款 ${met} 累计到了20万`)).toContain("按 14.8万 记吗");
      expect(await me("对")).toContain("到账 14.8万,累计 20万");
    });
    test("in a group what is offered is not told", async () => {
      expect(await talk.sayInGroup("ZhangSan", `改 ${no} 金额 小一百万`)).not.toContain("100万");
    });
  });

  test.each(["X-500", "型号X500 两台", "两台", "3个点"])("改 金额 %s: no amount is there", async (said) => {
    const before = (await item(no))?.quotedFen;
    expect(await me(`改 ${no} 金额 ${said}`)).toContain("差金额");
    expect((await item(no))?.quotedFen).toBe(before);
  });
});
