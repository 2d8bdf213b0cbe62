// 破例 and 吐槽: a head lets a rule ask less of one item, and reads of it once a month; what people say against a rule is kept.
import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { claimablesOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let claimable: (name: string) => Promise<number>;
  beforeEach(async () => {
    talk = await openTalk(engine);
    claimable = claimablesOf(talk);
  });
  const me = (text: string) => talk.say("zhangsan", text);
  const head = (text: string) => talk.say("zhuguan", text);
  const claimed = async (name = "杭州云栖机电") => {
    const no = await claimable(name);
    await me(`领取 ${no}`);
    return no;
  };
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));

  describe("破例", () => {
    test("the clock of that item alone runs longer, it stands in its story, and the owner hears it", async () => {
      const [no, other] = [await claimed(), await claimed("杭州另一机电有限公司")];
      const said = await head(`破例 ${no} 回收 宽到月底 因为客户月底开董事会`);
      expect(said).toContain("「回收」破例到");
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-31", 18 * 60));
      expect((await item(other))?.deadlineAt).toBe(at("2026-03-17", 18 * 60));
      expect((await talk.told("ZhangSan")).join("\n")).toMatch(
        /赵主管给它的「回收」破了例,到.*客户月底开董事会/u,
      );
      const history = await talk.database.read(({ history: all }) => all.of(no));
      expect(history.at(-1)).toMatchObject({
        what: "overridden",
        by: "zhuguan",
        text: "客户月底开董事会",
        field: "return",
        after: "2026-03-31",
      });
    });
    test("a word about something else leaves it, the day itself ends it, and the clock takes it back then", async () => {
      const no = await claimed();
      await head(`破例 ${no} 回收 宽到3月20日 因为老板出差`);
      await me(`备注 ${no} 前台换人了`);
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-20", 18 * 60));
      for (const day of ["2026-03-18", "2026-03-19", "2026-03-20"] as const)
        for (const minute of [9 * 60 + 5, 18 * 60 + 1]) {
          talk.goTo(day, minute);
          await talk.tick();
          await talk.deliver();
        }
      expect((await item(no))?.place).toBe("pool");
    });
    test("taken back, the clock runs as before; there is nothing more to take back", async () => {
      const no = await claimed();
      await head(`破例 ${no} 回收 宽到月底 因为写错了`);
      expect(await head(`破例 ${no} 取消`)).toContain("照常算");
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-17", 18 * 60));
      expect(await head(`破例 ${no} 取消`)).toContain("没有你破的例");
    });
    test("who waits for an item of their own may have it at once, and only that one", async () => {
      const [no, other] = [await claimed(), await claimed("杭州另一机电有限公司")];
      for (const one of [no, other]) await me(`退公海 ${one} 预算取消`);
      expect(await me(`领取 ${no}`)).not.toContain("领到了");
      await head(`破例 ${no} 冷却 因为客户点名要他`);
      expect(await me(`领取 ${no}`)).toContain("领到了");
      expect(await me(`领取 ${other}`)).not.toContain("领到了");
    });
    test.each([
      ["zhangsan", "破例 1 回收 宽到月底 因为想", "部门主管或经理"],
      ["erzhu", "破例 1 回收 宽到月底 因为想", "1"],
      ["zhuguan", "破例 1 回收 宽到月底", "原因"],
      ["zhuguan", "破例 1 宽到月底 因为想", "说的是哪条规则"],
      ["zhuguan", "破例 1 推送 宽到月底 因为想", "现在管不到"],
      ["zhuguan", "破例 1 回收 宽到明天 因为想", "往后写一点"],
      ["zhuguan", "破例 1 回收 因为想", "放宽到哪天"],
    ])("%s: %s", async (who, text, told) => {
      await claimed();
      expect(await talk.say(who, text)).toContain(told);
      expect(await talk.database.read(({ rules }) => rules.exceptions())).toEqual([]);
      expect((await item(1))?.deadlineAt).toBe(at("2026-03-17", 18 * 60));
    });
    test("nobody makes one for an item of their own", async () => {
      const no = await claimable("杭州云栖机电");
      await head(`领取 ${no}`);
      expect(await head(`破例 ${no} 回收 宽到月底 因为忙`)).toContain("请上一级");
    });
    test("on the first working day of the next month whoever made them reads how many and what came of them, nobody else", async () => {
      const [no, other] = [await claimed(), await claimed("杭州另一机电有限公司")];
      await head(`破例 ${no} 回收 宽到月底 因为董事会`);
      await head(`破例 ${other} 回收 宽到月底 因为老板出差`);
      talk.goTo("2026-03-16");
      await me(`跟进 ${other} 老板回来了,约下周谈`);
      talk.goTo("2026-04-01", 10 * 60 + 31);
      await talk.tick();
      const all = (await talk.told("zhuguan")).filter((one) => one.includes("破例"));
      expect(all).toHaveLength(1);
      expect(all[0]).toMatch(/说说3月: 你破例 2 次/u);
      expect(all[0]).toMatch(new RegExp(`#${other} .*后来跟上了`, "u"));
      for (const who of ["jingli", "ZhangSan", "erzhu", "admin"])
        expect((await talk.told(who)).join("\n")).not.toContain("你破例");
      await talk.tick();
      expect((await talk.told("zhuguan")).filter((one) => one.includes("破例"))).toHaveLength(1);
    });
  });

  describe("吐槽", () => {
    test("is kept against the rule it names, in whatever words, and read by the head of who said it", async () => {
      expect(await me("吐槽 回收 7天太短,出差一趟就没了")).toContain("挂在「回收」这条上了");
      expect(await talk.say("lisi", "吐槽 一天才能领10个,领取名额不够")).toContain("挂在「领取」");
      const read = await head("吐槽");
      expect(read).toMatch(/2 句[\s\S]*出差一趟就没了」张三 3\/10/u);
      expect(await talk.say("erzhu", "吐槽")).not.toContain("出差一趟");
      expect(await talk.say("jingli", "吐槽")).toContain("出差一趟");
    });
    test("whoever names no rule is asked for it, and nothing of what they said is lost", async () => {
      expect(await me("吐槽 出差一周就没了")).toContain("说的是哪条规则");
      expect(await me("回收")).toContain("挂在「回收」");
      expect(await head("吐槽")).toContain("「出差一周就没了」张三");
    });
    test.each(["吐槽 匿名 回收 7天太短", "匿名吐槽 回收 7天太短"])(
      "%s: nobody finds out whose it was, not even in a dump",
      async (text) => {
        await me(text);
        expect(await head("吐槽")).toContain("「回收 7天太短」匿名");
        const rows = await talk.database.read(({ dump }) => dump.rowsOf("grumbles"));
        expect(rows).toMatchObject([{ byId: null, text: "回收 7天太短" }]);
        expect(await me("吐槽")).toContain("不想留名");
      },
    );
    test("in a group the list is for the asker alone", async () => {
      await me("吐槽 回收 7天太短");
      expect(await talk.sayInGroup("zhuguan", "吐槽")).not.toContain("7天太短");
    });
  });
});
