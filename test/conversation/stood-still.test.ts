// Clocks that stood still for half the time: counted anew hour by hour from the export, for all that tells of how long.
import { beforeEach, expect, test } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { stagesOf } from "../../src/workflows/insight/item-dwell.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

const HOUR = 3_600_000;
const NINE = 9 * 60;

onOneEngine((engine) => {
  let talk: Talk;
  let own: OwnItem;
  const zhang = (text: string) => talk.say("ZhangSan", text);
  const on = (day: string) => talk.goTo(`2026-${day}`, NINE);

  interface Still {
    readonly no?: number;
    readonly memberId?: string;
    readonly customerId?: number;
    readonly kind?: "quiet" | "leave" | "audit" | "outage";
  }

  /** Their clocks stand still from nine in the morning of a day until nine of another. */
  async function still(whose: Still, from: string, until: string | null): Promise<void> {
    const [beganAt, endedAt] = [at(`2026-${from}`, NINE), until === null ? null : at(`2026-${until}`, NINE)];
    const pause = { no: 0, memberId: "", kind: "audit", reason: null, beganAt, endedAt, ...whose } as const;
    await talk.database.transaction(({ pauses }) => pauses.add(pause));
  }

  /** Of an item, hours in each stage in which its clock ran: it lay with somebody, and nothing of theirs stood still. */
  async function hoursOf(no: number): Promise<Readonly<Record<number, number>>> {
    const { items, pauses, rows } = await talk.database.read(async ({ dump }) =>
      exportDocument(await dump.read()),
    );
    const { history = [] } = items.find((item) => item.no === no) ?? {};
    const customerId = rows.items.find((item) => item.no === no)?.customerId;
    const hours: Record<number, number> = {};
    for (let hour = Date.parse(history[0]?.at ?? ""); hour < talk.now(); hour += HOUR) {
      const now = history.findLast((one) => Date.parse(one.at) <= hour);
      if (now === undefined || now.stage === null) continue;
      const rests = pauses.some(
        (one) =>
          Date.parse(one.from) <= hour &&
          (one.to === null || Date.parse(one.to) > hour) &&
          (one.no === null || one.no === no) &&
          (one.customer === null || one.customer === customerId) &&
          (one.member === null || one.member === now.owner),
      );
      hours[now.stage] = (hours[now.stage] ?? 0) + (rests || now.place === "pool" ? 0 : 1);
    }
    return hours;
  }

  async function agrees(no: number): Promise<Readonly<Record<number, number>>> {
    const hours = await hoursOf(no);
    const item = await talk.database.read(({ items }) => items.byNo(no));
    if (item === null) throw new Error("there is no such item");
    const told = await talk.database.read((store) => stagesOf(item, talk.now(), store));
    expect(Object.fromEntries(told.map(({ stage, ageMs }) => [stage, ageMs / HOUR]))).toEqual(hours);
    // 卡点 tells of the end of the hour.
    const scope = { kind: "company" } as const;
    const window = { from: at("2026-03-01"), until: at("2026-12-31"), asOf: talk.now() };
    const { insight } = DEFAULT_RULEBOOK;
    const ask = { scope, window, comparedFrom: window.from, rules: insight, most: 9, longest: 99, named: [] };
    const { longest } = (await talk.compute(report("stuck", ask))) as {
      longest: readonly { no: number; ageMs: number }[];
    };
    if (item.stage !== null && item.place === "owned")
      expect(longest.find((one) => one.no === no)?.ageMs).toBe((hours[item.stage] ?? 0) * HOUR);
    return hours;
  }

  beforeEach(async () => {
    talk = await openTalk(engine);
    own = ownItemsOf(talk);
    on("03-10");
  });

  test("half of a stage, twice at once, right now, over a change of stage, longer than the stage", async () => {
    const nos = [];
    for (let count = 0; count < 5; count++) nos.push(await own("ZhangSan"));
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = nos;
    await still({ no: first }, "03-15", "03-30");
    await still({ no: second }, "03-12", "03-20");
    await still({ no: second, kind: "quiet" }, "03-16", "03-25");
    await still({ no: third }, "03-20", null);
    await still({ no: fourth }, "03-20", "04-04");
    await still({ no: fifth }, "03-09", "05-01");
    on("03-30");
    await zhang(`推进 ${fourth} 到2 约了周四面谈 王总参加`);
    await zhang(`推进 ${fifth} 到2 约了周四面谈 王总参加`);
    on("04-09");
    const days = async (no: number) =>
      Object.entries(await agrees(no)).map(([stage, hours]) => [Number(stage), hours / 24]);
    expect(await days(first)).toEqual([[1, 15]]);
    expect(await days(second)).toEqual([[1, 17]]);
    expect(await days(third)).toEqual([[1, 10]]);
    expect(await days(fourth)).toEqual([
      [1, 10],
      [2, 5],
    ]);
    expect(await days(fifth)).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(await zhang(`停留 ${first}`)).toMatch(/15天/);
  });

  test("somebody's leave counts while it was theirs; what lay in the pool meanwhile is taken out once", async () => {
    const [given, pooled] = [await own("ZhangSan"), await own("ZhangSan")];
    await still({ memberId: "ZhangSan", kind: "leave" }, "03-12", "03-22");
    await still({ memberId: "lisi", kind: "leave" }, "03-14", "03-18");
    await still({ no: pooled }, "03-20", "03-30");
    on("03-20");
    await talk.say("zhuguan", `改派 ${given} 给 @李四 他在现场`);
    await zhang(`退公海 ${pooled} 没有预算`);
    on("03-25");
    await talk.say("lisi", `领取 ${pooled}`);
    await still({ memberId: "lisi", kind: "leave" }, "03-26", "03-28");
    on("04-09");
    const given1 = (await agrees(given))[1] ?? 0;
    // Two days before the leave, and behind the change of hands all but two.
    expect(given1 / 24).toBe(2 + 20 - 2);
    expect(((await agrees(pooled))[1] ?? 0) / 24).toBe(2 + 10);
  });

  test("that time was taken out is said where some was, in one phrase, and nowhere else", async () => {
    const OUT = /静默、请假、停机和在公海的时间不算/;
    const no = await own("ZhangSan");
    const other = await own("lisi");
    const won = await own("lisi");
    await talk.say("lisi", `推进 ${won} 到5 计划周五签 跳过 客户直接定了`);
    on("03-12");
    await talk.say("lisi", `赢单 ${won} 28万`);
    on("03-20");
    const asked = async (who: string, whose: string) => {
      const told: Record<string, string> = {};
      for (const look of ["停留", "卡点", "漏斗", "倒推 300万"])
        told[look] = await talk.say(who, `${look} ${whose}`);
      return told;
    };
    const all = async () => [
      ...Object.values(await asked("ZhangSan", "我")),
      await talk.say("ZhangSan", `停留 ${no}`),
      await talk.say("zhuguan", "商机 @张三"),
    ];
    for (const told of await all()) expect(told).not.toMatch(OUT);
    await still({ no, kind: "quiet" }, "03-22", "03-27");
    on("04-09");
    for (const told of await all()) {
      expect(told.match(new RegExp(OUT, "g"))).toHaveLength(1);
      expect(told).not.toMatch(/,$|;$/);
    }
    // A minute of an outage is not worth a word, and what stood still elsewhere none to whoever is not shown it.
    for (const told of Object.values(await asked("lisi", "我")).slice(0, 3)) expect(told).not.toMatch(OUT);
    expect(await talk.say("lisi", `停留 ${other}`)).not.toMatch(OUT);
  });
});
