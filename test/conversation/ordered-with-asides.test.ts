// Orders and corrections with what is muttered beside them, and somebody new told of behind a report: what is changed, and what is not.
import { beforeEach, describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  const kept = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 9));
  const say = (text: string, who = "ZhangSan") => talk.say(who, text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("why something is moved is no part of the order", () => {
    test("of a meeting, by whom one meets", async () => {
      await say("把跟钱工见面挪到下周一下午两点 他周五家里老人住院");
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-16", nextMinute: 14 * 60 });
      expect(await kept(7)).toHaveLength(0);
    });
    test("of a signing, which is no meeting, and not to the day that is said behind it", async () => {
      const before = await item(5);
      await say("蓝海签约那天往后挪 挪到二十四号吧 刘总二十号人在北京");
      expect(await item(5)).toMatchObject({ plannedSigningOn: "2026-03-24", nextDay: before?.nextDay });
    });
    test("but told, it is kept and the move offered", async () => {
      expect(await say("蓝海推到25号签,刘总出差")).toContain("我理解为「改 #5 签约日 3/25」");
      await say("恒力面谈改到周五 陈总说要降价");
      expect(await kept(3)).toHaveLength(1);
    });
  });

  describe("an address is stored without what is muttered behind it", () => {
    test.each([
      ["新元地址改成宁波鄞州 就是说这三个别弄混", 2, "宁波鄞州", "弄混"],
      ["老沈他们搬了不在青浦了 那个万邦地址你换成上海松江九亭 我导航差点导错", 4, "上海松江九亭", "导航"],
      ["恒力地址你给我改成苏州相城黄埭 别记错了", 3, "苏州相城黄埭", "记错"],
      ["宝利搬新厂了 地址帮我换成常州新北区 长江路8号", 7, "常州新北区 长江路8号", "搬新厂"],
    ] as const)("%s", async (text, no, place, aside) => {
      const answer = await say(text);
      expect(answer).toContain(place);
      const shown = (await say(`详情 ${no}`)).split("\n").find((line) => line.startsWith("地址"));
      expect(shown).not.toContain(aside);
    });
    test.each([
      "蓝海地址要不要改成新吴区",
      "云图地址你先别改成余杭",
      "恒力地址改成什么了",
      "凌峰顾总说地址变了",
    ])("%s stores none", async (text) => {
      expect(await say(text)).not.toMatch(/地址 .* → /u);
    });
  });

  describe("an amount is ordered in free words", () => {
    test.each([
      ["老沈嫌贵我回去重做了一版四十一万六 万邦那个金额你给我更新上 付款还按三六一", 4, 41.6],
      ["宝利先替我填个三十二万在那儿 就是说钱工给的预算数 还没正式报呢别给我动阶段", 7, 32],
      ["云图先帮我写个20万在那儿 王磊说的预算", 1, 20],
      ["新元报了一版22万 数你帮我更新上去", 2, 22],
      ["恒力软件18万硬件9万 你金额就记27万", 3, 27],
    ] as const)("%s", async (text, no, wan) => {
      await say(text);
      expect(await price(no)).toBe(wan);
    });
    test.each([
      ["恒力硬件9万软件18万 你金额就记25万", 3, 30],
      ["陈总让我填个28万 我没答应", 3, 30],
      ["老沈说金额你给我更新上 我说等领导批", 4, 45],
      ["华测帮我记个5万到账", 6, 50],
    ] as const)("%s changes nothing", async (text, no, wan) => {
      expect(await say(text)).not.toMatch(/「改 #\d 说/u);
      expect(await price(no)).toBe(wan);
    });
  });

  describe("a correction's own text becomes no step", () => {
    test.each([
      ["我明天给他回个价", "不是明天啊后天后天 明天我人在南京给华测那边帮忙", "2026-03-12", "给他回个价"],
      ["我明天给他回个价", "不对是后天 明天我有会", "2026-03-12", "给他回个价"],
      ["后天寄案例", "不是后天是周五 后天我在苏州", "2026-03-13", "寄案例"],
      ["后天寄案例", "不是后天是周五打电话", "2026-03-13", "打电话"],
    ])("%s, %s", async (told, correction, day, step) => {
      await say(`智谷郑工要比价 ${told}`, "lisi");
      await say(correction, "lisi");
      expect(await item(8)).toMatchObject({ nextDay: day, nextText: step });
    });
    test("the hour alone, where the day is said to be right", async () => {
      await say("新元何工面谈改到下周三上午九点了");
      await say("上午不对那个是下午三点 日子没错");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-18", nextMinute: 15 * 60 });
    });
  });

  describe("a price that was another customer's is put there, where that is confirmed", () => {
    test("with what is said of both beside it", async () => {
      await say("宝利金额记38万");
      await say("哦那是新元的数 宝利都还没谈到钱呢 我糊涂了昨晚没睡好");
      expect([await price(2), await price(7)]).toEqual([0, 38]);
      await say("确认");
      expect([await price(2), await price(7)]).toEqual([38, 0]);
    });
    test.each(["那是新元的人给我的", "新元的数是多少来着", "万邦的报价是45万"])("not by %s", async (text) => {
      await say("宝利金额记38万");
      expect(await say(text)).not.toContain("撤销");
      expect(await price(7)).toBe(38);
    });
  });

  describe("somebody new behind a report is taken in by their own name", () => {
    test("and the report is kept", async () => {
      const told =
        "刚从万邦出来老沈说付款五五开他能拍板 周五我带合同过去 另外楼下碰到个苏州佳禾塑胶的丁经理13770001234想上MES 你给我建一个";
      expect(await say(told)).toContain("苏州佳禾塑胶 线索");
      expect(await item(4)).toMatchObject({ nextDay: "2026-03-13" });
    });
    test("offered where nobody asks for it", async () => {
      const told = "恒力陈总没在 隔壁碰到个昆山立讯精工的黄总13812345678 他说想看看WMS";
      expect(await say(told)).toContain("我理解为「报备 昆山立讯精工 联系人 黄总 电话 13812345678");
      expect(await kept(3)).toHaveLength(1);
      expect(await item(13)).toBeNull();
    });
    test("and run together with who works there and the number", async () => {
      const card = "会展收了一堆名片先录这个 苏州瑞丰包装何经理13912340002 他问WMS怎么收费 给哪个销售都行";
      expect(await say(card, "heshi")).toContain("苏州瑞丰包装 线索");
    });
    test("一个联系人 more is added to whoever is known", async () => {
      const told = "智谷除了郑工再挂一个联系人上去 采购的小马13655512345 以后报价要抄给他";
      expect(await say(told, "lisi")).toContain("小马 13655512345");
      expect(await say("宝利那边又加了一个联系人 说是技术的")).toContain("跟进已记");
    });
  });

  describe("an answer takes what is said behind it", () => {
    test("of an amount", async () => {
      await say("回款 6");
      expect(await say("十万 昨天到的 刚看见短信")).toContain("到账 10万");
    });
    test.each(["十万 到了没", "5万 恒力没接", "十万 可能下周到"])("but not %s", async (text) => {
      await say("回款 6");
      expect(await say(text)).not.toContain("到账");
    });
  });

  describe("whoever only asks is only answered", () => {
    test.each([
      ["wangwu", "嘉兴绍兴那两个还在公海没 先别给我领啊我就问问有没有被人捞走", "晨光"],
      ["ZhangSan", "海正现在谁在跟 先别转我就问一下", "领取 12"],
      ["ZhangSan", "我报过价还没签的都有谁来着 恒力一个万邦一个 还有没有了 各多少钱念给我听", "101万"],
      ["ZhangSan", "老赵早上说有人没填下一步 那个是不是我啊 我哪几家没填 报名字就行我晚上到酒店弄", "云图"],
    ])("%s: %s", async (who, text, answer) => {
      expect(await say(text, who)).toContain(answer);
    });
    test("what others call together is no alarm clock of ours", async () => {
      expect(await say("潘总说后天他把生产的人都叫上一起谈", "wangwu")).toContain("下次 后天 3/12");
      expect(await say("明早九点叫我联系云图")).toContain("提醒你");
    });
  });

  test("what is given to each, one after the other, is kept of each", async () => {
    await say("案例给王磊发了 合同模板给老沈也发了 何工那边进厂要报车牌我报了浙B12345");
    expect([(await kept(1)).length, (await kept(4)).length, (await kept(2)).length]).toEqual([2, 1, 1]);
  });
});
