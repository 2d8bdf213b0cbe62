// 倒推: how many are needed in each stage for a target, by when they have to be there and by whose rates, and what can be expected
// as it stands (rules.md 11; A54). [L61]
import { arg } from "../../src/chat/args/args.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { readMoney } from "../../src/chat/read/money.ts";
import type { Span } from "../../src/chat/read/span.ts";
import { readSpanAhead } from "../../src/chat/read/span-ahead.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { TargetOwner } from "../../src/domain/insight/target.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { withPicture } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import {
  monthOf,
  quarterOf,
  targetOwnerOf,
  targetsBeside,
  yearOf,
} from "../../src/workflows/insight/results-asked.ts";
import { scopeOf } from "../../src/workflows/insight/scope.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.whenAhead(readSpanAhead), whom: arg.whom() },
  async run(scene) {
    const { args, actor, now, store, rules, compute } = scene;
    const { whose, text } = args.whom;
    const asked = await scopeOf(whose, actor, store);
    const owner = targetOwnerOf(whose, asked.scope, actor);
    const typed = readMoney(text);
    if (typed !== null && "ask" in typed) throw askedBack(typed);
    const typedFen = typed?.value ?? null;
    const aim = await aimOf({ typedFen, when: args.when, owner }, scene);
    if (aim === null) return say("no-target", { ...asked, when: args.when });
    const { when, targetFen } = aim;
    if (when.to < dayOf(now)) return say("over", { ...asked, when });
    const ask = { scope: asked.scope, from: when.from, to: when.to, counts: false };
    const [booked] = compute(report("results", { asks: [ask], asOf: now }));
    const found = compute(
      report("reverse", {
        scope: asked.scope,
        around: asked.around,
        targetFen,
        bookedFen: booked?.tally.signedFen ?? 0,
        endsAt: at(addDays(when.to, 1)),
        now,
        rules: rules.insight,
      }),
    );
    const sources = new Set(found.reverse?.stages.map(({ source }) => source));
    const saying = say(found.reverse === null ? "unknown" : "reverse", {
      ...asked,
      when,
      targetFen,
      bookedFen: booked?.tally.signedFen ?? 0,
      ...found,
      stages:
        found.reverse?.stages.map(({ lastSafe, ...one }) => ({
          ...one,
          lastDay: lastSafe === null ? null : dayOf(lastSafe),
          isLate: lastSafe !== null && lastSafe < now,
        })) ?? [],
      isUntimed: found.reverse?.stages.some(({ lastSafe }) => lastSafe === null) ?? false,
      sources: [...sources],
      enough: rules.insight.ownRatesFrom,
    });
    return withPicture(saying, ["target", { scope: asked.scope, when, targetFen }], scene);
  },
});

/** The number that was typed, for a time; else the target of that time, or the nearest one there is. */
async function aimOf(
  {
    typedFen,
    when,
    owner,
  }: { readonly typedFen: number | null; readonly when: Span | null; readonly owner: TargetOwner | null },
  { now, store }: Scene<unknown>,
): Promise<{ readonly when: Span; readonly targetFen: number } | null> {
  const today = dayOf(now);
  const spans = when === null ? [monthOf(today), quarterOf(today), yearOf(today)] : [when];
  if (typedFen !== null) return { when: when ?? quarterOf(today), targetFen: typedFen };
  for (const span of spans) {
    const target = (await targetsBeside(owner, span, store)).find(({ kind }) => kind === "signed");
    if (target?.value != null) return { when: span, targetFen: target.value };
  }
  return null;
}
