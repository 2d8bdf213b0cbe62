// Customers whose names run over spaces and marks: taken whole, and found again however they are spoken of.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const nos = new Map<string, string>();
  beforeAll(async () => {
    talk = await openTalk(engine);
    const NEW = [
      ["Bosch Rexroth", "新建商机 Bosch Rexroth 联系人王磊 13500002001 地址上海 需求MES"],
      ["Siemens Ltd., China", "新建商机 Siemens Ltd., China 陈工 13500002002 地址上海 需求MES"],
      ["南通C/D物流", "新建商机 南通C/D物流 联系人王磊 13500002003 地址南通 需求WMS"],
      ["A&B (上海) 有限公司", "新建商机 A&B (上海) 有限公司 联系人王磊 13500002004 地址上海 需求WMS"],
      ["3M中国", "新建商机 3M中国 联系人王磊 13500002005 地址上海 需求WMS"],
    ] as const;
    for (const [name, said] of NEW) {
      const answer = await talk.say("ZhangSan", said);
      expect(answer).toContain(name);
      nos.set(name, /#(\d+)/.exec(answer)?.[1] ?? "");
    }
  });
  const followUps = async (name: string) =>
    talk.database.read(({ followUps }) => followUps.latest(Number(nos.get(name)), 20));

  describe("such a customer is spoken of by its name", () => {
    test.each([
      ["Bosch Rexroth", "跟进 Bosch Rexroth 客户要比价"],
      ["Bosch Rexroth", "Bosch Rexroth 今天打过电话"],
      ["Bosch Rexroth", "跟进 bosch rexroth 客户又要比价"],
      ["Bosch Rexroth", "跟进 Bosch 客户说下月再谈"],
      ["Bosch Rexroth", "上午去拜访了Bosch Rexroth,客户要比价"],
      ["Siemens Ltd., China", "Siemens Ltd., China 今天打过电话"],
      ["Siemens Ltd., China", "跟进 Siemens Ltd., China 客户要比价"],
      ["Siemens Ltd., China", "跟进 Siemens 客户要比方案"],
      ["Siemens Ltd., China", "跟进 Siemens Ltd. 客户要看案例"],
      ["Bosch Rexroth", "Bosch Rexroth和Siemens Ltd., China都打过电话"],
      ["南通C/D物流", "跟进 南通C/D物流 客户要比价"],
      ["南通C/D物流", "南通C/D物流 今天打过电话"],
      ["A&B (上海) 有限公司", "跟进 A&B (上海) 有限公司 客户要比价"],
      ["A&B (上海) 有限公司", "跟进 A&B 客户要比方案"],
      ["A&B (上海) 有限公司", "A&B今天打过电话"],
      ["3M中国", "跟进 3M中国 客户要比价"],
      ["3M中国", "3M中国今天打过电话"],
    ])("%s: %s", async (name, said) => {
      const before = (await followUps(name)).length;
      const answer = await talk.say("ZhangSan", said);
      const after = await followUps(name);
      expect([answer, after.length]).toEqual([answer, before + 1]);
      if (said.startsWith("跟进")) expect(after[0]?.text).toMatch(/^客户/);
    });
    test("a word that only begins like the next one of a name is no part of it", async () => {
      expect(await talk.say("ZhangSan", "跟进 Bosch Rex的方案客户也在看")).toContain("跟进已记");
      expect((await followUps("Bosch Rexroth"))[0]?.text).toBe("Rex的方案客户也在看");
    });
    test("a figure before letters is still an item, where no customer is called so", async () => {
      const no = nos.get("Bosch Rexroth") ?? "";
      expect(await talk.say("ZhangSan", `${no} demo看过了`)).toContain(`#${no} Bosch Rexroth`);
    });
  });
});
