// 战报: one's week (or another time) in a few lines that can be forwarded to one's head; a head's of what they lead (rules.md 11).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustHaveBegun } from "../../src/workflows/insight/look.ts";
import { reportDays } from "../../src/workflows/insight/report-days.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf } from "../../src/workflows/insight/scope.ts";

/** So many of a sort by name: the whole stays below fifteen lines. */
const MOST = 3;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run({ args, actor, now, store, compute }) {
    const { whose: said } = args.whom;
    const whose = said.kind === "unsaid" ? ({ kind: "own" } as const) : said;
    const { scope, name, isOwn } = await scopeOf(whose, actor, store);
    mustHaveBegun(args.when, now);
    const { days, ahead } = reportDays(args.when, dayOf(now));
    const found = compute(report("weekReport", { scope, days, ahead, now, most: MOST }));
    const isPerson = scope.kind === "member";
    const who = isOwn ? actor.name : name;
    const block = !isPerson ? "department" : found.isEmpty ? "quiet" : "own";
    return say(block, {
      ...found,
      who,
      isOwn,
      days,
      isOver: args.when !== null && args.when.to < dayOf(now),
      aheadTo: ahead.to,
      leads: actor.leads.length > 0,
    });
  },
});
