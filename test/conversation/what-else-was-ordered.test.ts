// Two things ordered in one breath: what is not done at once is offered, and none is passed over.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item } = inScene(engine);

  test("a meeting and a price, dictated without a mark", async () => {
    const answer = await me("恒力的会挪到二十六号上午十点然后报价写三十一万八");
    expect(answer).toContain("报价 30万 → 31.8万");
    expect(answer).toContain("我理解为「改 #3 下次 2026-03-26 10:00");
    await me("确认");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-26", nextMinute: 600, quotedFen: 31_800_000 });
  });

  test("what we do next behind a price", async () => {
    const answer = await me("恒力报价最后定三十一万二，下周三我当面递；15天交货");
    expect(answer).toContain("报价 30万 → 31.2万");
    expect(answer).toContain("我理解为「跟进 #3 下周三我当面递」");
    await me("确认");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-18" });
  });

  describe("an address, with what was wrong with it", () => {
    test.each([
      [
        "lisi",
        "智谷搬家了，不在高新区，现在是合肥蜀山区望江西路，地址请更新一下。",
        "地址 合肥高新 → 合肥蜀山区望江西路",
      ],
      [
        "wangwu",
        "百川的地址当初写得太粗了，请补成温州市龙湾区滨海园区三道88号。",
        "地址 温州龙湾 → 温州市龙湾区滨海园区三道88号",
      ],
    ] as const)("%s: %s", async (who, text, told) => {
      expect(await say(who, text)).toContain(told);
    });
  });

  test("a number in words ends where a customer's name begins", async () => {
    expect(await me("沈经理换号了新的是幺三九零零零零四四四四万邦那个沈经理啊")).toContain(
      "沈经理 13900004444",
    );
  });

  test.each(["就给李四", "那就给李四吧", "还是交给李四吧"])("whom it goes to: %s", async (answer) => {
    await me("转交 2");
    expect(await me(answer)).toContain("已问李四接不接");
  });
});
