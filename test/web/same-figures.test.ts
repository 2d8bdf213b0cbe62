// Every number on the pages of figures is the chat's, asked at the same moment: by whoever leads, of whomever they may read of.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const DAY = 86_400_000;
const NAMES = [..."甲乙丙丁戊己庚辛壬"];
/** What the chat ends with: the way on, and the way to the page. */
const WAY_ON = /^(?:先把手上的|网页上看)|发「/;

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());
  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  /** On a busy machine one may come later than its callback: asked again it is there. */
  async function answerTo(who: string, text: string): Promise<string> {
    for (let tries = 0; tries < 8; tries++) {
      const told = await say(who, text);
      if (told !== "") return told;
    }
    throw new Error(`${text} was answered too late eight times`);
  }
  const bare = (text: string) => text.replace(/\s+/g, "");

  async function live(): Promise<void> {
    for (const [index, name] of NAMES.entries()) {
      const phone = (of: number) => `138000${10_000 + index * 10 + of}`;
      await say(
        "lisi",
        `新建商机 杭州${name}机电厂 联系人王磊 ${phone(1)} 地址上海徐汇 需求数据中台 金额${20 + index}万`,
      );
      await say(
        "wangwu",
        `新建商机 宁波${name}物流 联系人王磊 ${phone(2)} 地址上海徐汇 需求数据中台 金额30万`,
      );
    }
    visits.bot.pass(2 * DAY);
    for (let no = 2; no <= 18; no += 2) await say("wangwu", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await say("lisi", "赢单 1 28.5万 签约今天 跳过 老客户");
    await say("lisi", "输单 3 客户不做了");
    visits.bot.pass(20 * DAY);
    for (const who of ["zhuguan", "jingli"]) await say(who, "目标 部门 本季 300万");
    await say("jingli", "目标 公司 本季 900万");
    await say("lisi", "目标 本季 100万");
    await say("lisi", "跟进 5 客户要比价");
  }

  test("line by line: funnel, pyramid, targets, what is needed; and what is stuck, and who holds how much", async () => {
    await live();
    for (const [who, of, query] of [
      ["lisi", "", ""],
      ["zhuguan", "", ""],
      ["zhuguan", " @李四", "person=lisi"],
      ["jingli", "", ""],
      ["jingli", " 销售一部", "department=3"],
      ["jingli", " 公司", "department=company"],
    ] as const) {
      const browser = await visits.as(who);
      const pageOf = async (path: string) => {
        const { html, status } = await browser.get(path);
        expect(status, `${who} ${path}`).toBe(200);
        return { html, text: bare(textOf(html)) };
      };
      for (const [words, path] of [
        ["漏斗", `/board?${query}&show=funnel`],
        ["金字塔", `/board?${query}&show=pyramid`],
        ["目标", `/targets?${query}`],
        ["倒推", `/targets?${query}`],
      ] as const) {
        const { text } = await pageOf(path);
        const told = (await answerTo(who, `${words}${of}`))
          .split("\n")
          .filter((line) => line !== "" && !WAY_ON.test(line));
        expect(told, `${who} ${words}${of}`).not.toEqual([]);
        for (const line of told) expect(text, `${who} ${words}${of}: ${line}`).toContain(bare(line));
      }
      if (of === " 公司") continue;
      const stuck = await pageOf(`/board?${query}&show=stuck`);
      const lines = (await answerTo(who, `卡点${of}`)).split("\n").filter((line) => /^\d+\. #\d+/.test(line));
      for (const line of lines) {
        const [, no = "", rest = ""] = /#(\d+).*(在这个阶段[^((]*)/.exec(line) ?? [];
        expect(stuck.html, line).toContain(`/items/${no}"`);
        expect(stuck.text, line).toContain(bare(rest));
      }
    }
    const manager = await visits.as("jingli");
    const all = await answerTo("jingli", "部门商机");
    const [people, stages] = [await manager.get("/board?show=people"), await manager.get("/board")];
    for (const [, name, count] of all.matchAll(/^(李四|王五) (\d+) 个/gm))
      expect(bare(textOf(people.html))).toContain(`${name}${count}个`);
    for (const [, stage, count, amount] of all.matchAll(/^(\S+) (\d+) 个 (\S+)$/gm))
      if (stage !== "李四" && stage !== "王五")
        expect(bare(textOf(stages.html)), stage).toContain(`${stage}${count}${amount}`);
  }, 300_000);
});
