// Near names at every door: told in a line, blocking nothing; equal ones stop, however they are written (rules.md 4).
import { beforeAll, describe, expect, test } from "vitest";
import { keepNamesOfAll } from "../../src/workflows/customer-names.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phone = 13_500_080_000;
  const about = () => `联系人王磊 ${++phone} 地址上海 需求MES`;
  const count = () => talk.database.read(async ({ dump }) => (await dump.rowsOf("items")).length);

  beforeAll(async () => {
    talk = await openTalk(engine);
    await talk.say("ZhangSan", `新建商机 上海云图科技有限公司 ${about()} 金额50万`);
  });

  describe.each(["新建商机", "报备", "录线索"])("%s", (door) => {
    test.each([
      "云图科技(上海)有限公司",
      "云图科技（上海）有限公司",
      "上海市云图科技有限责任公司",
      "上海雲圖科技",
      "上海云图科技股份有限公司",
    ])("the same name written otherwise stops: %s", async (name) => {
      const before = await count();
      const answer = await talk.say("lisi", `${door} ${name} ${about()}`);
      expect(answer).toContain("已经有这个客户了");
      expect(answer).toContain("#1 上海云图科技有限公司");
      expect(answer).toContain("张三");
      expect(await count()).toBe(before);
    });
  });

  test.each([
    ["杭州云栖软件有限公司", "杭州云栖科技有限公司", "行业写法不同"],
    ["无锡双象机械有限公司", "无锡双象机械有限公司苏州分公司", "分支机构"],
    ["常州星宇车灯有限公司", "星宇车灯有限公司", "没写地方"],
    ["大连华信计算机有限公司", "大连华新计算机有限公司", "读音相同"],
    ["宁波舜江光电有限公司", "宁波北仑舜江光电有限公司", "地方宽窄不同"],
    ["天津力神电池有限公司", "天津力神电池集团有限公司", "公司形式不同"],
    ["北京字节跳动科技有限公司", "字节跳动", "没写地方"],
    ["广州明泰机械有限公司", "Guangzhou Mingtai Machinery Co., Ltd.", "读音相同"],
    ["惠州视界光学有限公司(明察)", "惠州明察光学有限公司", "没写地方"],
  ])("of %s, who takes in %s reads whom to ask, and why (%s)", async (held, name, why) => {
    const known = /#\d+/.exec(await talk.say("ZhangSan", `报备 ${held} ${about()}`))?.[0];
    const answer = await talk.say("guangzhou", `报备 ${name} ${about()}`);
    const no = /^#(\d+) /.exec(answer)?.[1];
    expect(answer).toContain("报备好了");
    expect(answer).toMatch(
      new RegExp(`名字相近的已经有了[^\\n]*\n${known} [^\\n]*\\(张三在跟,找他问\\) ${why}`),
    );
    expect(answer).toMatch(new RegExp(`「合并 \\d+ ${no}」`));
    const { items } = await talk.database.read(({ dump }) => dump.read());
    expect(items.find((item) => String(item.no) === no)).toMatchObject({ ownerId: "guangzhou" });
  });

  test("another department reads no more of a near name than it typed", async () => {
    const answer = await talk.say("guangzhou", `查重 上海云图软件`);
    expect(answer).toContain("#1 上海云图＊＊＊＊＊＊");
    expect(answer).not.toContain("科技");
  });

  test("another company is told nothing", async () => {
    for (const name of ["苏州云图科技有限公司", "上海云图餐饮管理有限公司", "上海星图科技有限公司"]) {
      const answer = await talk.say("lisi", `报备 ${name} ${about()}`);
      expect(answer).toContain("报备好了");
      expect(answer).not.toMatch(/相近[\s\S]*#1 /);
    }
  });

  test("查重 finds them all by any of these ways", async () => {
    for (const words of [
      "云图科技(上海)有限公司",
      "上海雲圖科技",
      "上海市云图科技",
      "上海云图信息科技",
      "Shanghai Yuntu Technology Co., Ltd.",
    ])
      expect(await talk.say("lisi", `查重 ${words}`)).toContain("#1 ");
  });

  test("a name that somebody else has is given to no other customer; a near one is told", async () => {
    const taken = await talk.say("lisi", `报备 无锡双象橡塑 ${about()}`);
    const no = /^#(\d+) /.exec(taken)?.[1];
    const refused = await talk.say("lisi", `改 ${no} 客户名称 上海市云图科技有限公司`);
    expect(refused).toContain("没有改名");
    expect(refused).toContain("#1 上海云图科技有限公司");
    expect(await talk.say("lisi", `详情 ${no}`)).toContain("无锡双象橡塑");
    const near = await talk.say("lisi", `改 ${no} 客户名称 上海云图软件有限公司`);
    expect(near).toContain("上海云图软件有限公司");
    expect(near).toMatch(/名字相近[\s\S]*#1 /);
    // Found by the new name from now on, and no longer by the old one.
    expect(await talk.say("lisi", "查重 上海云图软件")).toContain(`「上海云图软件」已经有了:\n#${no} `);
    expect(await talk.say("lisi", "查重 无锡双象橡塑")).toContain("没有查到");
    // Its own name in other words is no other customer's.
    expect(await talk.say("lisi", `改 ${no} 客户名称 上海云图软件股份有限公司`)).not.toContain("没有改名");
  });

  test("另立 goes to the customer that is known, under whichever of its names", async () => {
    const answer = await talk.say("ZhangSan", `新建商机 云图科技(上海)有限公司 ${about()} 金额10万 另立`);
    expect(answer).toMatch(/#\d+ 上海云图科技有限公司 基础意向/);
  });

  test("a number that another customer has is told where it is added or changed, and blocks nothing", async () => {
    const held = /#\d+/.exec(await talk.say("ZhangSan", "报备 沈阳新松机器人 赵工 13500990001 想看MES"))?.[0];
    const own = /#\d+/.exec(await talk.say("guangzhou", `报备 佛山宏发铝材 ${about()}`))?.[0];
    for (const [index, text] of [
      `联系人 ${own} 加 赵工 13500990001`,
      `改 ${own} 电话 13500990001`,
    ].entries()) {
      const answer = await talk.say("guangzhou", text);
      expect(answer).toContain(`这个电话别处也有:\n${held} 沈阳新松机器人`);
      expect(answer).toContain("张三在跟,找他问");
      expect(answer).toContain(index === 0 ? "加好了" : "13500990001");
    }
    expect(await talk.say("guangzhou", `联系人 ${own} 加 孙工 13500990002`)).not.toContain("别处也有");
  });

  test("what a door told of a customer is kept as a look, and counts as one", async () => {
    await talk.say("wangwu", `报备 上海市云图科技有限公司 ${about()}`);
    const { looks } = await talk.database.read(({ dump }) => dump.read());
    expect(looks.at(-1)).toMatchObject({ userId: "wangwu", words: "上海市云图科技有限公司" });
    for (let index = 0; index < 29; index++) await talk.say("wangwu", `报备 上海云图科技 ${about()}`);
    expect(await talk.say("wangwu", "查重 无锡双象")).toMatch(/查了 30 次/);
  });

  test("in a group nothing is read of near names; the asker reads it privately", async () => {
    const answer = await talk.sayInGroup("lisi", `报备 上海云图网络有限公司 ${about()}`);
    expect(answer).not.toContain("相近");
    expect((await talk.told("lisi")).at(-1)).toContain("名字相近的已经有了");
  });

  test("names kept by an older program are taken apart once, at the start", async () => {
    await talk.database.transaction(async (store) => {
      const before = { type: "company", address: null, value: null, createdAt: 0 } as const;
      const customer = { ...before, name: "宁波市港丰物流有限公司", nameKey: "宁波市港丰物流" };
      const { id } = await store.customers.create(customer);
      const item = await store.items.byNo(1);
      if (item === null) throw new Error("#1 is missing");
      const { no: _no, version: _version, ...rest } = item;
      await store.items.create({ ...rest, customerId: id }, { by: "ZhangSan", at: talk.now() });
    });
    expect(await talk.say("lisi", "查重 港丰物流(宁波)有限公司")).toContain("没有查到");
    expect(await keepNamesOfAll(talk.database)).toBeGreaterThan(0);
    expect(await keepNamesOfAll(talk.database)).toBe(0);
    expect(await talk.say("lisi", "查重 港丰物流(宁波)有限公司")).toContain("已经有了");
    expect(await talk.say("lisi", "查重 上海云图科技")).toContain("#1 ");
  });
});
