// 改: the value that counts, before and after, and a day that is kept as a date.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  async function owned(name: string): Promise<string> {
    const answer = await me(`新建商机 ${name} 联系人王磊 1350001${++phones} 地址上海 需求MES 金额50万`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  async function quoted(name: string): Promise<string> {
    const no = await owned(name);
    await me(`推进 ${no} 到3 报价33万 约了周四面谈`);
    return no;
  }

  describe("an amount", () => {
    test.each([
      (no: string) => `改 ${no} 金额 30万`,
      (no: string) => `改${no}金额30万`,
      (no: string) => `改 ${no} 报价 30万`,
      (no: string) => `改${no}报价改成30万`,
      (no: string) => `改 ${no} 报价金额:300000`,
    ])("of a quoted item corrects the quote, which counts", async (said) => {
      const no = await quoted("上海报价机电");
      const answer = await me(said(no));
      expect(answer).toMatch(/(?:金额|报价) 33万 → 30万/);
      expect(await item(no)).toMatchObject({ quotedFen: 30_000_000, expectedFen: 50_000_000 });
      expect(await me(`详情 ${no}`)).toContain("金额 30万(报价)");
      expect(await me(`撤销`)).toContain(`#${no}`);
      expect((await item(no))?.quotedFen).toBe(33_000_000);
    });
    test("of a won item corrects the contract, and the quote by its name", async () => {
      const no = await quoted("上海合同机电");
      await me(`赢单 ${no} 32万`);
      expect(await me(`改 ${no} 金额 31万`)).toContain("金额 32万 → 31万");
      expect(await me(`改 ${no} 合同额 31.5万`)).toContain("合同 31万 → 31.5万");
      const answer = await me(`改 ${no} 报价 30万`);
      expect(answer).toContain("报价 33万 → 30万(现在算数的是合同 31.5万)");
      expect(await item(no)).toMatchObject({ quotedFen: 30_000_000, contractFen: 31_500_000 });
    });
    test("expected before, stays beside the quote that counts", async () => {
      const no = await owned("上海预计机电");
      expect(await me(`改 ${no} 金额 八万五`)).toContain("金额 50万 → 8.5万");
      await me(`推进 ${no} 到3 报价33万 约了周四面谈`);
      for (const name of ["预计", "预算", "预计金额"]) {
        expect(await me(`改 ${no} ${name} 40万`), name).toContain("(现在算数的是报价 33万)");
        expect((await item(no))?.quotedFen, name).toBe(33_000_000);
      }
    });
    test("of a contract waits for the signature", async () => {
      const no = await quoted("上海未签机电");
      expect(await me(`改 ${no} 合同金额 30万`)).toContain(`「赢单 ${no} 28万」`);
      expect(await item(no)).toMatchObject({ contractFen: null, outcome: "open" });
    });
  });

  test("every other field is answered with its value before and after, in words", async () => {
    const no = await owned("上海资料机电");
    expect(await me(`改 ${no} 地址 上海徐汇`)).toContain("地址 上海 → 上海徐汇");
    expect(await me(`改 ${no} 需求 数据中台`)).toContain("需求 MES → 数据中台");
    expect(await me(`改 ${no} 联系人 李总`)).toContain("联系人 王磊 → 李总");
    expect(await me(`改 ${no} 类型 个人`)).toContain("类型 企业 → 个人");
    expect(await me(`改 ${no} 定制`)).toContain("方案 定制");
    expect(await me(`改 ${no} 标准`)).toContain("方案 定制 → 标准");
    expect(await me(`改 ${no} 签约日 周五`)).toContain("签约日 周五 3/13");
    expect(await me(`改 ${no} 签约日 3/20`)).toContain("签约日 周五 3/13 → 3/20");
    expect(await me(`改 ${no} 下次 周四下午3点 上门演示`)).toContain("下次 后天 3/12 15:00 上门演示");
    expect(await item(no)).toMatchObject({ nextDay: "2026-03-12", nextMinute: 900, nextText: "上门演示" });
    expect(await talk.sayInGroup("ZhangSan", `改 ${no} 金额 31万`)).not.toContain("万");
  });
  test("an example in a question names the item in hand", async () => {
    const no = await owned("上海举例机电");
    expect(await me(`改 ${no}`)).not.toContain("#12");
    expect(await me(`改 ${no} 金额`)).toContain(`「改 #${no} 金额 80万」`);
    expect(await me(`改 ${no} 金额 两台`)).toContain(`「改 #${no} 金额 80万」`);
    expect(await me(`输单 ${no}`)).toContain(`${no} `);
    expect(await me("输单")).toContain("#12");
  });
});
