// 利润 #12 5万 师父8%: what a won deal earned, by its head or finance, never in a group; the mentors' share follows (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { type ProfitRead, readProfit } from "../../src/chat/read/profit.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { balanceOf } from "../../src/domain/mentoring/fund.ts";
import { mentorsOfTheDeal } from "../../src/domain/mentoring/joint-talks.ts";
import { mustBeProfit, sharesAsked } from "../../src/domain/mentoring/mentor-share.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";
import { toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "profit",
  apart: true,
  audience: "private",
  args: { item: arg.item(), text: arg.needed("missing-amount") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, chat, now, store, rules } = scene;
    const { item: before, customer } = inHand;
    if (chat.kind === "group") throw new RuleError("profit-in-group", { item: before });
    const said = readProfit(text);
    if (said.unclear !== null) throw askedBack(said.unclear);
    const { profitFen } = said;
    if (profitFen === null) throw new UsageError("missing-amount");
    const mentors = [...mentorsOfTheDeal(before, await store.jointTalks.of(before.no))].sort();
    mustBeProfit(before, { profitFen, by: actor.userId, mentors });
    const single = await singleShares(said, { item: before, mentors, scene });
    const asked = sharesAsked({ mentors, basisPoints: said.basisPoints, single }, rules);
    const basisPoints = mentors.length === 0 ? 0 : asked.basisPoints;
    const booked = await store.fund.ofItem(before.no);
    const shares = [];
    for (const [index, mentorId] of mentors.entries()) {
      const known = booked.find((entry) => entry.mentorId === mentorId)?.departmentId;
      const departmentId = known ?? (await store.people.member(mentorId))?.mainDepartmentId ?? 0;
      shares.push({ mentorId, departmentId, weight: asked.weights[index] ?? 0 });
    }
    await store.fund.enter({ no: before.no, profitFen, basisPoints, by: actor.userId, at: now }, shares);
    const entries = await settleShares(before, scene);
    const item = await scene.save({ item: before, what: "profit-entered" });
    const names = await store.people.names(mentors);
    const all = await store.fund.ofItem(item.no);
    const lines = [];
    for (const { mentorId, departmentId } of shares)
      lines.push({
        mentor: names[mentorId],
        department: (await store.people.department(departmentId))?.name ?? "",
        amountFen: balanceOf(all.filter((entry) => entry.mentorId === mentorId)),
        changed: entries.some((entry) => entry.mentorId === mentorId),
      });
    const percent = basisPoints / 100;
    const cap = rules.mentoring.capBasisPoints / 100;
    const values = { item, customer, by: actor, profitFen, percent, cap, lines, again: booked.length > 0 };
    const thanked = mentors.filter((mentorId) => !booked.some((entry) => entry.mentorId === mentorId));
    return {
      ...say(mentors.length === 0 ? "alone" : "done", values),
      notices: [
        ...toEach(profitFen === 0 ? [] : thanked, actor.userId, { block: "told-mentor", values }),
        ...(await fundNotices(entries, { item, customer, scene })),
      ],
    };
  },
});

/** What was said of single mentors, who must have taken part. */
async function singleShares(
  { single }: ProfitRead,
  given: {
    readonly item: Item;
    readonly mentors: readonly string[];
    readonly scene: Pick<Scene<unknown>, "store">;
  },
): Promise<ReadonlyMap<string, number>> {
  const { item, mentors, scene } = given;
  const names = await scene.store.people.names(mentors);
  const shares = new Map<string, number>();
  for (const { name, basisPoints } of single) {
    const found = mentors.find((id) => names[id] === name || id.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new RuleError("no-share-of-it", { item, name });
    shares.set(found, (shares.get(found) ?? 0) + basisPoints);
  }
  return shares;
}
