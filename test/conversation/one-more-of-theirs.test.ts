// One more who works at a customer's, several leads behind how many there are, where a customer is instead, shares and refunds, and a colleague by the id.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("somebody with what they do there and a number is added", () => {
    test.each([
      ["万邦对接人加个采购小孟15200007777 老沈只管拍板 别把老沈弄没了", "小孟 15200007777"],
      ["恒力加个技术的小高13700008888 陈总不管细节", "小高 13700008888"],
      ["宝利补个财务老许13700009999 开票找她", "老许 13700009999"],
      ["云图联系人再加一个设备部的小樊13700001199", "小樊 13700001199"],
    ])("%s", async (text, contact) => {
      const answer = await me(text);
      expect(answer).toContain("联系人加好了");
      expect(answer).toContain(contact);
      expect(await item(13)).toBeNull();
    });

    test.each(["恒力陈总让我加个技术的小高13700008888 明天打", "恒力加个班把方案赶出来"])(
      "%s adds nobody unasked, nor a lead",
      async (text) => {
        expect(await me(text)).not.toContain("联系人加好了");
        expect(await item(13)).toBeNull();
      },
    );
  });

  describe("several leads behind how many there are", () => {
    test.each([
      ["heshi", "上周webinar 2条 徐州重联机械耿工13912340005 连云港新浦化工13912340006 都问lims 谁有空谁领"],
      ["ZhangSan", "两个new 泰州海润泵业邱总13611110001 盐城东辰纺机小范13611110002 都展会来的要mes"],
    ])("%s: %s", async (who, text) => {
      const answer = await say(who, text);
      expect(answer).toMatch(/#13 (?:徐州重联机械|泰州海润泵业) /u);
      expect(answer).toMatch(/#14 (?:连云港新浦化工|盐城东辰纺机) /u);
      expect(await item(14)).not.toBeNull();
    });

    test.each([
      "徐州那边2条产线 13912340005打过来问 13912340006也打过",
      "两个客户都问 谁在跟13912340005和13912340006",
    ])("%s takes in nobody", async (text) => {
      await me(text);
      expect(await item(14)).toBeNull();
    });
  });

  test.each([
    ["宝利地址录错了 不在武进 在新北通江路 导航给我导沟里去了", "新北通江路"],
    ["宝利地址写错了 不是武进 是在常州新北", "常州新北"],
  ])("%s", async (text, place) => {
    expect(await me(text)).toContain(`地址 常州武进 → ${place.startsWith("常州") ? place : `常州${place}`}`);
  });

  test("不在武进开会 在新北见 moves no address", async () => {
    expect(await me("宝利不在武进开会 在新北见")).not.toContain("地址 常州武进 →");
    expect(await told(7)).toHaveLength(1);
  });

  describe("shares and refunds the other way round are offered", () => {
    test.each([
      ["蓝海这单是李四搭的线 说好了他三我七 刘总20号照签", "分成 #5 我70 @李四30"],
      ["恒力李四牵的线 说好她四我六", "分成 #3 我60 @李四40"],
      ["蓝海这单我跟李四他三我七", "分成 #5 我70 @李四30"],
      ["吴主任退我们2w 不对 是我们退他2w 培训多收的 蔡姐已经打过去了", "退款 #6 2万"],
      ["华测多收的2w已经退过去了", "退款 #6 2万"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(offer);
    });

    test.each([
      "恒力王磊说他三我七的比例不合理",
      "蓝海刘总说要我们退他2w才签",
      "华测我们退他2万的方案还没批",
    ])("%s offers neither", async (text) => {
      expect(await me(text)).not.toMatch(/分成 #|退款 #/u);
    });
  });

  test("whom a transfer asked for is answered by the id, with why", async () => {
    await me("转交 2");
    expect(await me("lisi吧 他宁波人头熟")).toContain("已问李四接不接");
  });

  test.each(["lisi 不行", "abc吧 他熟"])("%s names nobody it goes to", async (text) => {
    await me("转交 2");
    expect(await me(text)).not.toContain("已问");
  });
});
