// Whoever types traditional characters is understood, and finds what others typed in simplified ones.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    await talk.say("ZhangSan", "新建商机 苏州恒力机电 联系人王磊 13600004001 地址苏州 需求MES 金额30万");
    await talk.say(
      "ZhangSan",
      "新建商機 廣州雲圖電子 聯繫人陳總 電話13600004002 地址廣州 需求 數據中臺 預算50萬",
    );
  });
  const latest = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 1)))[0];

  test("the customer is kept as typed", async () => {
    const answer = await talk.say("ZhangSan", "详情 2");
    expect(answer).toContain("廣州雲圖電子");
    expect(answer).toContain("數據中臺");
    expect(answer).toContain("50万");
  });

  describe("found in either spelling", () => {
    test.each([
      [1, "跟進 蘇州恆力機電 客戶要比價"],
      [1, "恆力機電今天打過電話"],
      [1, "跟進 恆力 客戶在看方案"],
      [2, "跟进 云图 客户要比价"],
      [2, "跟進 雲圖 客戶要比價"],
      [2, "广州云图电子今天打过电话"],
      [2, "雲圖今天打過電話"],
    ])("#%d: %s", async (no, said) => {
      expect(await talk.say("ZhangSan", said)).toMatch(new RegExp(`^#${no} `));
      expect((await latest(no))?.by).toBe("ZhangSan");
    });
    test("the text stays as typed", async () => {
      await talk.say("ZhangSan", "跟進 2 客戶要比價 下次 週五 發報價");
      expect(await latest(2)).toMatchObject({ text: "客戶要比價 下次 週五 發報價", nextDay: "2026-03-13" });
    });
    test("people stay as typed", async () => {
      await talk.say("ZhangSan", "推進 2 到2 約了週四面談 陳總參加");
      const read = await talk.database.read(({ items }) => items.byNo(2));
      expect(JSON.stringify(read)).toContain("陳總");
      expect(JSON.stringify(read)).not.toContain("陈总");
    });
    test.each(["客户 云图电子", "客戶 雲圖電子", "查重 广州云图电子", "查重 廣州雲圖電子"])(
      "%s",
      async (said) => {
        expect(await talk.say("ZhangSan", said)).toContain("廣州雲圖電子");
      },
    );
    test("the same customer in the other spelling is no new one", async () => {
      expect(
        await talk.say("lisi", "报备 广州云图电子有限公司 联系人张伟 13600004009 地址广州 需求MES"),
      ).toContain("廣州雲圖電子");
    });
  });
});
