// 淘汰 #12 公司注销, 淘汰 1 3 of what was proposed, then 确认: dormant → eliminated, for good; a tombstone stays (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { eliminate } from "../../src/domain/item/places.ts";
import { moveTogether } from "../../src/workflows/pool/move.ts";
import { whyEliminate } from "../../src/workflows/pool/proposals.ts";

export default command({
  right: "eliminate",
  several: "together",
  looks: ["none-together"],
  args: { item: arg.picked({ list: "eliminate", place: "dormant" }), reason: arg.words() },
  async run(scene) {
    const { item: picked, reason } = scene.args;
    const { one } = picked;
    if (one !== null) {
      if (reason === "") throw new UsageError("missing-reason");
      const { item, customer } = one;
      const change = eliminate(item, reason);
      if (!scene.confirmed) return { ...say("ask", { item, customer, reason }), confirm: true as const };
      const gone = await scene.save(change);
      await bury(one, reason, scene);
      return say("done", { item: gone, customer, reason });
    }
    if (reason === "" && !picked.byList && !scene.confirmed) throw new UsageError("missing-reason");
    return moveTogether(
      {
        picked,
        reason,
        async reasonOf(item) {
          const reasons = await whyEliminate(item, scene);
          return reasons.length === 0 ? null : scene.worded("why", { reasons });
        },
        change: eliminate,
        moved: (inHand, why) => bury(inHand, why, scene),
        asksAlways: true,
        isReversible: false,
      },
      scene,
    );
  },
});

async function bury(
  { item, customer }: InHand,
  reason: string,
  { now, store }: Pick<Scene<unknown>, "now" | "store">,
): Promise<void> {
  const contacts = await store.contacts.of(customer.id);
  await store.tombstones.bury({
    no: item.no,
    nameKey: customer.nameKey,
    phoneKeys: contacts.map(({ phoneKey }) => phoneKey),
    month: dayOf(now).slice(0, 7),
    reason,
  });
}
