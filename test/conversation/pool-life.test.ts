// Many at once from a list: 沉寂 全部, 激活 1 3 5, campaigns out and in, and how many pages of the pool one may look at.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { readRows } from "../../src/files/table.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openFilesIn } from "../setup/files-in.ts";
import { filesOutOf } from "../setup/files-out.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function pooled(name: string, more = ""): Promise<number> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1360000${++phones} 想了解MES 地址上海 ${more}`);
    const no = Number(/#(\d+)/.exec(lead)?.[1]);
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    return no;
  }
  async function proposed(count: number): Promise<number[]> {
    const nos = [];
    for (let index = 0; index < count; index++) nos.push(await pooled(`杭州第${index}久放机电`));
    talk.goTo("2026-04-13");
    await talk.say("jingli", "公海建议");
    return nos;
  }
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const places = async (nos: readonly number[]) =>
    Promise.all(nos.map(async (no) => (await item(no))?.place));
  const last = async (no: number) =>
    (await talk.database.read(({ history }) => history.of(no))).at(-1) ?? null;

  describe("沉寂 from the list", () => {
    test("1 3 5 moves those lines with their own reasons, and 撤销 brings all of them back", async () => {
      for (let index = 0; index < 3; index++) await talk.say("lisi", `新建商机 杭州占号${index}机电`);
      const nos = await proposed(5);
      const answer = await talk.say("jingli", "沉寂 1 3 5");
      expect(answer).toContain("已沉寂 3 个:");
      expect(answer).toContain(`#${nos[2]} 杭州第2久放机电 基础意向 已沉寂|34天没人领`);
      expect(await places(nos)).toEqual(["dormant", "pool", "dormant", "pool", "dormant"]);
      expect(await last(nos[0] ?? 0)).toMatchObject({ what: "archived", by: "jingli", text: "34天没人领" });
      expect(await talk.say("jingli", "撤销")).toContain("沉寂已撤销,这 3 个回到之前的样子");
      expect(await places(nos)).toEqual(["pool", "pool", "pool", "pool", "pool"]);
      expect(await talk.say("jingli", "沉寂 第1条 第2条 都没预算")).toContain("已沉寂 2 个");
      expect(await last(nos[1] ?? 0)).toMatchObject({ text: "都没预算" });
    });

    test("more than a handful ask 确认, which moves what was shown and nothing else", async () => {
      const nos = await proposed(7);
      const asked = await talk.say("jingli", "沉寂 全部 除了2");
      expect(asked).toContain("这 6 个要沉寂吗?");
      expect(new Set(await places(nos))).toEqual(new Set(["pool"]));
      await talk.say("lisi", `领取 ${nos[3]}`);
      // Another list in between: 全部 of what was asked about is still what was asked about.
      await talk.database.transaction(({ conversations }) =>
        conversations.keepList({ userId: "jingli", chatId: "list/archive" }, [nos[1] ?? 0], talk.now()),
      );
      const answer = await talk.say("jingli", "确认");
      expect(answer).toContain("已沉寂 5 个");
      expect(answer).toContain(`没动 #${nos[3]} 杭州第3久放机电 基础意向,已在李四手上`);
      expect(await places(nos)).toEqual([
        "dormant",
        "pool",
        "dormant",
        "owned",
        "dormant",
        "dormant",
        "dormant",
      ]);
    });

    test("a number that is a line and another item of the pool is asked about; with # it is the item", async () => {
      const small = await pooled("杭州小号机电");
      expect(small).toBe(1);
      await talk.say("ZhangSan", `领取 ${small}`);
      const nos = await proposed(2);
      await talk.say("ZhangSan", `退公海 ${small} 没空`);
      const asked = await talk.say("jingli", "沉寂 1");
      expect(asked).toContain(`这 1 个要沉寂吗?\n#${nos[0]} 杭州第0久放机电`);
      expect(asked).toContain("要说的是编号就写「沉寂 #1 原因」");
      expect(await places([small, ...nos])).toEqual(["pool", "pool", "pool"]);
      expect(await talk.say("jingli", "确认")).toContain("已沉寂: 34天没人领");
      expect(await places([small, ...nos])).toEqual(["pool", "dormant", "pool"]);
      expect(await talk.say("jingli", "沉寂 #1 没动静")).toContain("已沉寂: 没动静");
      expect(await places([small, ...nos])).toEqual(["dormant", "dormant", "pool"]);
    });

    test("a number with a reason, as one says it of an item, is asked about however that item stands", async () => {
      const small = await pooled("杭州小号机电");
      await talk.say("ZhangSan", `领取 ${small}`);
      const nos = await proposed(2);
      expect(await talk.say("jingli", `沉寂 ${small} 一年无动静`)).toContain("这 1 个要沉寂吗?");
      expect(await places([small, ...nos])).toEqual(["owned", "pool", "pool"]);
    });

    test("of another list that was shown since, 第2条 is its line, and 全部 is asked about", async () => {
      const nos = await proposed(3);
      const fresh = await pooled("杭州新到机电");
      talk.minutes(1);
      const pool = await talk.say("jingli", "公海");
      expect(pool.split("\n")[1]).toContain(`#${fresh} 杭州新到机电`);
      expect(await talk.say("jingli", "沉寂 全部")).toContain("这 3 个要沉寂吗?");
      await talk.say("jingli", "取消");
      expect(await talk.say("jingli", "沉寂 第1条 资料不全")).toContain(`#${fresh} 杭州新到机电`);
      expect(await places([fresh, ...nos])).toEqual(["dormant", "pool", "pool", "pool"]);
    });

    test("what is no line is said, and nothing is half done; without a list 全部 means nothing", async () => {
      expect(await talk.say("jingli", "沉寂 全部")).toContain("先看「公海建议」");
      const nos = await proposed(3);
      expect(await talk.say("jingli", "沉寂 全部 除了9")).toContain("没有第 9 条");
      expect(await talk.say("jingli", "沉寂 第9条")).toContain("没有第 9 条");
      expect(await talk.say("lisi", "沉寂 全部")).toContain("先看「公海建议」");
      expect(await talk.say("lisi", "公海建议")).toContain("这件事要由");
      expect(await places(nos)).toEqual(["pool", "pool", "pool"]);
      talk.days(11);
      expect(await talk.say("jingli", "沉寂 全部")).toContain("先看「公海建议」");
    });

    test("several by their numbers need a reason, and what is not theirs or elsewhere is named", async () => {
      const [one = 0, two = 0] = [await pooled("杭州甲点机电"), await pooled("杭州乙点机电")];
      await talk.say("lisi", `领取 ${two}`);
      expect(await talk.say("jingli", `沉寂 #${one} #${two}`)).toContain("差一个原因");
      const answer = await talk.say("jingli", `沉寂 #${one} #${two} 没动静`);
      expect(answer).toContain("已沉寂 1 个");
      expect(answer).toContain(`没动 #${two} 杭州乙点机电 基础意向,已在李四手上`);
    });

    test("whatever is claimed, returned and picked: nothing moves but what was named, and what moved meanwhile stays", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
          fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
          fc.boolean(),
          fc.constantFrom("numbers", "except"),
          fc.constantFrom("", " 没动静"),
          async (named, claimed, returns, way, reason) => {
            talk = await openTalk(engine);
            const nos = await proposed(5);
            talk.minutes(1);
            for (const line of claimed) {
              await talk.say("ZhangSan", `领取 #${nos[line - 1]}`);
              if (returns) await talk.say("ZhangSan", `退公海 #${nos[line - 1]} 没空`);
            }
            const others = [1, 2, 3, 4, 5].filter((line) => !named.includes(line));
            const words =
              way === "numbers" || others.length === 0
                ? named.map((line) => `第${line}条`).join(" ")
                : `全部 除了${others.join(" ")}`;
            talk.minutes(1);
            await talk.say("jingli", `沉寂 ${words}${reason}`);
            const after = await places(nos);
            for (const [index, place] of after.entries()) {
              const isTaken = claimed.includes(index + 1);
              const moves = named.includes(index + 1) && !isTaken;
              expect(place).toBe(moves ? "dormant" : isTaken && !returns ? "owned" : "pool");
            }
          },
        ),
        { numRuns: 16, examples: [[[2], [2], true, "numbers", " 没动静"]] },
      );
    });
  });

  describe("a campaign", () => {
    async function asleep(name: string, reason: string, more = ""): Promise<number> {
      const no = await pooled(name, more);
      await talk.say("jingli", `沉寂 ${no} ${reason}`);
      return no;
    }
    beforeEach(async () => {
      await talk.database.transaction(({ people }) =>
        people.setRole("shizhu", { role: "marketing", by: "admin", at: 0 }),
      );
    });

    test("out: masked, by the words that fit, without whom peace keeps, to the asker alone as list and file", async () => {
      const no = await asleep("苏州恒力机电", "预算取消");
      const other = await asleep("杭州华测检测", "换了对接人");
      const quiet = await asleep("苏州静养检测", "预算取消");
      expect(await talk.say("jingli", `静默 ${quiet} 30天 暂无预算`)).toContain("静默");
      const list = await talk.say("shizhu", "激活名单 春季展会 预算");
      expect(list).toContain("「春季展会」可以联系的沉寂客户 1 个(预算):");
      expect(list).toContain(`1 #${no} 苏州恒力机电 想了解MES|今天沉寂: 预算取消`);
      expect(list).toContain("另有 1 个在静默或刚推送过,没列");
      expect(list).not.toMatch(/1360000|王磊/);
      expect(await talk.say("lisi", "激活名单 春季展会")).toContain("这件事要由");
      const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      const row = rows.findLast(({ file }) => file !== null);
      expect(row).toMatchObject({ toId: "shizhu", toKind: "member" });
      const make = await filesOutOf(talk);
      const made = row === undefined ? null : await make(row);
      const cells: (readonly string[])[] = [];
      for await (const line of await readRows(made?.bytes ?? Buffer.alloc(0))) cells.push(line.cells);
      expect(cells.slice(1).map((line) => line[1])).toEqual(["苏州恒力机电"]);
      expect(cells.join()).not.toMatch(/1360000\d{4}|王磊/);
      expect(cells[1]?.at(-1)).toBe("预算取消");
      const looks = await talk.database.read(({ dump }) => dump.rowsOf("looks"));
      expect(looks.at(-1)).toMatchObject({ userId: "shizhu", words: "激活名单 春季展会 预算" });
      expect(await talk.say("shizhu", "激活 1")).toContain("激活了 1 个,回到公海: 春季展会");
      expect(await last(no)).toMatchObject({ what: "reactivated", text: "春季展会", by: "shizhu" });
      expect(await places([no, other, quiet])).toEqual(["pool", "dormant", "dormant"]);
    });

    test("in: rows that sleep are woken by the campaign, all else is judged as ever, and all of it is taken back", async () => {
      const files = await openFilesIn(talk);
      const no = await asleep("苏州恒力机电", "预算取消");
      const quiet = await asleep("苏州静养检测", "预算取消");
      const owned = await pooled("杭州在跟检测");
      await talk.say("lisi", `领取 ${owned}`);
      await talk.say("jingli", `静默 ${quiet} 30天 暂无预算`);
      const rows = ["苏州恒力机电", "苏州静养检测", "杭州在跟检测", "宁波全新机电"];
      const list = `客户,电话\n${rows.map((name, at) => `${name},1391111${1000 + at}`).join("\n")}`;
      await files.send("shizhu", list);
      expect((await talk.told("shizhu")).at(-1)).toContain("就回「导入 1 活动 …」写上是哪个活动");
      // An example is nothing to be tapped: without a name nothing begins.
      for (const words of ["导入 1 活动 …", "导入 1 活动"])
        expect(await talk.say("shizhu", words)).toContain("是哪个活动?");
      expect(await talk.say("shizhu", "导入 1 活动 春季展会")).toContain("按「春季展会」激活");
      await files.work();
      const over = (await talk.told("shizhu")).findLast((said) => said.includes("导入完了")) ?? "";
      expect(over).toContain("「春季展会」激活1个,新建1个,重复1行,退回1行");
      expect(over).toContain("1行客户在静默(第3行): 客户在静默,2026-04-09 起才可以联系");
      expect(await places([no, quiet, owned])).toEqual(["pool", "dormant", "owned"]);
      expect(await last(no)).toMatchObject({ what: "reactivated", text: "春季展会" });
      await talk.say("shizhu", "撤销导入 1");
      await talk.say("shizhu", "确认");
      await files.work();
      expect(await places([no, quiet, owned])).toEqual(["dormant", "dormant", "owned"]);
      expect((await item(no))?.reactivated).toBe(false);
    });

    test("whoever may not wake anybody brings in a list, and no campaign", async () => {
      const files = await openFilesIn(talk);
      const no = await asleep("苏州恒力机电", "预算取消");
      await files.send("lisi", "客户,电话\n苏州恒力机电,13911111000");
      expect((await talk.told("lisi")).at(-1)).not.toContain("活动");
      expect(await talk.say("lisi", "导入 1 活动 春季展会")).toContain("这件事要由");
      await talk.say("lisi", "导入 1");
      await files.work();
      expect(await places([no])).toEqual(["dormant"]);
    });
  });

  test("of more than are looked through the count is a least, and nothing is said of the rest", async () => {
    const files = await openFilesIn(talk);
    const rows = Array.from({ length: 203 }, (_, at) => `杭州第${at}展示机电,1390000${1000 + at},中意向`);
    await files.send("admin", ["客户名称,手机,阶段", ...rows].join("\n"));
    await talk.say("admin", "确认");
    await files.work();
    const all = await talk.say("lisi", "公海");
    expect(all).toContain("公海可领至少 200 个");
    expect(await talk.say("lisi", "公海 杭州第0展示")).toMatch(
      /最新的 200 个里没有符合「杭州第0展示」的。更早的按名字找/,
    );
    expect(await talk.say("lisi", "查 杭州第0展示机电")).toContain("#1 ");
    expect(await talk.say("lisi", "公海 杭州第202展示")).toContain("公海可领至少 1 个");
  }, 120_000);

  describe("公海限看", () => {
    test("is off; set by the admin alone it counts pages, 更多 too, and says when it opens and that claiming goes on", async () => {
      const nos = [];
      for (let index = 0; index < 60; index++) nos.push(await pooled(`杭州第${index}展示机电设备有限公司`));
      for (let times = 0; times < 5; times++)
        expect(await talk.say("lisi", "公海")).toContain("公海可领 60 个");
      expect(await talk.say("zhuguan", "公海限看 3")).toContain("管理员");
      expect(await talk.say("admin", "公海限看")).toContain("现在看公海不限页数");
      expect(await talk.say("admin", "公海限看 3页")).toContain("每人每天最多看 3 页公海");
      expect(await talk.say("wangwu", "公海")).toContain("公海可领");
      expect(await talk.say("wangwu", "更多")).toContain("展示机电");
      expect(await talk.say("wangwu", "更多")).toContain("展示机电");
      for (const words of ["公海", "公海 MES"]) {
        const refused = await talk.say("wangwu", words);
        expect(refused).toContain("今天的公海看满 3 页了,明天 00:00 后再看");
        expect(refused).toContain("知道编号的现在就能领");
      }
      expect(await talk.say("wangwu", "公海 没有的词")).toContain("没有符合");
      expect(await talk.say("wangwu", "导出 公海")).toContain("不导出表格");
      expect(await talk.say("wangwu", `领取 ${nos[0]}`)).toContain("领到了");
      const looks = (await talk.database.read(({ dump }) => dump.rowsOf("looks"))).filter(
        ({ userId, kind }) => userId === "wangwu" && kind === "pool",
      );
      expect(looks.map(({ words }) => words)).toEqual(["公海", "更多", "更多"]);
      // A look at the pool is no look for a customer.
      expect(await talk.say("wangwu", "查重 杭州云栖科技")).not.toContain("先歇一会儿");
      talk.days(1);
      expect(await talk.say("wangwu", "公海")).toContain("公海可领");
      expect(await talk.say("admin", "公海限看 不限")).toContain("不限页数了");
      for (let times = 0; times < 4; times++) expect(await talk.say("wangwu", "公海")).toContain("公海可领");
    });

    test("does not bind 公海管理员, and outlives a move to another database", async () => {
      await pooled("杭州管家机电");
      await talk.database.transaction(({ people }) =>
        people.setRole("caiwu", { role: "pool-admin", by: "admin", at: 0 }),
      );
      await talk.say("admin", "公海限看 1");
      for (let times = 0; times < 3; times++) expect(await talk.say("caiwu", "公海")).not.toContain("看满");
      const { ruleVersions, ruleNumbers } = await talk.database.read(({ dump }) => dump.read());
      expect(ruleVersions).toMatchObject([{ rule: "claim", byId: "admin", departmentId: null }]);
      expect(ruleNumbers).toMatchObject([{ path: "poolLife.pagesADay", value: 1 }]);
    });
  });
});
