// Short, dry, by number: how somebody speaks who has sold for twenty years.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("three of one's own by their numbers, without a mark between them", () => {
    test.each(["3 周五我去 7 挪下周一 2 没动静", "3周五我去,7挪下周一,2没动静"])("%s", async (text) => {
      expect(await me(text)).toMatch(/周五(?: 3\/13)? ?我去/u);
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-16" });
      expect(await told(2)).toEqual(["没动静"]);
    });
  });

  test("money told of a number is kept as it is of a name", async () => {
    expect(await me("6 昨天下午到账15万 对公的")).toContain("回款 #6 15万");
    expect(await told(6)).toHaveLength(1);
  });

  test("12号那趟 is the day, 12号那家 the item", async () => {
    await me("12号那趟 新元的 抽不开身 往后顺一天");
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-13" });
    expect(await me("12号那家怎么样")).toContain("#12");
  });

  test("they come back at the end of the month; that is no day of ours", async () => {
    await say("lisi", "智谷郑工电话里问能不能分三年付 凌峰顾总出国了 月底回");
    expect(await item(9)).toMatchObject({ nextDay: null });
    await me("恒力陈总让我周五回他电话");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-13" });
  });

  test("our own finance is why one asks, theirs is news", async () => {
    expect(await me("华测 合同50 到了几个 还差几个 财务又在催我对账")).toContain("还差 45万");
    expect(await told(6)).toEqual([]);
    await me("华测他们财务今天催我开票");
    expect(await told(6)).toHaveLength(1);
  });

  describe("whoever holds us up gives no reason", () => {
    test.each(["慢 9还给李四 他刚打电话跟我急了", "打住，还给李四吧"])("%s", async (text) => {
      await say("zhuguan", "改派 9 张三");
      await say("zhuguan", text);
      expect(await item(9)).toMatchObject({ ownerId: "lisi" });
    });

    test("李四忙不过来 is one", async () => {
      await say("zhuguan", "改派 9 张三");
      await say("zhuguan", "李四忙不过来");
      expect(await item(9)).toMatchObject({ ownerId: "ZhangSan" });
    });
  });

  describe("answers with what they are made up of, and with why", () => {
    test.each([
      ["回款 6", "12万 分两笔到的 7万加5万", "到账 12万"],
      ["转交 2", "李四 他离得近", "已问李四接不接"],
    ])("%s: %s", async (first, text, words) => {
      await me(first);
      expect(await me(text)).toContain(words);
    });

    test.each(["李四 他说不要", "李四 明天请假"])("转交 2: %s asks nobody", async (text) => {
      await me("转交 2");
      expect(await me(text)).not.toContain("已问李四");
    });
  });

  describe("put right with how it came about", () => {
    test("哎 26 不是16 手指头粗", async () => {
      await say("wangwu", "10 下次改到3月16号");
      await say("wangwu", "哎 26 不是16 手指头粗");
      expect(await item(10)).toMatchObject({ nextDay: "2026-03-26" });
    });

    test("秣陵不对 是禄口 听岔了", async () => {
      await me("6 地址改成 南京江宁秣陵街道");
      expect(await me("秣陵不对 是禄口 听岔了")).toMatch(/→ 禄口$/mu);
    });
  });
});
