// The flows of rules.md 2 are all there are: no sequence of what can be said, by whomever, moves an item otherwise.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { beforeLanding } from "../setup/counts.ts";
import { onEachEngine } from "../setup/databases.ts";
import { expectStaysAsPlayed } from "../setup/stays.ts";

/** By what stands in the history, from where to where. What is taken back goes to where it was. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  created: ["nowhere → cleaning", "nowhere → owned"],
  cleaned: ["cleaning → pool"],
  rejected: ["cleaning → pool", "owned → pool"],
  claimed: ["pool → owned"],
  assigned: ["pool → owned"],
  transferred: ["owned → owned"],
  reassigned: ["owned → owned"],
  returned: ["owned → pool"],
  "returned-to-cleaning": ["owned → cleaning"],
  // 申诉 that was right: what the clock did is undone.
  "handed-back": ["pool → owned"],
  archived: ["pool → dormant"],
  reactivated: ["dormant → pool"],
  eliminated: ["dormant → eliminated"],
};

const PEOPLE = ["ZhangSan", "lisi", "zhuguan", "jingli", "heshi", "admin"] as const;
const NAMES = ["张三", "李四", "赵主管", "王五"] as const;
const FORMS = [
  "领取 {n}",
  "退公海 {n} 预算取消",
  "{n}不要了",
  "分配 {n} 给 @{p}",
  "改派 {n} 给 @{p} 忙不过来",
  "转交 {n} @{p} 他熟悉",
  "我接 {n}",
  "不接 {n}",
  "一起做 {n}",
  "取消转交 {n}",
  "清洗 {n} 合格 需要MES 给华东大区",
  "清洗 {n} 不合格 空号",
  "清洗 {n} 待补 地址",
  "清洗 {n} 退回 联系不上",
  "沉寂 {n} 一年无动静",
  "激活 {n} 春季展会",
  "淘汰 {n} 公司注销",
  "公海建议",
  "沉寂 全部",
  "沉寂 第1条",
  "沉寂 全部 除了1 没动静",
  "激活名单 春季展会",
  "激活 全部",
  "激活 第1条 秋季展会",
  "淘汰 全部",
  "确认",
  "确认",
  "取消",
  "撤销",
  "撤销",
  "跟进 {n} 客户要比价 下次 周五 发报价",
  "推进 {n} 到2 约了周四面谈 王总参加",
  "推进 {n} 到5 计划周五签 跳过 客户着急",
  "回退 {n} 到1 客户换人",
  "赢单 {n} 28万 签约今天",
  "输单 {n} 价格",
  "重启 {n} 客户重新立项",
  "接管 {n}",
  "还给 {n} @{p}",
  "申诉 {n} 上周见过面",
  "给{n}宽限2天",
  "保留 {n} 在等预算",
  "静默 {n} 30天 暂无预算",
  "离职交接 {p}",
  "无变化 {n} 等法务",
  "清洗 下一条",
  "合格 需要MES",
  "{n}给{p}吧,我忙不过来",
  "合并 {n} 3",
] as const;

const said = fc
  .tuple(fc.constantFrom(...FORMS), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...NAMES))
  .map(([form, no, person]) => form.replaceAll("{n}", String(no)).replaceAll("{p}", person));
/** Somebody says something; or so many days go by, and the clock has its word. */
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ who: fc.constantFrom(...PEOPLE), text: said }) },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 9 }) }) },
);

async function sixItems(talk: Talk): Promise<void> {
  for (const [who, text] of [
    ["heshi", "录线索 杭州一号科技 王磊 13600001001 想了解MES 地址杭州 来源 展会"],
    ["heshi", "录线索 杭州二号科技 王磊 13600001002 想了解MES 地址杭州 来源 展会"],
    ["ZhangSan", "报备 苏州三号机电 陈工13600001003 想看MES 地址苏州"],
    ["ZhangSan", "新建商机 上海四号科技 联系人王磊 13600001004 地址上海 需求MES 金额50万"],
    ["lisi", "新建商机 上海五号科技 联系人王磊 13600001005 地址上海 需求MES 金额50万"],
    ["heshi", "录线索 杭州六号科技 王磊 13600001006 想了解MES 地址杭州 来源 展会"],
    ["heshi", "清洗 6 合格 需要MES 给华东大区"],
  ] as const)
    await talk.say(who, text);
}

async function pass(talk: Talk, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    const next = addDays(dayOf(talk.now()), 1);
    for (const minute of [570, 630, 1080]) {
      talk.goTo(next, minute);
      await talk.tick();
      await talk.deliver();
    }
  }
}

/** Every change of place or owner there was, each in words; an unlisted one throws. */
async function movesOf(talk: Talk): Promise<ReadonlySet<string>> {
  const rows = await talk.database.read(({ dump }) => dump.read());
  expectStaysAsPlayed(rows);
  const { history, items } = rows;
  const seen = new Set<string>();
  for (const item of items) {
    const states = history.filter(({ no }) => no === item.no);
    for (const [index, now] of states.entries()) {
      const before = states[index - 1];
      const from = before?.place ?? "nowhere";
      if (from === now.place && (before?.ownerId ?? null) === now.ownerId) continue;
      const move = `${from} → ${now.place}`;
      const where = `#${item.no} by ${now.what}: ${move}`;
      if (now.what === "undone" || now.what === "merged") continue;
      expect(MOVES[now.what] ?? [], where).toContain(move);
      seen.add(`${now.what}: ${move}`);
      // Changing hands never touches the stage (rules.md 1); cleaning alone gives a lead its first.
      if (before !== undefined && before.stage !== null)
        expect([now.stage, now.outcome], where).toEqual([before.stage, before.outcome]);
    }
    const undone = states.filter(({ what }) => what === "undone");
    for (const now of undone) {
      const earlier = states.filter(({ id }) => id < now.id);
      expect(
        earlier.some(({ place, ownerId }) => place === now.place && ownerId === now.ownerId),
        `#${item.no} undone`,
      ).toBe(true);
    }
    const { kind, place, stage, outcome, ownerId } = item;
    expect(states.at(-1)).toMatchObject({ kind, place, stage, outcome, ownerId });
    expect(ownerId !== null, `#${item.no} has one owner`).toBe(place === "owned");
  }
  return seen;
}

/** A slow machine tries fewer of them. */
const LONG_ENOUGH_MS = 75_000;

onEachEngine((engine) => {
  test("no sequence of commands, by whomever and whenever, makes another move", async () => {
    const until = performance.now() + LONG_ENOUGH_MS;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        if (performance.now() > until) return;
        const talk = await openTalk(engine);
        await sixItems(talk);
        for (const one of steps)
          if ("days" in one) await pass(talk, one.days);
          else await talk.say(one.who, one.text);
        await movesOf(talk);
      }),
      { numRuns: engine.name === "sqlite" ? beforeLanding(30, 5) : beforeLanding(2, 1) },
    );
  });

  test("each move that is listed is made by somebody", async () => {
    const talk = await openTalk(engine);
    await sixItems(talk);
    for (const [who, text] of [
      ["heshi", "清洗 1 合格 需要MES 给华东大区"],
      ["heshi", "清洗 2 不合格 空号"],
      ["zhuguan", "清洗 3 不合格 空号"],
      ["heshi", "清洗 3 不合格 空号"],
      ["lisi", "领取 1"],
      ["lisi", "清洗 1 退回 联系不上"],
      ["zhuguan", "分配 6 给 @李四"],
      ["zhuguan", "改派 6 给 @张三 李四太忙"],
      ["ZhangSan", "转交 6 @李四 他熟悉"],
      ["lisi", "我接 6"],
      ["lisi", "退公海 6 预算取消"],
      ["jingli", "沉寂 6 一年无动静"],
      ["jingli", "激活 6 春季展会"],
      ["jingli", "沉寂 6 一年无动静"],
      ["jingli", "淘汰 6 公司注销"],
      ["jingli", "确认"],
      ["heshi", "清洗 1 合格 需要MES 给华东大区"],
      ["ZhangSan", "领取 1"],
    ] as const)
      await talk.say(who, text);
    // Nobody follows up: the clock returns it, and the appeal is right.
    await pass(talk, 7);
    await talk.say("ZhangSan", "申诉 1 上周见过面");
    await talk.say("zhuguan", "还给 1 @张三");
    const seen = [...(await movesOf(talk))].sort();
    const listed = Object.entries(MOVES).flatMap(([what, moves]) => moves.map((move) => `${what}: ${move}`));
    expect(seen).toEqual(listed.sort());
  });
});
