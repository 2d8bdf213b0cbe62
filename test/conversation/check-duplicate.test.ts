// 查重: whether this customer is known and whom to ask, never a list of what others have (rules.md 4).
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    for (const [index, name] of [
      "上海云图科技有限公司",
      "上海万邦精密机电",
      "苏州万邦检测",
      "上海恒力机电",
      "杭州中科云谷",
    ].entries())
      await talk.say("ZhangSan", `新建商机 ${name} 联系人王磊 1350007000${index} 地址上海 需求MES 金额50万`);
  });
  const other = (text: string) => talk.say("guangzhou", text);

  test.each([
    "上海",
    "机电",
    "科技有限公司",
    "苏州",
    "上海机电",
    "有限公司",
    "公司",
    "上海市",
    "华东",
    "检测",
  ])("a place, a trade or a bare suffix enumerates nobody: %s", async (words) => {
    for (const who of ["guangzhou", "lisi"]) {
      const answer = await talk.say(who, `查重 ${words}`);
      expect(answer).toContain("太宽了");
      expect(answer).not.toMatch(/#\d/);
    }
  });
  test.each(["新建商机", "报备"])(
    "%s tells no more of another department's customer than 查重 does",
    async (word) => {
      const looked = await other("查重 上海恒力机电");
      const refused = await other(`${word} 上海恒力机电 陈工 13900070099 地址上海 需求MES`);
      expect(refused).toContain("已经有这个客户了");
      expect(looked).not.toContain("基础意向");
      expect(refused).not.toContain("基础意向");
      const line = /^#\d+ .*$/m;
      expect(line.exec(refused)?.[0]).toBe(line.exec(looked)?.[0]);
      const own = await talk.say("ZhangSan", `${word} 上海恒力机电 陈工 13900070099 地址上海 需求MES`);
      expect(own).toContain("基础意向(你自己的)");
    },
  );
  test("what could be the customer is shown masked to another department: no stage, the name as far as typed", async () => {
    const answer = await other("查重 万邦");
    expect(answer).toContain("#2 ＊＊万邦＊＊＊＊(张三在跟,找他问)");
    expect(answer).toContain("#3 ＊＊万邦＊＊(张三在跟,找他问)");
    expect(answer).not.toMatch(/精密|苏州|基础意向/);
    const equal = await other("查重 上海云图科技");
    expect(equal).toContain("「上海云图科技」已经有了:\n#1 上海云图科技");
    expect(equal).toContain("张三在跟,找他问");
    expect(equal).not.toContain("基础意向");
    expect(await other("查重 13500070003")).toContain("#4 上海恒力机电");
    expect(await talk.say("zhuguan", "查重 万邦")).toContain("#2 上海万邦精密机电 基础意向");
    expect(await talk.say("ZhangSan", "查重 云谷")).toContain("#5 杭州中科云谷 基础意向(你自己的)");
  });
  test("what many names hold is too wide, whatever it is", async () => {
    for (let index = 0; index < 6; index++)
      await talk.say(
        "ZhangSan",
        `新建商机 星辰${"甲乙丙丁戊己"[index]}店 联系人王磊 1350007100${index} 地址上海 需求MES 金额50万`,
      );
    expect(await other("查重 星辰")).toContain("太宽了");
    expect(await other("查重 星辰丙")).toContain("星辰丙");
  });
  test("looks are kept, and slowed after thirty an hour", async () => {
    talk.minutes(120);
    for (let index = 0; index < 30; index++) await talk.say("wangwu", `查重 无名${index}`);
    expect(await talk.say("wangwu", "查重 万邦")).toMatch(/查了 30 次.*后再查/);
    talk.minutes(61);
    expect(await talk.say("wangwu", "查重 万邦")).toContain("万邦");
    const { looks } = await talk.database.read(({ dump }) => dump.read());
    expect(looks.filter(({ userId }) => userId === "wangwu")).toHaveLength(31);
    expect(looks.at(-1)).toMatchObject({ words: "万邦" });
  });
});
