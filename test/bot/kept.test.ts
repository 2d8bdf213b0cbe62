// Whatever happens, what a reading thread has kept says the same as computing it anew.
import { describe, expect, test } from "vitest";
import type { Ask } from "../../src/chat/computed.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { keepInMemory } from "../../src/workflows/insight/kept.ts";
import { keepReports } from "../../src/workflows/insight/kept-reports.ts";
import { windowOf } from "../../src/workflows/insight/look.ts";
import { computeWith, report } from "../../src/workflows/insight/reports.ts";
import type { Results } from "../../src/workflows/insight/results.ts";
import { instantOf } from "../../src/workflows/insight/results-asked.ts";
import { morningPages } from "../../src/workflows/pages/morning.ts";
import { lookWith } from "../../src/workflows/pages/views.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const REPS = ["ZhangSan", "lisi", "wangwu"] as const;
const NAMES = ["张三", "李四", "王五"] as const;
const SCOPES: readonly Scope[] = [
  { kind: "member", memberId: "ZhangSan" },
  { kind: "member", memberId: "wangwu" },
  { kind: "departments", ids: [3] },
  { kind: "departments", ids: [2, 3, 4] },
  { kind: "departments", ids: [1, 2, 3, 4, 5, 6, 7] },
  { kind: "company" },
];

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** Everything that is kept or read from what is kept; two are enough to say something. */
function asksOf(now: number): readonly Ask<unknown>[] {
  const rules = { ...DEFAULT_RULEBOOK.insight, fewest: 1, ownRatesFrom: 1 };
  const today = dayOf(now);
  const span = { from: addDays(today, -60), to: today };
  const window = windowOf(span, now);
  const comparedFrom = at(addDays(today, -365));
  const asOf = instantOf(null, now);
  return SCOPES.flatMap((scope) => [
    report("funnel", { scope, window }),
    // Farther back than is kept at first.
    report("funnel", { scope, window: { ...window, from: at("2023-01-01") } }),
    report("pyramid", { scope, window, rules }),
    report("strengths", { scope, window, rules }),
    report("dwell", { scope, window, comparedFrom }),
    report("stuck", { scope, window, comparedFrom, rules, most: 5, longest: 3, named: [] }),
    report("diagnosis", { scope, window, comparedFrom, rules }),
    report("reverse", {
      scope,
      around: { kind: "company" },
      targetFen: 50_000_000,
      bookedFen: 0,
      endsAt: window.until,
      now: asOf,
      rules,
    }),
    report("results", { asks: [{ scope, ...span, counts: false }], asOf }),
    report("results", { asks: [{ scope, ...span, counts: true }], asOf }),
    report("productMix", { scope, window }),
    report("held", { scope, dueBefore: at(today) }),
  ]);
}

async function seat(talk: Talk, department: number): Promise<void> {
  const members = COMPANY.members.map((member) =>
    member.userId === "lisi"
      ? { ...member, mainDepartment: department, departments: [{ id: department, isLeader: false }] }
      : member,
  );
  await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members }));
}

/** As a reading thread does it. */
function thread(talk: Talk) {
  const [kept, reports] = [keepInMemory(), keepReports()];
  return (ask: Ask<unknown>) =>
    talk.database.read((store) =>
      reports.of(
        () => kept.marks(store, talk.now()),
        async (one) => computeWith(one, await kept.of(store, talk.now())),
      )(ask),
    );
}

type LateAsk = readonly [departmentIds: readonly number[], before: number, limit: number];

/** What is late, as far as a head reads of it; of some of it no more than the head. */
function lateAsksOf(now: number): readonly LateAsk[] {
  const today = at(dayOf(now));
  return [
    [[3], today, 100],
    [[3, 4], today + 20 * 86_400_000, 2],
    [[1, 2, 3, 4, 5, 6, 7], today + 400 * 86_400_000, 100],
  ];
}

/** As a page reads it. */
function lateThread(talk: Talk) {
  const kept = keepInMemory();
  return (asked: LateAsk) =>
    talk.database.read((store) => kept.looking(store, talk.now()).board.late(...asked));
}

/** What may happen in a company; each answers which, for whoever reads that it was not the same. */
function happenings(talk: Talk, roll: (sides: number) => number) {
  let made = 0;
  let isMoved = false;
  const one = () => 1 + roll(Math.max(1, made));
  const rep = () => REPS[roll(3)] ?? "lisi";
  const owner = async (no: number) =>
    (await talk.database.read(({ items }) => items.byNo(no)))?.ownerId ?? rep();
  const says = async (who: string, text: string) => `${who}: ${text}\n${await talk.say(who, text)}`;
  const ofOwner = async (text: (no: number) => string) => {
    const no = one();
    return says(await owner(no), text(no));
  };
  const create = () => {
    made++;
    const name = `上海第${made}电器`;
    return says(
      rep(),
      `新建商机 ${name} 联系人王磊 1360000${1000 + made} 地址上海徐汇 需求MES 金额${1 + roll(90)}万`,
    );
  };
  return [
    create,
    create,
    () => ofOwner((no) => `推进 ${no} 到2 约了周四面谈 王总参加`),
    () => ofOwner((no) => `推进 ${no} 到4 报价28万 还差账期没谈拢 王总拍板`),
    () => ofOwner((no) => `赢单 ${no} ${1 + roll(97)}.${1 + roll(9)}万 跳过 老客户`),
    () => ofOwner((no) => `输单 ${no} 客户不做了`),
    () => ofOwner((no) => `重启 ${no} 客户重新立项`),
    () => ofOwner((no) => `跟进 ${no} 第${roll(1000)}次沟通 客户要比价`),
    () => ofOwner((no) => `改 ${no} 金额 ${1 + roll(90)}万`),
    () => ofOwner((no) => `改 ${no} 合同 ${1 + roll(90)}.7万`),
    () => ofOwner((no) => `改 ${no} 需求 WMS和AGV`),
    () => ofOwner((no) => `回款 ${no} ${1 + roll(30)}333元`),
    () => ofOwner((no) => `退款 ${no} ${1 + roll(9)}111元 少发了`),
    () => ofOwner((no) => `回退 ${no} 到3 客户反悔`),
    () => ofOwner((no) => `退公海 ${no} 没有预算了`),
    () => says(rep(), `领取 ${one()}`),
    () => says(rep(), "撤销"),
    () => says("zhuguan", `改派 ${one()} 给 @${NAMES[roll(2)]} 在现场`),
    async () => {
      const no = one();
      const mine = 1 + roll(98);
      const text = `分成 ${no} 业绩 我${mine} @李四${100 - mine}; 归属 我100; 收入 我${100 - mine} @李四${mine}`;
      const said = await says(await owner(no), text);
      return `${said}\n${await talk.say("lisi", `同意 ${no}`)}\n${await talk.say("jingli", `准分成 ${no}`)}`;
    },
    async () => {
      const when = talk.now();
      await talk.database.transaction(({ pauses }) =>
        pauses.add({
          no: 0,
          memberId: rep(),
          kind: "leave",
          beganAt: when - 5 * 86_400_000,
          endedAt: null,
          reason: null,
        }),
      );
      return "somebody has been on leave";
    },
    async () => {
      const [memberId, when] = [rep(), talk.now()];
      await talk.database.transaction(({ pauses }) => pauses.endOf({ memberId, kind: "leave", at: when }));
      return `${memberId} is back`;
    },
    async () => {
      isMoved = !isMoved;
      await seat(talk, isMoved ? 4 : 3);
      return "lisi sits elsewhere";
    },
    async () => {
      const no = one();
      await talk.database.transaction(({ imports }) => imports.takeBack(no));
      return `${no} is taken away with all it has`;
    },
    async () => {
      const no = one();
      const when = talk.now() - 30 * 86_400_000;
      await talk.database.transaction(({ items }) =>
        items.rewind({ no, nextDueAt: roll(2) === 0 ? null : when, deadlineAt: when }),
      );
      return `the clock of ${no} is wound again`;
    },
    () => says("admin", "产品 添加 WMS 灯塔"),
    () => says("admin", `规则 改 跟进节奏 二阶段 ${5 + roll(9)}天 太慢了`),
    async () => {
      talk.days(1);
      return "the next day";
    },
    async () => {
      talk.days(30);
      return "a month later";
    },
  ];
}

onOneEngine((engine) => {
  describe("what is kept", () => {
    test.each([3, 14, 15])("course %s: is what is computed anew", { timeout: 120_000 }, async (seed) => {
      const talk = await openTalk(engine);
      const roll = dice(seed);
      const happens = happenings(talk, roll);
      let [keeping, late] = [thread(talk), lateThread(talk)];
      const check = async (what: string, asks: readonly Ask<unknown>[]) => {
        for (const ask of asks) {
          const anew = await talk.database.read((store) => computeWith(ask, store));
          expect([what, ask, await keeping(ask)]).toEqual([what, ask, anew]);
        }
      };
      for (let step = 0; step < 35; step++) {
        talk.minutes(roll(15));
        const what = (await happens[step < 6 ? 0 : roll(happens.length)]?.()) ?? "";
        const asks = asksOf(talk.now());
        // The same is asked twice, so that what is kept is looked at; and few of them each time, so that some are long out of date.
        const some = asks.filter((_, index) => index % 23 === 0 || roll(20) === 0);
        await check(what, [...some, ...some]);
        for (const asked of lateAsksOf(talk.now())) {
          const anew = await talk.database.read(({ board }) => board.late(...asked));
          // What is kept knows more of each than was asked for.
          const found = anew.map((one) => expect.objectContaining(one));
          expect([what, asked, await late(asked)]).toEqual([what, asked, found]);
        }
        // Started anew it knows nothing.
        if (roll(25) === 0) [keeping, late] = [thread(talk), lateThread(talk)];
      }
      await check("at the end", asksOf(talk.now()));
    });

    test("a follow-up throws no figure away, a step none of money's, a contract does", async () => {
      const talk = await openTalk(engine);
      await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13600001001 地址上海 需求MES 金额50万");
      const kept = keepInMemory();
      const marks = () =>
        talk.database.read(async (store) => {
          const { stays, money } = await kept.marks(store, talk.now());
          return { stays: stays({ kind: "company" }, talk.now()), money: money() };
        });
      const before = await marks();
      await talk.say("lisi", "跟进 1 客户要比价");
      expect(await marks()).toEqual(before);
      await talk.say("lisi", "推进 1 到2 约了周四面谈 王总参加");
      const moved = await marks();
      expect([moved.stays === before.stays, moved.money === before.money]).toEqual([false, true]);
      await talk.say("lisi", "赢单 1 20万 跳过 老客户");
      expect((await marks()).money).not.toBe(moved.money);
    });

    test("what one person or a few departments hold is read along its index: all of it is kept for whoever asks for more", async () => {
      const talk = await openTalk(engine);
      await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13600001001 地址上海 需求MES 金额50万");
      const kept = keepInMemory();
      let read = 0;
      const held = (scope: Scope) =>
        talk.database.read(async (store) => {
          const all = () => {
            read++;
            return store.board.all();
          };
          const counting = store.with({ board: { ...store.board, all } });
          const ask = report("held", { scope, dueBefore: at(dayOf(talk.now())) });
          return computeWith(ask, await kept.of(counting, talk.now()));
        });
      const [own, few] = [await held({ kind: "member", memberId: "lisi" }), await held(SCOPES[2] as Scope)];
      expect([own, few, read]).toEqual([[expect.objectContaining({ count: 1, stage: 1 })], own, 0]);
      expect([await held(SCOPES[4] as Scope), read]).toEqual([own, 1]);
      expect([await held({ kind: "member", memberId: "lisi" }), read]).toEqual([own, 1]);
    });

    test("the pages of whoever leads most are known before anybody opens them, and are theirs", async () => {
      const talk = await openTalk(engine);
      const rules = DEFAULT_RULEBOOK;
      await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13600001111 地址上海徐汇 需求MES 金额9万");
      await talk.say("lisi", "赢单 1 9万 跳过 老客户");
      const { leading, heads, rep } = await talk.database.read((store) =>
        morningPages(store, { now: talk.now(), rules }),
      );
      const asks = [...leading, ...heads];
      const people = asks.map(({ given }) => (given as { readonly userId: string }).userId);
      expect(people.slice(0, 7)).toEqual(Array(7).fill("jingli"));
      // Of everybody who leads.
      expect(new Set(people).size).toBe(4);
      const isPage = ({ name }: Ask<unknown>) => name.startsWith("pages/");
      const reports = rep.filter((ask) => !isPage(ask));
      expect(reports.map(({ name }) => name)).toEqual(["usual", "stuck", "reverse"]);
      for (const ask of reports)
        expect(await talk.database.read((store) => computeWith(ask, store))).toBeDefined();
      const ways = rep.filter(isPage);
      expect(new Set(ways.map(({ name }) => name)).size).toBe(4);
      for (const ask of [...asks, ...ways]) {
        const looked = await talk.database.read((store) =>
          lookWith(ask, { store, now: talk.now(), compute: (one) => computeWith(one, store) }),
        );
        expect(looked?.values).not.toBeNull();
      }
    });

    test("what comes in goes along with whoever shares in it and was nowhere else; its signer's stays where it was signed", async () => {
      const talk = await openTalk(engine);
      const zhang = (text: string) => talk.say("ZhangSan", text);
      await zhang("新建商机 上海云图科技 联系人王磊 13600001001 地址上海 需求MES 金额50万");
      await zhang("分成 1 业绩 我70 @李四30; 归属 我100; 收入 我70 @李四30");
      await talk.say("lisi", "同意 1");
      await zhang("赢单 1 20万 跳过 老客户");
      await talk.say("lisi", "新建商机 上海恒力机电 联系人陈工 13600001002 地址上海 需求MES 金额50万");
      await talk.say("lisi", "赢单 2 20万 跳过 老客户");
      talk.days(70);
      await zhang("回款 1 30000元");
      await talk.say("lisi", "回款 2 20000元");
      const keeping = thread(talk);
      const today = dayOf(talk.now());
      const paidIn = async (id: number) => {
        const scope = { kind: "departments", ids: [id] } as const;
        const ask = { scope, from: addDays(today, -30), to: today, counts: false };
        const [found] = (await keeping(
          report("results", { asks: [ask], asOf: talk.now() }),
        )) as readonly Results[];
        return found?.tally.paidFen;
      };
      expect([await paidIn(3), await paidIn(4)]).toEqual([5_000_000, 0]);
      await seat(talk, 4);
      expect([await paidIn(3), await paidIn(4)]).toEqual([4_100_000, 900_000]);
    });
  });
});
