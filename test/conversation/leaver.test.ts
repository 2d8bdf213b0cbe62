// 离职交接: the head gives what a leaver holds to colleagues or the pool, item by item or the rest at once; told once.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import type { Directory } from "../../src/domain/people/people.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const GONE: Directory = {
  ...COMPANY,
  members: COMPANY.members.filter(({ userId }) => userId !== "ZhangSan"),
};

onOneEngine((engine) => {
  let talk: Talk;
  let phones: number;
  const fresh = async () => {
    talk = await openTalk(engine);
    phones = 1000;
  };
  async function owned(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(who, `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  async function hold(count: number, city = "上海"): Promise<string[]> {
    const numbers: string[] = [];
    for (let index = 1; index <= count; index++) numbers.push(await owned(`${city}${index}号工厂`));
    return numbers;
  }
  const leave = () => talk.database.transaction(({ people }) => people.replace(GONE));
  const item = (no: string | undefined) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const owners = async (numbers: readonly string[]) => {
    const items = await Promise.all(numbers.map(item));
    return items.map((one) => (one?.place === "owned" ? one.ownerId : one?.place));
  };
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";

  describe("when somebody has left", () => {
    beforeEach(fresh);
    test("the bot writes to them no more", async () => {
      await hold(1);
      await leave();
      talk.goTo("2026-03-16", 9 * 60);
      await talk.tick();
      const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      const since = outbox.filter(({ toId, createdAt }) => toId === "ZhangSan" && createdAt === talk.now());
      expect(since).toEqual([]);
    });
    test("their head is told once what they hold and how to hand it on", async () => {
      const [first, second, third] = await hold(3);
      await talk.say("ZhangSan", `输单 ${second} 价格`);
      await talk.say("ZhangSan", `赢单 ${third} 28万 签约今天 跳过 老客户`);
      await talk.tick();
      expect(await talk.told("zhuguan")).toEqual([]);
      await leave();
      for (let count = 0; count < 3; count++) {
        await talk.tick();
        talk.minutes(1);
      }
      talk.days(1);
      await talk.tick();
      expect((await talk.told("zhuguan")).filter((text) => text.includes("不在通讯录"))).toEqual([
        `张三已经不在通讯录里,名下还有 3 个: 在跟 1,已赢单 1,已输单 1\n#${first} 上海1号工厂 基础意向\n#${third} 上海3号工厂 合作与回款\n#${second} 上海2号工厂 基础意向 已输单\n交接发: 离职交接 张三`,
      ]);
      const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      const { buttons } = outbox.find(({ bodyText }) => bodyText.includes("不在通讯录")) ?? {};
      expect(buttons).toBe("交接\t离职交接 @ZhangSan");
      expect(await talk.say("zhuguan", "离职交接 @ZhangSan")).toContain("张三(已离职)名下 3 个");
    });
    test("not at night, and the admin where the directory knows no head", async () => {
      await hold(1);
      const headless = { ...GONE, departments: GONE.departments.map((one) => ({ ...one, leaders: [] })) };
      await talk.database.transaction(({ people }) => people.replace(headless));
      talk.goTo("2026-03-10", 21 * 60);
      await talk.tick();
      expect(await talk.told("admin")).toEqual([]);
      talk.goTo("2026-03-11", 9 * 60);
      await talk.tick();
      expect(await last("admin")).toContain("名下还有 1 个商机,通讯录里找不到他的主管");
    });
    test("who holds nothing leaves in silence", async () => {
      await leave();
      await talk.tick();
      expect(await talk.told("zhuguan")).toEqual([]);
      expect(await talk.say("zhuguan", "离职交接 张三")).toBe("张三(已离职)名下没有客户了");
    });
  });

  test("item by item: asked first, then carried out once; each receiver reads one message", async () => {
    await fresh();
    const numbers = await hold(5);
    const [, , third, fourth, fifth] = numbers;
    await talk.say("ZhangSan", `推进 ${third} 到3 约了3/25面谈 王总参加 报价30万`);
    await talk.say("ZhangSan", `输单 ${fourth} 价格 输给用友`);
    await talk.say("ZhangSan", `赢单 ${fifth} 28万 签约今天 跳过 老客户`);
    await leave();
    const listed = await talk.say("zhuguan", "离职交接 张三");
    expect(listed).toMatch(
      /^张三\(已离职\)名下 5 个: 在跟 3,已赢单 1,已输单 1\n1\. #\d+ 上海1号工厂 基础意向\n2\. [\s\S]*4\. #\d+ 上海5号工厂 合作与回款 已赢单\n5\. #\d+ 上海4号工厂 基础意向 已输单\n一句话说完: 离职交接 张三 1给@李四 2公海 其余给@王五\n客户的微信要另外交接: 企业微信管理后台 › 客户联系 › 离职继承$/,
    );
    const words = "离职交接 张三 1给@李四 2公海 其余给@王五";
    expect(await talk.say("zhuguan", words)).toMatch(
      /^张三的这样交接:\n给李四 1 个: #\d+ 上海1号工厂\n回公海 1 个: #\d+ 上海2号工厂\n给王五 3 个: #\d+ 上海3号工厂 #\d+ 上海5号工厂 #\d+ 上海4号工厂\n对就回「确认」/,
    );
    expect(await owners(numbers)).toEqual(Array(5).fill("ZhangSan"));
    talk.minutes(1);
    const done = await talk.say("zhuguan", "确认");
    expect(done).toContain("张三的交接好了:\n给李四 1 个");
    expect(done).toContain("客户的微信要另外交接: 企业微信管理后台 › 客户联系 › 离职继承");
    expect(await owners(numbers)).toEqual(["lisi", "pool", "wangwu", "wangwu", "wangwu"]);
    expect(await item(third)).toMatchObject({ stage: 3, quotedFen: 30_000_000, receivedAt: talk.now() });
    expect(await item(fifth)).toMatchObject({ stage: 6, outcome: "won", contractFen: 28_000_000 });
    expect(await item(fourth)).toMatchObject({ outcome: "lost", lostTo: "用友" });
    expect((await talk.told("wangwu")).filter((text) => text.includes("张三"))).toHaveLength(1);
    expect(await last("wangwu")).toMatch(
      new RegExp(`^赵主管把张三的 3 个交给你跟:\n#${third} 上海3号工厂 高意向 最晚3/2\\d 18:00\n#${fifth} `),
    );
    expect(await last("wangwu")).not.toMatch(/1370000|王磊/);
    expect(await talk.told("lisi")).toHaveLength(1);
    const history = await talk.database.read((store) => store.history.of(Number(third)));
    expect(history.at(-1)).toMatchObject({ what: "reassigned", text: "离职交接", by: "zhuguan", stage: 3 });
    expect(await talk.say("zhuguan", "确认")).toContain("没有等你确认的事");
    expect(await talk.say("zhuguan", "撤销")).toContain("撤不了");
  });

  describe("in the words people use", () => {
    let cases = 0;
    beforeAll(fresh);
    afterEach(async () => {
      await talk.say("zhuguan", "离职交接 @张三 全部给@周经理");
      await talk.say("zhuguan", "确认");
    });
    test.each([
      ["全部给 @李四", ["lisi", "lisi", "lisi"]],
      ["都给李四", ["lisi", "lisi", "lisi"]],
      ["@李四", ["lisi", "lisi", "lisi"]],
      ["公海", ["pool", "pool", "pool"]],
      ["全部放公海", ["pool", "pool", "pool"]],
      ["1、2给李四,3到公海", ["lisi", "lisi", "pool"]],
      ["1-2给王五 其他公海", ["wangwu", "wangwu", "pool"]],
      ["1给李四2给王五3公海", ["lisi", "wangwu", "pool"]],
      ["把第2条给@wangwu;剩下的给@lisi", ["lisi", "wangwu", "lisi"]],
      ["#{1}给李四 #{2} #{3} 公海", ["lisi", "pool", "pool"]],
      ["{2}号公海,其余归李四", ["lisi", "pool", "lisi"]],
    ])("%s", async (said, expected) => {
      const numbers = await hold(3, `第${++cases}批`);
      await talk.say("zhuguan", "离职交接 张三");
      const words = said.replace(/\{(\d)\}/g, (_, line: string) => numbers[Number(line) - 1] ?? "");
      expect(await talk.say("zhuguan", `离职交接 张三 ${words}`)).toContain("对就回「确认」");
      await talk.say("zhuguan", "确认");
      expect(await owners(numbers)).toEqual(expected);
    });
    test("one item needs no 确认", async () => {
      const numbers = await hold(2, `第${++cases}批`);
      await talk.say("zhuguan", "离职交接 张三");
      expect(await talk.say("zhuguan", "离职交接 张三 2给@李四")).toContain("他名下还有 1 个");
      expect(await owners(numbers)).toEqual(["ZhangSan", "lisi"]);
    });
    test.each([
      ["1给@李四 然后呢", "「然后呢」没看懂,一个都没动"],
      ["9给@李四", "张三的列表里没有第 9 条"],
      ["#999给@李四", "#999 现在不在张三手上,一个都没动"],
      ["1给@李四 1公海", "说了两次,给了不同的人"],
      ["其余给@李四 其余公海", "「其余」说了两次"],
      ["1给@没有的人", "没找到「没有的人」"],
      ["1给@张三", "不能再给张三"],
      ["1给@陈南 2公海", "陈南不在 #"],
    ])("%s: nothing moves, and why", async (said, why) => {
      const numbers = await hold(2, `第${++cases}批`);
      await talk.say("zhuguan", "离职交接 张三");
      const answer = await talk.say("zhuguan", `离职交接 张三 ${said}`);
      expect(answer.includes("对就回「确认」") ? await talk.say("zhuguan", "确认") : answer).toContain(why);
      expect(await owners(numbers)).toEqual(["ZhangSan", "ZhangSan"]);
    });
    test("numbers before the list was seen, or of another list, mean nothing", async () => {
      const numbers = await hold(2, `第${++cases}批`);
      expect(await talk.say("jingli", "离职交接 张三 1给@李四")).toContain("先发「离职交接 张三」看一遍");
      await talk.say("zhuguan", "离职交接 张三");
      await owned("北京主管自有", "zhuguan");
      await talk.say("zhuguan", "我的商机");
      await talk.say("zhuguan", "离职交接 张三 1给@李四");
      expect(await owners(numbers)).toEqual(["lisi", "ZhangSan"]);
    });
    test("what is won or lost does not go to the pool", async () => {
      const numbers = await hold(3, `第${++cases}批`);
      await talk.say("ZhangSan", `输单 ${numbers[1]} 价格`);
      await talk.say("ZhangSan", `赢单 ${numbers[2]} 28万 签约今天 跳过 老客户`);
      expect(await talk.say("zhuguan", `离职交接 张三 #${numbers[2]}公海`)).toContain(
        "已赢单,不能回公海,要给一位同事",
      );
      expect(await talk.say("zhuguan", "离职交接 张三 全部公海")).toContain("他名下还有 2 个");
      expect(await owners(numbers)).toEqual(["pool", "ZhangSan", "ZhangSan"]);
      expect(await talk.say("zhuguan", "离职交接 张三 全部公海")).toContain(
        "剩下 2 个已赢单或已输单,不能回公海",
      );
    });
    test("fifteen at a time are shown, the rest is counted and can be named as the rest", async () => {
      const numbers = await hold(17, `第${++cases}批`);
      const listed = await talk.say("zhuguan", "离职交接 张三");
      expect(listed).toContain("15. #");
      expect(listed).not.toContain("16. #");
      expect(listed).toContain("还有 2 个,交接完这些再看");
      await talk.say("zhuguan", "离职交接 张三 全部给@李四");
      await talk.say("zhuguan", "确认");
      expect(new Set(await owners(numbers))).toEqual(new Set(["lisi"]));
      expect(
        (await talk.told("lisi")).filter((text) => text.includes("号工厂") && text.includes("17 个")),
      ).toHaveLength(1);
      expect(await last("lisi")).toContain("赵主管把张三的 17 个交给你跟");
      expect(await last("lisi")).toContain("还有 2 个,看全部发「我的商机」");
    });
  });

  describe("who may", () => {
    beforeEach(fresh);
    test("the head and those above; not a colleague, another head, or the admin", async () => {
      const numbers = await hold(1);
      expect(await talk.say("lisi", "离职交接 @张三 全部给@李四")).toContain("部门主管或经理来做");
      expect(await talk.say("erzhu", "离职交接 @张三 全部给@孙二")).toContain("张三不在你带的部门");
      expect(await talk.say("admin", "离职交接 @张三 全部给@李四")).toContain("部门主管或经理来做");
      expect(await owners(numbers)).toEqual(["ZhangSan"]);
      expect(await talk.say("jingli", "离职交接 @张三 全部给@周经理")).toContain("给周经理 1 个");
      expect(await talk.told("jingli")).toEqual([]);
      expect(await last("ZhangSan")).toMatch(
        /^周经理把你名下的 1 个交接了:\n给周经理 1 个: #\d+ 上海1号工厂/,
      );
      expect(await owners(numbers)).toEqual(["jingli"]);
    });
    test("a colleague of the same name who is still here is not taken for the leaver", async () => {
      await hold(1);
      const other = { ...(COMPANY.members[1] as Directory["members"][number]), userId: "zs2", name: "张三" };
      await talk.database.transaction(({ people }) =>
        people.replace({ ...GONE, members: [...GONE.members, other] }),
      );
      expect(await talk.say("zhuguan", "离职交接 张三")).toBe("张三名下没有客户了");
      expect(await talk.say("zhuguan", "离职交接 @ZhangSan")).toContain("张三(已离职)名下 1 个");
    });
    test("in a group nothing is listed; the question is asked and confirmed privately", async () => {
      const numbers = await hold(2);
      expect(await talk.sayInGroup("zhuguan", "离职交接 @张三")).not.toContain("工厂");
      expect(await last("zhuguan")).toContain("1. #");
      expect(await talk.sayInGroup("zhuguan", "离职交接 @张三 1给@李四 2公海")).not.toContain("工厂");
      expect(await last("zhuguan")).toContain("对就回「确认」");
      expect(await talk.sayInGroup("zhuguan", "确认")).toContain("没有等你确认的事");
      expect(await talk.say("zhuguan", "确认")).toContain("张三的交接好了");
      expect(await owners(numbers)).toEqual(["lisi", "pool"]);
    });
  });

  test("the same callback again: one effect; held by somebody else meanwhile: refused whole", async () => {
    await fresh();
    const numbers = await hold(2);
    await leave();
    await talk.say("zhuguan", "离职交接 张三");
    await talk.say("zhuguan", "离职交接 张三 1给@李四 2给@王五");
    await talk.say("jingli", `改派 ${numbers[1]} 给 @王五 急`);
    expect(await talk.say("zhuguan", "确认")).toContain("现在不在张三手上,一个都没动");
    expect(await owners(numbers)).toEqual(["ZhangSan", "wangwu"]);
    const again = { key: "app/42" };
    const first = await talk.say("zhuguan", "离职交接 张三 1给@李四", again);
    expect(await talk.say("zhuguan", "离职交接 张三 1给@李四", again)).toBe(first);
    expect(await talk.told("lisi")).toHaveLength(1);
  });

  test("what others wait for them with: offers end, 代管 and 接管 too, shared work is named", async () => {
    await fresh();
    const [mine] = await hold(1);
    const offered = await owned("上海转给他", "lisi");
    const joint = await owned("上海一起做", "lisi");
    const from = await owned("上海他转出");
    const acted = await owned("上海他接管", "lisi");
    await talk.say("lisi", `转交 ${offered} @张三`);
    await talk.say("ZhangSan", `转交 ${from} @王五`);
    await talk.say("lisi", `转交 ${joint} @张三`);
    await talk.say("ZhangSan", `一起做 ${joint}`);
    await talk.say("zhuguan", "代管 李四 @张三 周三到周五");
    await talk.database.transaction(async ({ items }) => {
      const row = await items.byNo(Number(acted));
      if (row !== null)
        await items.apply({ item: { ...row, actingId: "ZhangSan" }, what: "taken-over" }, { by: "x", at: 0 });
    });
    await talk.say("zhuguan", "离职交接 @张三 全部给@赵主管");
    talk.minutes(1);
    const done = await talk.say("zhuguan", "确认");
    expect(done).toContain("张三代管的 李四 要另找人: 代管 李四 @同事 哪天到哪天");
    expect(done).toContain(`他还一起做着 #${joint},分成没动`);
    expect(await owners([mine ?? "", from])).toEqual(["zhuguan", "zhuguan"]);
    const told = (await talk.told("lisi")).join("\n");
    expect(told).toContain("张三要离开了,转交给他的这次不作数,还归你跟");
    expect(told).toContain("张三要离开了,他接管的这个还给你跟");
    expect(await item(acted)).toMatchObject({ actingId: null, ownerId: "lisi" });
    expect(await item(offered)).toMatchObject({ ownerId: "lisi", deadlineAt: at("2026-03-17", 1080) });
    expect(await talk.say("wangwu", `我接 ${from}`)).toContain("这次转交不作数了");
    await talk.tick();
    expect(await last("wangwu")).toContain("不用再回了");
    expect(await talk.database.read(({ transfers }) => transfers.allOpen())).toEqual([]);
    const deputies = await talk.database.read(({ absences }) => absences.deputiesOf("lisi", "2026-03-12"));
    expect(deputies).toEqual([]);
  });
});
