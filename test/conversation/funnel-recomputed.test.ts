// The funnel counted anew from nothing but what `npm run export` gives, another way: the same figures.
import { expect, test } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import type { StageFlow } from "../../src/domain/insight/funnel.ts";
import { computeWith, report } from "../../src/workflows/insight/reports.ts";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const DAY = 86_400_000;
type Document = ReturnType<typeof exportDocument>;

interface Visit {
  readonly stage: number;
  readonly from: number;
  to: number | null;
  end: "forward" | "back" | "lost" | null;
}

/** An item's stages from its exported history: each row says where the item stood after it. */
function visitsOf({ history }: Document["items"][number]): readonly Visit[] {
  const visits: Visit[] = [];
  for (const { at, what, stage } of history) {
    const now = Date.parse(at);
    const last = visits.at(-1);
    const open = last?.to === null ? last : undefined;
    if (what === "lost" && open !== undefined) Object.assign(open, { to: now, end: "lost" });
    if (what === "lost" || stage === null || open?.stage === stage) continue;
    if (open !== undefined) Object.assign(open, { to: now, end: stage > open.stage ? "forward" : "back" });
    for (let passed = (open?.stage ?? stage) + 1; passed < stage; passed++)
      visits.push({ stage: passed, from: now, to: now, end: "forward" });
    visits.push({ stage, from: now, to: null, end: null });
  }
  return visits;
}

/** The median of Kaplan and Meier, age by age. */
function medianOf(ages: readonly { readonly age: number; readonly ended: boolean }[]): number | null {
  let left = 1;
  for (const age of [...new Set(ages.flatMap((one) => (one.ended ? [one.age] : [])))].sort((a, b) => a - b)) {
    const watched = ages.filter((one) => one.age >= age);
    left *= 1 - watched.filter((one) => one.ended && one.age === age).length / watched.length;
    if (left <= 0.5 + 1e-9) return age;
  }
  return null;
}

function recomputed(document: Document, now: number): readonly Partial<StageFlow>[] {
  const all = document.items.map(visitsOf);
  return [1, 2, 3, 4, 5].map((stage) => {
    const lasts = all.flatMap((visits) => visits.findLast((visit) => visit.stage === stage) ?? []);
    const became = (end: Visit["end"]) => lasts.filter((visit) => visit.end === end).length;
    const lived = all.flat().filter((visit) => visit.stage === stage && visit.from !== visit.to);
    return {
      stage: stage as StageFlow["stage"],
      entered: lasts.length,
      forward: became("forward"),
      back: became("back"),
      lost: became("lost"),
      open: became(null),
      stock: all.flat().filter((visit) => visit.stage === stage && visit.to === null).length,
      dwell: expect.objectContaining({
        medianMs: medianOf(
          lived.map(({ from, to, end }) => ({ age: (to ?? now) - from, ended: end !== null })),
        ),
      }),
    };
  });
}

onOneEngine((engine) => {
  test("three people, seven weeks, forward, back, skipped, lost, restarted and won", async () => {
    const talk = await openTalk(engine);
    let state = 7;
    const chance = (of: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 4_294_967_296) * of);
    };
    const held: { no: number; who: string }[] = [];
    for (let day = 0; day < 49; day++) {
      talk.days(1);
      const who = (["ZhangSan", "lisi", "zhuguan"] as const)[chance(3)] ?? "lisi";
      const name = `苏州${"甲乙丙丁戊己庚辛壬癸"[day % 10]}${"子丑寅卯辰"[Math.floor(day / 10)]}机电`;
      const made = await talk.say(
        who,
        `新建商机 ${name} 联系人陈工 1390000${1000 + day} 地址苏州 需求MES 金额${5 + chance(90)}万`,
      );
      held.push({ no: Number(/#(\d+)/.exec(made)?.[1]), who });
      for (let act = 0; act < 6; act++) {
        talk.minutes(11 + chance(60));
        const one = held[chance(held.length)];
        if (one === undefined) continue;
        const words = [
          `推进 ${one.no} 到2 约了周四面谈 王总参加`,
          `推进 ${one.no} 到3 报价${10 + chance(50)}万 跳过 客户着急`,
          `推进 ${one.no} 到4 还差账期没谈拢 王总拍板`,
          `推进 ${one.no} 到5 计划周五签 跳过 客户着急`,
          `回退 ${one.no} 到1 客户换人`,
          `输单 ${one.no} 价格 输给同行`,
          `重启 ${one.no} 客户重新立项`,
          `赢单 ${one.no} 28万 签约今天 跳过 客户着急`,
        ];
        await talk.say(one.who, words[chance(words.length)] ?? "");
        await talk.say(one.who, "取消");
      }
    }
    const now = talk.now();
    const window = { from: now - 365 * DAY, until: now + DAY, asOf: now };
    const { flows } = (await talk.database.read((store) =>
      computeWith(report("funnel", { scope: { kind: "company" }, window }), store),
    )) as { readonly flows: readonly StageFlow[] };
    const document = exportDocument(await talk.database.read(({ dump }) => dump.read()));
    const counted = recomputed(document, now);
    expect(counted.reduce((sum, { lost = 0, back = 0 }) => sum + lost + back, 0)).toBeGreaterThanOrEqual(10);
    expect(flows.slice(1, 6)).toEqual(counted.map((row) => expect.objectContaining(row)));
  });
});
