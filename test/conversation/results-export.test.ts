// Results counted once more, from what `npm run export` writes and nothing else: whatever happened, both say the same.
import { expect, test } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import { computeWith, report } from "../../src/workflows/insight/reports.ts";
import type { Results } from "../../src/workflows/insight/results.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

type Exported = ReturnType<typeof exportDocument>;
type Ledger = "performance" | "income";
type Parts = Record<string, number>;

const PEOPLE = ["ZhangSan", "lisi", "wangwu"] as const;
const NAMES = ["张三", "李四", "王五"] as const;

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Some forty days in which deals are won, paid, refunded, corrected, shared, handed on, fall through and are won anew. */
async function live(talk: Talk, seed: number): Promise<void> {
  const roll = dice(seed);
  const owners: number[] = [];
  const who = (no: number) => PEOPLE[owners[no - 1] ?? 0] ?? "ZhangSan";
  for (let step = 0; step < 140; step++) {
    talk.minutes(60 * (1 + roll(26)));
    const no = owners.length === 0 ? 0 : 1 + roll(owners.length);
    const act = roll(11);
    if (owners.length < 9 && (act < 2 || no === 0)) {
      owners.push(roll(3));
      const made = owners.length;
      await talk.say(
        who(made),
        `新建商机 上海第${"一二三四五六七八九"[made - 1]}电器 联系人王磊 1360000${1000 + made} 地址上海徐汇 需求MES 金额10万`,
      );
      continue;
    }
    const owner = owners[no - 1] ?? 0;
    const other = (owner + 1) % 2;
    if (act < 4) await talk.say(who(no), `赢单 ${no} ${1 + roll(97)}.${1 + roll(9)}万 跳过 老客户`);
    else if (act === 4) await talk.say(who(no), `回款 ${no} ${1 + roll(30)}333元`);
    else if (act === 5) await talk.say(who(no), `退款 ${no} ${1 + roll(9)}111元 少发了`);
    else if (act === 6) await talk.say(who(no), `改 ${no} 合同 ${1 + roll(90)}.7万`);
    else if (act === 7 || act === 10) await talk.say(who(no), `回退 ${no} 到3 客户反悔`);
    else if (act === 8 && owner < 2) {
      const mine = 1 + roll(98);
      await talk.say(
        who(no),
        `分成 ${no} 业绩 我${mine} @${NAMES[other]}${100 - mine}; 归属 我100; 收入 我${100 - mine} @${NAMES[other]}${mine}`,
      );
      await talk.say(PEOPLE[other] ?? "lisi", `同意 ${no}`);
      await talk.say("jingli", `准分成 ${no}`);
    } else if (act === 9 && owner < 2) {
      await talk.say("zhuguan", `改派 ${no} 给 @${NAMES[other]} 在现场`);
      const moved = await talk.database.read(({ items }) => items.byNo(no));
      owners[no - 1] = (PEOPLE as readonly (string | null | undefined)[]).indexOf(moved?.ownerId);
    }
  }
}

/** By the largest remainder, the first of equal ones first. */
function sharedOut(fen: number, weights: readonly (readonly [string, number])[]): Parts {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const exact = weights.map(([who, weight], index) => {
    const product = BigInt(Math.abs(fen)) * BigInt(weight);
    return { who, index, floor: Number(product / BigInt(total)), rest: Number(product % BigInt(total)) };
  });
  let left = Math.abs(fen) - exact.reduce((sum, { floor }) => sum + floor, 0);
  const parts: Parts = {};
  for (const { who, floor } of exact.toSorted((a, b) => b.rest - a.rest || a.index - b.index)) {
    parts[who] = (parts[who] ?? 0) + (fen < 0 ? -1 : 1) * (floor + (left > 0 ? 1 : 0));
    left--;
  }
  return parts;
}

function weightsAt(doc: Exported, no: number, when: number, ledger: Ledger): [string, number][] {
  const held = doc.agreements
    .filter((one) => one.no === no && one.from !== null && Date.parse(one.from) <= when)
    .toSorted((a, b) => Date.parse(a.from ?? "") - Date.parse(b.from ?? ""));
  const last = held.at(-1);
  if (last !== undefined) {
    const version = last.versions.find(({ number }) => number === last.version);
    return last.parties.map((party) => [party, version?.[ledger][party] ?? 0]);
  }
  const entries = doc.items.find((item) => item.no === no)?.history ?? [];
  return [[entries.findLast((entry) => Date.parse(entry.at) <= when)?.owner ?? "", 10_000]];
}

/** What was won as of an instant, from the words of whoever told of it and what was corrected since. */
function wonAsOf(item: Exported["items"][number], asOf: number) {
  let won: { fen: number; at: number } | null = null;
  for (const { at: when, what, text, field, after } of item.history) {
    if (Date.parse(when) > asOf) break;
    if (what === "won")
      won = { fen: Math.round(Number(/[\d.]+/.exec(text ?? "")?.[0]) * 1_000_000), at: Date.parse(when) };
    if (what === "moved-back") won = null;
    if (what === "edited" && field === "contract" && won !== null) won = { ...won, fen: Number(after) };
  }
  return won;
}

function counted(doc: Exported, span: { from: string; to: string; asOf: number }, ledger: Ledger) {
  const [since, until] = [at(span.from), Math.min(at(addDays(span.to, 1)), span.asOf + 1)];
  const [signed, paid]: [Parts, Parts] = [{}, {}];
  const add = (to: Parts, parts: Parts, sign = 1) => {
    for (const [who, fen] of Object.entries(parts)) to[who] = (to[who] ?? 0) + sign * fen;
  };
  for (const item of doc.items) {
    const won = wonAsOf(item, span.asOf);
    if (won !== null && dayOf(won.at) >= span.from && dayOf(won.at) <= span.to)
      add(
        signed,
        sharedOut(
          won.fen,
          weightsAt(doc, item.no, won.at, ledger).filter(([, weight]) => weight > 0),
        ),
      );
    const credit: Parts = {};
    for (const payment of item.payments) {
      const when = Date.parse(payment.at);
      if (when >= until) break;
      const parts =
        payment.amountFen < 0
          ? sharedOut(payment.amountFen, Object.entries(credit))
          : sharedOut(payment.amountFen, weightsAt(doc, item.no, when, ledger));
      add(credit, parts);
      if (when >= since) add(paid, parts);
    }
  }
  return { signed, paid };
}

const nonzero = (parts: Parts) => Object.fromEntries(Object.entries(parts).filter(([, fen]) => fen !== 0));

onOneEngine((engine) => {
  test.each([8, 11, 29, 47])(
    "course %i: of any time and as of any day the recomputation is equal, and all of it is somebody's",
    async (seed) => {
      const talk = await openTalk(engine);
      await live(talk, seed);
      const doc: Exported = JSON.parse(
        JSON.stringify(exportDocument(await talk.database.read((store) => store.dump.read()))),
      );
      const wins = doc.items.flatMap(({ history }) => history).filter(({ what }) => what === "won");
      expect(wins.length).toBeGreaterThan(3);
      expect(doc.items.flatMap(({ payments }) => payments).length).toBeGreaterThan(2);
      const end = dayOf(talk.now());
      for (const asOf of [talk.now(), talk.now() - 9 * 86_400_000, talk.now() - 22 * 86_400_000])
        for (const [from, to] of [
          ["2026-01-01", "2026-12-31"],
          ["2026-03-01", "2026-03-31"],
          [addDays(end, -12), addDays(end, -3)],
        ] as const) {
          const ask = { scope: { kind: "company" }, from, to, counts: false } as const;
          const [found] = await talk.database.read(
            (store) =>
              computeWith(report("results", { asks: [ask], asOf }), store) as Promise<readonly Results[]>,
          );
          const performance = counted(doc, { from, to, asOf }, "performance");
          const income = counted(doc, { from, to, asOf }, "income");
          const of = (pick: (one: Results["people"][number]) => number): Parts =>
            nonzero(Object.fromEntries((found?.people ?? []).map((one) => [one.memberId, pick(one)])));
          const where = `${from} to ${to} as of ${dayOf(asOf)}`;
          expect(
            of(({ tally }) => tally.signedFen),
            where,
          ).toEqual(nonzero(performance.signed));
          expect(
            of(({ tally }) => tally.paidFen),
            where,
          ).toEqual(nonzero(performance.paid));
          expect(
            of(({ tally }) => tally.income.signedFen),
            where,
          ).toEqual(nonzero(income.signed));
          expect(
            of(({ tally }) => tally.income.paidFen),
            where,
          ).toEqual(nonzero(income.paid));
          const sum = (parts: Parts) => Object.values(parts).reduce((all, fen) => all + fen, 0);
          expect(found?.tally.signedFen).toBe(sum(performance.signed));
          expect(found?.tally.paidFen).toBe(sum(performance.paid));
        }
    },
    60_000,
  );
});
