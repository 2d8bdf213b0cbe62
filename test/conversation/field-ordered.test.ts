// What is to stand in a field, ordered in people's own verbs with asides around: done at once; asked, wished, denied, guessed or said by others, nothing.
import { describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  const address = async (no: number, who = "ZhangSan") =>
    (await say(who, `详情 ${no}`)).split("\n").find((line) => line.startsWith("地址"));

  describe("an amount is what the breath of the order says, whatever else is said of money", () => {
    test.each([
      ["ZhangSan", "恒力金额写28万吧 那2万让了", 3, 28],
      ["ZhangSan", "老沈那个单子钱数就按四十三万写吧让了他两万块反正领导也同意了", 4, 43],
      ["ZhangSan", "那个恒力的数你更新为29万5,之前报的30万作废", 3, 29.5],
      ["ZhangSan", "万邦45改42万5 老沈要打9折没给他", 4, 42.5],
      ["ZhangSan", "万邦改43万8,老沈砍了一刀,我认了", 4, 43.8],
      ["ZhangSan", "陈总要打九折，30的九折27嘛我算得没错吧，那恒力金额就摆27万", 3, 27],
      ["ZhangSan", "恒力金额写三十万零八百，别问为啥，问就是陈总迷信8", 3, 30.08],
      ["ZhangSan", "经陈总同意，恒力那份报价做了微调，系统里的金额请更新为28万5千元，谢谢。", 3, 28.5],
      ["ZhangSan", "恒力的报价原为30万，第一次让8千，第二次让1万2千，现为28万整，请按最后的数登记。", 3, 28],
      ["ZhangSan", "恒力金额就29万吧,不跟他耗了", 3, 29],
      ["ZhangSan", "云图写个15万上去,王磊透的底", 1, 15],
      ["lisi", "凌峰金额填22万,别问我哪来的数", 9, 22],
      ["wangwu", "百川那个金额帮忙挂35万,领导催着要数", 10, 35],
    ] as const)("%s: %s", async (who, text, no, wan) => {
      await say(who, text);
      expect(await price(no)).toBe(wan);
    });
    test("of several each its own, and one that is left alone is left alone", async () => {
      await me("恒力的价格改成二十九万然后万邦那个改成四十四万蓝海的不动啊");
      expect([await price(3), await price(4), await price(5), await count(5)]).toEqual([29, 44, 26, 0]);
    });
    test("and what we do next is offered beside it", async () => {
      expect(await me("恒力报价调成29万哈 我明天把新报价单发陈总")).toContain(
        "下次 2026-03-11 把新报价单发陈总",
      );
      expect(await price(3)).toBe(29);
    });
    test.each([
      ["金额改成28万行吗 恒力", 3, 30],
      ["恒力金额写28万?", 3, 30],
      ["想把恒力金额改成28万", 3, 30],
      ["恒力客户想写28万", 3, 30],
      ["恒力那边对手报28万", 3, 30],
      ["恒力金额别改成28万", 3, 30],
      ["恒力金额先别写28万", 3, 30],
      ["恒力金额大概28万", 3, 30],
      ["恒力金额估计得写28万", 3, 30],
      ["恒力金额写28万吧 等陈总点头再说", 3, 30],
      ["如果陈总同意,恒力金额写28万", 3, 30],
      ["陈总说恒力金额写28万吧", 3, 30],
      ["陈总的意思是,恒力金额写28万", 3, 30],
      ["陈总发来:恒力金额写28万", 3, 30],
      ["万邦的价改成43万他就签", 4, 45],
      ["恒力发票金额写28万", 3, 30],
      ["恒力首付金额写8万", 3, 30],
      ["恒力合同写28万", 3, 30],
      ["恒力那份报价单上写28万写错了", 3, 30],
      ["上次恒力金额写28万", 3, 30],
      ["恒力金额挂28万 挂了半个月了", 3, 30],
      ["恒力金额写28万 含税30万", 3, 30],
      ["何工透露，新元的预算大概二三十万，请先填到金额里", 2, 0],
    ] as const)("%s changes nothing", async (text, no, wan) => {
      await me(text);
      expect(await price(no)).toBe(wan);
    });
  });

  describe("an order in somebody else's mouth is no order of ours", () => {
    test.each([
      "郑工跟我讲“你把金额改成10万我立马签”，笑死，做梦呢他",
      "郑工跟我讲你把金额改成10万我立马签",
      "郑工让我「把金额改成10万」",
      '郑工发话了,"金额写10万",我没理他',
      "郑工微信里写『智谷金额改成10万』",
    ])("%s", async (text) => {
      await say("lisi", text);
      expect(await price(8)).toBe(18);
    });
    test("but what is quoted is only a name, or all of it", async () => {
      await say("lisi", "把「智谷」的金额改成17万");
      expect(await price(8)).toBe(17);
      await say("lisi", "「智谷金额改成16万」");
      expect(await price(8)).toBe(16);
    });
  });

  describe("where they are now", () => {
    test.each([
      ["ZhangSan", "恒力搬厂了 地方写苏州相城", 3, "苏州相城"],
      ["ZhangSan", "三号那家不在吴中了搬了现在在相城区你把那个地点给我换一下别的不动", 3, "苏州相城区"],
      ["ZhangSan", "云图搬家了你晓得伐，不在滨江了，搬去余杭，地址那栏给它改掉", 1, "杭州余杭"],
      ["ZhangSan", "新元地址写岔啦,不在北仑,人家厂子搬镇海去了", 2, "宁波镇海"],
      ["ZhangSan", "万邦搬到松江九亭了，地址麻烦更新一下", 4, "上海松江九亭"],
      ["lisi", "凌峰上个月已经由弋江搬到鸠江区，厂房还是租的，劳驾把地址那一栏换成芜湖鸠江。", 9, "芜湖鸠江"],
      ["wangwu", "百川的地址登记得不够细，应写为温州龙湾永中街道，请据此更新。", 10, "温州龙湾永中街道"],
    ] as const)("%s: %s", async (who, text, no, place) => {
      await say(who, text);
      expect(await address(no, who)).toBe(`地址 ${place}`);
    });
    test.each([
      "恒力见面的地方换成苏州相城",
      "恒力周四地点换成上海青浦",
      "恒力收货地址改成苏州相城",
      "恒力发票上的地址写苏州相城",
      "恒力想搬去相城，地址先别改",
      "恒力地址要改成相城吗",
      "陈总让我把地址改成苏州相城",
      "陈总说“地址写苏州相城”",
      "恒力明年搬去相城，地址到时候改",
    ])("not by %s", async (text) => {
      await me(text);
      expect(await address(3)).toBe("地址 苏州吴中");
    });
  });

  describe("when one meets next", () => {
    test.each([
      ["ZhangSan", "请把宁波新元的面谈挪到下周二，也就是17日，上午十点。", 2, "2026-03-17", 600],
      ["ZhangSan", "请将宝利的面谈调整至3月18日（周三）上午9点30分，谢谢。", 7, "2026-03-18", 570],
      ["ZhangSan", "钱工那个你给我提到明天下午三点他秘书刚跟我说的周五他要去体检", 7, "2026-03-11", 900],
      [
        "wangwu",
        "温州那个周四不去了人家厂里停电然后你帮我把它往后放放到下周一几点先空着",
        10,
        "2026-03-16",
        null,
      ],
      ["ZhangSan", "新元就摆到下周四吧何工出国了", 2, "2026-03-19", null],
      ["ZhangSan", "下礼拜二我去青浦找老沈，帮我挂到万邦上头，不然我又忘记忒了", 4, "2026-03-17", null],
      ["ZhangSan", "下下周一我去常州宝利，帮我记下一步，这周武进那边修路堵到怀疑人生", 7, "2026-03-23", null],
      ["ZhangSan", "宁波新园何公那个面谈改到周伍下午，语音打的凑活看", 2, "2026-03-13", null],
    ] as const)("%s: %s", async (who, text, no, day, minute) => {
      await say(who, text);
      expect(await item(no)).toMatchObject({ nextDay: day, nextMinute: minute });
    });
    test("of two that change places", async () => {
      await me("#2那个面谈摆到13号，#7换到12号，等于俩对调一下，票我自己改签");
      expect([(await item(2))?.nextDay, (await item(7))?.nextDay]).toEqual(["2026-03-13", "2026-03-12"]);
    });
    test("of whoever was just looked at, with what is done then", async () => {
      await me("云图那边上次我记了啥");
      await me("那给它挂个下周四吧，我背着案例册子过去");
      expect(await item(1)).toMatchObject({ nextDay: "2026-03-19", nextText: "我背着案例册子过去" });
      await me("恒力怎么样了");
      await me("它的面谈给我挪到下周一");
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-16" });
    });
    test("a signing is offered for the last day of the month", async () => {
      expect(await me("蓝海签约改这个月最后一天，刘总请大师看过日子的，绝了")).toContain("改 #5 签约日 3/31");
    });
    test.each([
      "面谈改到周五行吗 恒力",
      "恒力的面谈要不要给我挪到周五",
      "陈总想把面谈挪到周五",
      "恒力面谈先别给我挪到周五",
      "如果陈总没空就把面谈挪到周五",
      "恒力面谈估计得挪到周五",
      "恒力面谈给我挪到周五或者下周一",
      "把恒力的会议室换到周五",
    ])("not by %s", async (text) => {
      await me(text);
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-12" });
    });
  });
});
