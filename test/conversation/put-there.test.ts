// What is to stand in a field, said with the value that was, the reason and where it is to be written; and answers that bring their reason.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("an amount", () => {
    test.each([
      ["ZhangSan", "恒力那边的报价麻烦帮我从30万换成28万5,陈总砍了一刀,我请示过赵主管了🙏", 3, 285_000],
      ["ZhangSan", "恒力报价从三十万调到二十八万五吧,已经跟赵主管说过了", 3, 285_000],
      [
        "jingli",
        "合肥智谷那条我看金额还是18万,郑工昨天当着我和小李的面说定了按20万报,请调整过来。",
        8,
        200_000,
      ],
      ["ZhangSan", "万邦报价跟沈经理谈妥了42万,麻烦更新一下", 4, 420_000],
    ] as const)("%s: %s", async (who, text, no, yuan) => {
      const answer = await say(who, text);
      expect((await item(no))?.quotedFen).toBe(yuan * 100);
      expect(answer).not.toContain("我理解为");
    });

    test.each([
      "恒力的金额陈总想要28万,请调整过来",
      "陈总让我把恒力报价从30万降到28万,我没答应",
      "恒力陈总说报价从30万改成28万5他就签",
      "恒力报价还没谈定28万,先别改",
    ])("%s: nothing is settled", async (text) => {
      await me(text);
      expect((await item(3))?.quotedFen).toBe(300_000_00);
    });
  });

  describe("an answer with its reason", () => {
    test.each([
      ["ZhangSan", "改 3 金额", "二十八万六吧,陈总加了一个看板模块,零头我没敢再让。", 3, 286_000],
      ["ZhangSan", "改 5 金额", "跟刘总商量过了,就写25万8吧", 5, 258_000],
      ["ZhangSan", "改 4 报价", "43万,沈经理点头了,昨天定的", 4, 430_000],
    ] as const)("%s: %s, %s", async (who, order, answer, no, yuan) => {
      await say(who, order);
      await say(who, answer);
      expect((await item(no))?.quotedFen).toBe(yuan * 100);
    });

    test.each([
      "陈总想要28万,我还没答应",
      "28万,不过陈总还没同意",
      "对手报了28万,我们跟不了",
      "算了先不改,28万陈总不干",
    ])("改 3 金额, %s writes nothing", async (answer) => {
      await me("改 3 金额");
      await me(answer);
      expect((await item(3))?.quotedFen).toBe(300_000_00);
    });
  });

  describe("an address that is no longer right", () => {
    test.each([
      ["zhuguan", "小张手上宝利的地址不太对,人家去年就搬到常州新北区去了,帮忙更新一下。", 7, "常州新北区"],
      ["lisi", "智谷地址过时了,现在在合肥蜀山,帮我更新一下", 8, "合肥蜀山"],
    ] as const)("%s: %s", async (who, text, no, address) => {
      await say(who, text);
      expect(await say(who, `详情 #${no}`)).toContain(`地址 ${address}`);
    });

    test.each(["宝利的收货地址不对,他们搬到新北区了", "宝利的地址变了吗,是不是搬到新北区了"])(
      "%s changes none",
      async (text) => {
        await me(text);
        expect(await me("详情 #7")).toContain("地址 常州武进");
      },
    );
  });

  describe("the day that was just named", () => {
    test.each([
      [
        "lisi",
        "郑工约我明早九点半在他们公司碰头,劳烦把智谷的下次跟进定到那个时间,别弄成下午了哈。",
        8,
        "2026-03-11",
      ],
      ["ZhangSan", "恒力陈总让我下周二上午过去,帮我把面谈挪到那天吧", 3, "2026-03-17"],
    ] as const)("%s: %s", async (who, text, no, day) => {
      await say(who, text);
      expect((await item(no))?.nextDay).toBe(day);
    });

    test.each(["恒力陈总周四出差,周五回来,帮我把面谈挪到那天吧", "恒力陈总说把会改到那天,我还没答应"])(
      "%s: which of them, or whether, is open",
      async (text) => {
        await me(text);
        expect((await item(3))?.nextDay).toBe("2026-03-12");
      },
    );
  });

  test("somebody with a number is put where contacts stand", async () => {
    expect(
      await me("新元除了何工以外,以后还要加一位采购的丁小姐,电话13755556666,烦请一并登记在联系人里头。"),
    ).toContain("丁小姐 13755556666");
    expect(await me("恒力陈总说把我登记到他们联系人里了")).not.toContain("联系人加好了");
  });

  describe("who takes it on, what share is theirs, where it stands", () => {
    test.each([
      [
        "jingli",
        "跟孙二、赵主管都碰过了,温州百川这家以后就由一部的李四来跟,王五那边也表示理解。",
        "改派 #10 @李四",
      ],
      [
        "wangwu",
        "百川这单我跟李四说好了,他帮我做了不少方案,成了的话他拿30%,先跟您这边报备一声哈。",
        "分成 #10 我70 @李四30",
      ],
      ["ZhangSan", "宝利得往回说一步,钱工说今年先不急,现在其实也就是个基础意向。", "回退 #7 到基础意向"],
      ["ZhangSan", "恒力陈总没那么急了,现在顶多算中意向", "回退 #3 到中意向"],
    ] as const)("%s: %s", async (who, text, offer) => {
      expect(await say(who, text)).toContain(offer);
    });

    test.each([
      ["恒力其实也就是高意向", "回退"],
      ["云图王磊说现在只能算中意向", "回退"],
      ["恒力陈总说他拿5%的回扣", "分成"],
      ["恒力陈总在他们厂占30%股份", "分成"],
      ["恒力那边以后是采购部的李经理来跟我们对接", "转交"],
    ])("%s offers no %s", async (text, act) => {
      const answer = await me(text);
      expect(answer).not.toContain(act);
      expect(await told(Number(/#(\d+)/u.exec(answer)?.[1]))).not.toHaveLength(0);
    });
  });
});
