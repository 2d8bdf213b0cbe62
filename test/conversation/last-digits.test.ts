// The last digits of a number, or a digit that was left out, put right what was just typed; they are never an amount.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { talk, me, say, item } = inScene(engine);
  const LEAD = "报备 昆山联创精工 徐工 13700007001 要上MES";
  const phonesAt = (no: number) =>
    talk().database.read(async ({ items, contacts }) => {
      const found = await items.byNo(no);
      const people = found === null ? [] : await contacts.of(found.customerId);
      return people.map(({ phone }) => phone);
    });

  test.each([
    ["刚才电话末四位抄错,是7011", "13700007011"],
    ["后四位打错了,应该是7011", "13700007011"],
    ["手机尾号错了 是7011", "13700007011"],
    ["电话最后一位记错了 是2", "13700007002"],
  ])("of a lead that was just given: %s", async (text, phone) => {
    await me(LEAD);
    await me(text);
    expect(await phonesAt(13)).toEqual([phone]);
    expect((await item(13))?.expectedFen).toBe(null);
  });

  test("said in full beside its last digit", async () => {
    await say("lisi", "凌峰顾总手机换了 13900005566");
    expect(await say("lisi", "最后一位是8 13900005568")).toContain("13900005568");
    expect(await phonesAt(9)).toContain("13900005568");
  });

  test("right behind a price it is only offered", async () => {
    await me("恒力改成28万");
    expect(await me("电话末四位抄错,是7011")).toContain("我理解为");
    expect(await phonesAt(3)).toEqual(["13800003333"]);
    expect((await item(3))?.quotedFen).toBe(28_000_000);
  });

  test("and of no number at all it changes nothing", async () => {
    await me("恒力改成28万");
    await me("最后两位错了,是29");
    expect((await item(3))?.quotedFen).toBe(28_000_000);
    await me("云图聊了需求");
    await me("末四位是7011");
    expect(await phonesAt(1)).toEqual(["13800001111"]);
  });

  describe("a digit that was left out", () => {
    test("of a payment", async () => {
      await me("回款 6 3万");
      expect(await me("漏了个1,是13万")).toContain("到账 13万");
    });

    test("of a price", async () => {
      await me("恒力改成28万");
      await me("漏了个1,应该是128万");
      expect((await item(3))?.quotedFen).toBe(128_000_000);
    });

    test.each(["漏了个3号的会", "漏了个5万的备件没报", "漏了个发票"])("and not %s", async (text) => {
      await me("恒力改成28万");
      await me(text);
      expect((await item(3))?.quotedFen).toBe(28_000_000);
    });
  });
});
