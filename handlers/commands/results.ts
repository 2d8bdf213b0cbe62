// 业绩: what was signed, what came in and what is still to come, credited by the ledgers, beside the target; of any time, as
// of any day; one's own, a department's, the company's (rules.md 8, 11, 12).
import { arg } from "../../src/chat/args/args.ts";
import type { Whom } from "../../src/chat/args/whom.ts";
import { command, say } from "../../src/chat/command.ts";
import { readSpan } from "../../src/chat/read/span.ts";
import { dayOf } from "../../src/domain/day.ts";
import { isEmpty } from "../../src/domain/insight/tally.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import {
  instantOf,
  monthOf,
  nextSteps,
  progressBeside,
  recentDays,
  targetOwnerOf,
  targetsBeside,
} from "../../src/workflows/insight/results-asked.ts";
import { scopeOf } from "../../src/workflows/insight/scope.ts";
import { besideLines } from "../../src/workflows/lists.ts";

const RECENT = /最近|近来|近期/u;
const RECENT_DAYS = 30;
/** 还差多少, 完成了吗: asks for a target. */
const AIMED = /差|目标|完成|达成|任务|指标|缺/u;
const OWNERSHIP = /归属/u;

export default command({
  right: "results",
  // 业绩算我的,提成一人一半 is no question.
  apart: /^(?!\s*(?:算|归|都?给|分|不好|不行|下滑|压力|差|很|还不错))/u,
  looks: true,
  audience: "private",
  args: { asOf: arg.asOf(), when: arg.when(), whom: arg.whom() },
  async run({ args, actor, now, store, compute, word }) {
    const { whose, text } = whomBeside(args.whom, word);
    const today = dayOf(now);
    const asked = await scopeOf(whose, actor, store);
    const when =
      args.when ??
      readSpan(word, today)?.span ??
      (RECENT.test(text) ? recentDays(today, RECENT_DAYS) : monthOf(today));
    const values = { ...asked, when, isUnderWay: when.to > today };
    if (when.from > today) return say("ahead", values);
    const asOf = instantOf(args.asOf, now);
    const owner = targetOwnerOf(whose, asked.scope, actor);
    const targets = await targetsBeside(owner, when, store);
    const counts = targets.some(({ kind }) => kind === "opportunities");
    const ask = { scope: asked.scope, from: when.from, to: when.to, counts };
    const [found] = compute(report("results", { asks: [ask], asOf }));
    if (found === undefined) throw new Error("a time was asked for and none was answered");
    const names = await store.people.names(found.people.map(({ memberId }) => memberId));
    const people = found.people
      .map((one) => ({ ...one, name: names[one.memberId] ?? one.memberId }))
      .sort((one, other) => one.name.localeCompare(other.name, "zh"));
    const next =
      when.to < today || args.asOf !== null ? NOTHING_NEXT : await nextSteps(asked.scope, now, store);
    return say(isEmpty(found.tally) && targets.length === 0 ? "nothing" : "results", {
      ...values,
      ...found,
      ...next,
      people,
      signed: await besideLines(found.signed, store),
      more: found.tally.count + found.tally.frozen.count > found.signed.length,
      progress: await progressBeside(targets, found, store),
      asOf: args.asOf !== null && args.asOf < today ? args.asOf : null,
      differs:
        found.tally.income.signedFen !== found.tally.signedFen ||
        found.tally.income.paidFen !== found.tally.paidFen,
      ownership: OWNERSHIP.test(text),
      hasNoTarget: AIMED.test(text) && targets.length === 0 && owner !== null,
    });
  },
});

/** 部门业绩 and 公司业绩 say it in the word itself. */
function whomBeside(whom: Whom, word: string): Whom {
  if (whom.whose.kind !== "unsaid") return whom;
  const kind = word.startsWith("部门")
    ? "led"
    : word.startsWith("公司")
      ? "company"
      : word.startsWith("我")
        ? "own"
        : null;
  return kind === null ? whom : { ...whom, whose: { kind } };
}

const NOTHING_NEXT = { payments: [], closing: [] };
