// A Monday's 10:30: the managers' group reads of its department's week; a head of what is unusual, as a ticket that is looked at again.
import { beforeEach, expect, test } from "vitest";
import { readSpec } from "../../src/workflows/exports/spec.ts";
import { readScope } from "../../src/workflows/insight/ask-picture.ts";
import { readableInGroup } from "../../src/workflows/insight/scope.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

const AT = 10 * 60 + 30;
const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

onOneEngine((engine) => {
  let talk: Talk;
  let own: OwnItem;
  beforeEach(async () => {
    talk = await openTalk(engine);
    own = ownItemsOf(talk);
    talk.goTo("2026-02-24");
  });
  /** 王五 of 二部 gets them over the first stage in two days, 张三 of 一部 has as many that stand still until then. */
  async function unlike(many = 12): Promise<readonly number[]> {
    const theirs: number[] = [];
    const nos: number[] = [];
    for (let index = 0; index < many; index++) {
      theirs.push(await own("wangwu"));
      nos.push(await own("ZhangSan"));
    }
    talk.days(2);
    for (const no of theirs) await talk.say("wangwu", `推进 ${no} 到2 约了周四面谈 王总参加`);
    for (const no of nos) await talk.say("ZhangSan", `跟进 ${no} 还在等回话`);
    talk.goTo("2026-03-02", AT);
    for (const no of nos) await talk.say("ZhangSan", `跟进 ${no} 还在等回话`);
    talk.goTo("2026-03-09", AT);
    for (const no of nos) await talk.say("ZhangSan", `跟进 ${no} 还在等回话`);
    return nos;
  }
  const asked = async (who: string) =>
    (await talk.told(who)).filter((text) => /\d+\/\d+ (有 \d+ 处和别的部门差得多|回头看 \d+ 处)/.test(text));
  const monday = async (day: string, minute = AT) => {
    talk.goTo(day as never, minute);
    await talk.tick();
    await talk.tick();
  };
  const posts = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox")).filter(({ key }) => key.startsWith("weekly-figures/")),
    );

  test("what is unusual is asked of its head alone, once, with the way to answer; and stands in 今日 until then", async () => {
    await unlike();
    await monday("2026-03-16", AT - 1);
    expect(await asked("zhuguan")).toEqual([]);
    await monday("2026-03-16");
    const [text, ...more] = await asked("zhuguan");
    expect(more).toEqual([]);
    expect(text).toBe(
      [
        "赵主管,3/16 有 1 处和别的部门差得多,只发给你:",
        "T1 销售一部基础意向停得久: 一半以上过了20天还没走,平常2天(n=12)",
        "先看停得最久的几个: 发「卡点 销售一部」",
        "数字只是引子。问题在哪、要什么、谁去办? 回: 处理 T1 缺演示环境,李工周四到",
      ].join("\n"),
    );
    for (const other of ["erzhu", "jingli", "ZhangSan"]) expect(await asked(other)).toEqual([]);
    expect(await talk.say("zhuguan", "今日")).toContain("T1 销售一部基础意向停得久");
    // The week after it stands: nobody is asked twice.
    await monday("2026-03-23");
    expect(await asked("zhuguan")).toHaveLength(1);
  });

  test("in a head's absence it is the next level's, and not told to whoever stands in and may not read it", async () => {
    await unlike();
    talk.goTo("2026-03-13", AT);
    await talk.say("zhuguan", "请假 下周一到下周三 @李四代管");
    await monday("2026-03-16");
    for (const other of ["zhuguan", "lisi"]) expect(await asked(other)).toEqual([]);
    const [text = ""] = await asked("jingli");
    const proposed = /发「(卡点 .*)」/.exec(text)?.[1] ?? "";
    expect(await talk.say("jingli", proposed)).toContain("销售一部的卡点");
    expect(await talk.say("jingli", "处理 T1 缺演示环境,李工周四到")).toContain("T1");
  });

  test("a company of one department is compared with its own past, and told so", async () => {
    talk.goTo("2025-09-02");
    for (let index = 0; index < 12; index++) await own("ZhangSan");
    talk.days(2);
    for (let no = 1; no <= 12; no++) await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    talk.goTo("2026-02-24");
    for (let index = 0; index < 12; index++) await own("ZhangSan");
    for (const day of ["2026-03-02", "2026-03-09"] as const) {
      talk.goTo(day, AT);
      for (let no = 13; no <= 24; no++) await talk.say("ZhangSan", `跟进 ${no} 还在等回话`);
    }
    await monday("2026-03-16");
    const texts = (await talk.told("zhuguan")).filter((text) => text.includes("差得多"));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("有 1 处和以前差得多");
    expect(texts[0]).toContain("T1 销售一部基础意向停得久: 一半以上过了20天还没走,平常2天");
  });

  test("answered by 处理, by whoever leads the department; and looked at again after four weeks", async () => {
    const nos = await unlike();
    await monday("2026-03-16");
    expect(await talk.say("erzhu", "处理 T1 李工周四到")).toContain("没有 T1 这个由你来定的求助");
    expect(await talk.say("zhuguan", "处理 T1")).toContain("T1 怎么定?");
    expect(await talk.say("zhuguan", "处理 T1 缺演示环境,李工周四到")).toBe(
      "T1 销售一部基础意向停得久,定了: 缺演示环境,李工周四到\n4周后再看一次有没有变,先把这件事做起来",
    );
    expect(await talk.say("jingli", "处理 T1 我来")).toContain("T1 已由赵主管定了");
    expect(await talk.say("zhuguan", "今日")).not.toContain("T1 销售一部");
    for (const no of nos) await talk.say("ZhangSan", `跟进 ${no} 还在等回话`);
    await monday("2026-03-30");
    expect(await asked("zhuguan")).toHaveLength(1);
    await monday("2026-04-13");
    const [, again] = await asked("zhuguan");
    expect(again).toContain("有 1 处和别的部门差得多");
    expect(again).toContain("T2 销售一部基础意向停得久");
    expect(again).toMatch(
      /\nT1 销售一部基础意向停得久四周了还没变: 一半以上过了\d+天还没走,平常2天\(n=12\),换个办法试试\n/,
    );
    expect(again).toMatch(/当时定的: 缺演示环境,李工周四到$/);
    expect(await talk.say("zhuguan", "处理 T1 再说")).toContain("T1 销售一部基础意向停得久已经看完了");
  });

  test("usual again, it is closed and said so; a late answer changes nothing", async () => {
    const nos = await unlike();
    await monday("2026-03-16");
    // They all were entered by mistake: nothing is left to be slow.
    for (const no of nos.slice(0, 8)) await talk.say("ZhangSan", `退公海 ${no} 客户不做了`);
    await monday("2026-06-15");
    const [, closed] = await asked("zhuguan");
    expect(closed).toContain("6/15 回头看 1 处:");
    expect(closed).toContain("T1 销售一部基础意向停得久回到平常了");
    expect(closed).toMatch(/不用处理了,想看细的发「漏斗 销售一部」$/);
    expect(await talk.say("zhuguan", "处理 T1 李工周四到")).toContain("已经看完了,不用再处理");
  });

  test("where everybody is alike nobody is asked, and of two in all nothing is said", async () => {
    await own("wangwu");
    await own("ZhangSan");
    await monday("2026-03-16");
    expect(await asked("zhuguan")).toEqual([]);
    expect((await talk.database.read(({ dump }) => dump.read())).anomalies).toEqual([]);
  });

  test("the managers' group reads the week of its own department with the picture behind, without amounts or names", async () => {
    await unlike();
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    await talk.say("jingli", `绑定群 华东大区 主管群 ${ADDRESS}region`);
    await monday("2026-03-16");
    const rows = await posts();
    expect(rows.map(({ toKind, toId, file }) => [toKind, toId, file !== null])).toEqual([
      ["managers", "2", false],
      ["managers", "2", true],
      ["managers", "3", false],
      ["managers", "3", true],
    ]);
    expect(rows[2]?.bodyText).toBe(
      [
        "销售一部 3/9–3/15 上周: 新进 0 个,推进 0 个,签约 0 个;现在在跟 12 个",
        "停得最久的是基础意向: 一半以上过了20天还没走。是哪几个,私聊我发「卡点 销售一部」",
      ].join("\n"),
    );
    expect(rows[0]?.bodyText).toContain("华东大区 3/9–3/15 上周:");
    for (const { bodyText } of rows) expect(bodyText).not.toMatch(/张三|王五|万/);
    // A week later once more, on a day that is none of the first of a week not.
    await monday("2026-03-17");
    expect(await posts()).toHaveLength(4);
  });

  test("a group's picture is of its own department or of none", async () => {
    await unlike();
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    await monday("2026-03-16");
    const [, picture] = await posts();
    const spec = readSpec(picture?.file ?? "");
    const scope = spec?.kind === "picture" ? readScope(spec.of[0] ?? "") : null;
    if (scope === null) throw new Error("no picture");
    const read = (id: number) => talk.database.read((store) => readableInGroup(id, scope, store));
    expect(await read(3)).toMatchObject({ name: "销售一部" });
    expect(await read(4)).toBeNull();
    expect(await talk.database.read((store) => readableInGroup(3, { kind: "company" }, store))).toBeNull();
  });

  test("a group without anything under way reads nothing", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    await monday("2026-03-16");
    expect(await posts()).toEqual([]);
  });
});
