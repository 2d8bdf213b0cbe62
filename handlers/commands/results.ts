// 业绩: what was signed, what came in and what is still to come, credited by the ledgers, beside the target; of any time, as
// of any day; one's own, a department's, the company's (rules.md 8, 11, 12).
import { arg } from "../../src/chat/args/args.ts";
import { whomOfWord } from "../../src/chat/args/whom.ts";
import { command, say } from "../../src/chat/command.ts";
import { RESULTS_APART, readResults } from "../../src/chat/read/results.ts";
import { readSpan } from "../../src/chat/read/span.ts";
import { dayOf } from "../../src/domain/day.ts";
import { isEmpty } from "../../src/domain/insight/tally.ts";
import { withPicture } from "../../src/workflows/insight/look.ts";
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
import { drawnOf } from "../../src/workflows/insight/target-read.ts";
import { besideLines } from "../../src/workflows/lists.ts";

const RECENT_DAYS = 30;

export default command({
  right: "insight",
  apart: RESULTS_APART,
  looks: true,
  audience: "private",
  args: { asOf: arg.asOf(), when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { args, actor, now, store, compute, word } = scene;
    const { whose, text } = whomOfWord(args.whom, word);
    const said = readResults(text);
    const today = dayOf(now);
    const asked = await scopeOf(whose, actor, store);
    const when =
      args.when ??
      readSpan(word, today)?.span ??
      (said.recent ? recentDays(today, RECENT_DAYS) : monthOf(today));
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
    const told = say(isEmpty(found.tally) && targets.length === 0 ? "nothing" : "results", {
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
      ownership: said.ownership,
      hasNoTarget: said.aimed && targets.length === 0 && owner !== null,
    });
    const departments = await store.people.departments();
    const drawn = args.asOf === null ? drawnOf(targets, { today, departments }) : null;
    return drawn === null ? told : withPicture(told, ["target", drawn], scene);
  },
});

const NOTHING_NEXT = { payments: [], closing: [] };
