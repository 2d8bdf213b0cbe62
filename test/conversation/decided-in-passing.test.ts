// What is told of the customer beside what one decides of them is kept, and is why it is offered; a bare order keeps nothing.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, told, item } = inScene(engine);

  describe("it is kept, and offered with what was told as the reason", () => {
    test.each([
      ["恒力陈总昨天打电话来说明年再议，我先把它扔回公海了", 3, "退公海 #3 陈总3/9打电话来说明年再议」"],
      ["宝利钱工连着三周不回微信，不跟了，退公海", 7, "退公海 #7 钱工连着三周不回微信」"],
      ["云图预算没批,退公海吧", 1, "退公海 #1 预算没批」"],
      ["新元何工是王五的高中同学，这单让王五去跟吧", 2, "转交 #2 @王五 何工是王五的高中同学」"],
      [
        "吴主任今天跟我发火了说响应慢 后面华测我想转给王五",
        6,
        "转交 #6 @王五 吴主任3/10跟我发火了说响应慢」",
      ],
      ["万邦这单的仓库图纸是王五陪着去测的,给他两成", 4, "分成 #4 我80 @王五20」"],
      ["宝利前期需求全是李四去谈的 业绩我跟他五五分", 7, "分成 #7 业绩 我50 @李四50」"],
    ])("%s", async (text, no, offer) => {
      const before = await told(no);
      const stood = await item(no);
      const answer = await me(text);
      expect((await told(no)).length, answer).toBe(before.length + 1);
      expect(answer).toContain(`我理解为「${offer}`);
      expect((await item(no))?.ownerId).toBe(stood?.ownerId);
    });

    test("where they shun one, and why stands between one's own words", async () => {
      const answer = await say("lisi", "凌峰顾总又爽约放我鸽子，第三回了，跟不动了真的，我还给公海吧");
      expect(answer).toContain("我理解为「退公海 #9 顾总又爽约放我鸽子，第三回了」");
      expect((await told(9))[0]).toBe("顾总又爽约放我鸽子，第三回了");
    });

    test("without what else is said of handing it on", async () => {
      await me("王磊以前是李四的大学同学，我跟李四讲过了，云图交给李四来跟吧，资料我周四给他");
      expect((await told(1))[0]).toBe("王磊以前是李四的大学同学");
    });
  });

  describe("where nothing happened with the customer it is only offered", () => {
    test.each([
      ["云图退回公海", 1, "退公海 #1"],
      ["恒力转给李四", 3, "转交 #3 @李四」"],
      ["新元给李四，他在宁波", 2, "转交 #2 @李四 他在宁波」"],
      ["退了宝利吧,钱工根本不回", 7, "退公海 #7"],
      ["宝利我真没精力了，放公海吧", 7, "退公海 #7"],
      ["恒力跟我老家一个方向，以后李四跑吧", 3, "转交 #3 @李四」"],
      ["宝利李四离得近,让他接吧", 7, "转交 #7 @李四」"],
      ["蓝海李四也出了力，分他一成", 5, "分成 #5 我90 @李四10」"],
      ["常州那个宝利我下个月顾不上了所以就跟李四说了一声以后钱工那边他来接", 7, "转交 #7 @李四」"],
    ])("%s", async (text, no, offer) => {
      const before = await told(no);
      const answer = await me(text);
      expect(answer).toContain(`我理解为「${offer}`);
      expect(await told(no), answer).toEqual(before);
    });

    test("and with its word first it is done", async () => {
      expect(await me("退公海 3 没预算")).toContain("已放回公海: 没预算");
    });

    test.each(["恒力陈总说要是再不降价他就退公海了哈哈", "王五说他认识沈经理", "别把恒力放公海啊"])(
      "%s gives nothing up",
      async (text) => {
        expect(await me(text)).not.toMatch(/我理解为「(?:退公海|转交)/u);
      },
    );
  });
});
