// 激活 #12 春季展会, 激活 1 3 5 of the list a campaign was made of: dormant → pool, with a reason or campaign (rules.md 2, 10).
import { arg } from "../../src/chat/args/args.ts";
import { shownListOf } from "../../src/chat/args/picked.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { reactivate } from "../../src/domain/item/places.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";
import { moveTogether } from "../../src/workflows/pool/move.ts";

export default command({
  right: "reactivate",
  several: "together",
  looks: ["none-together"],
  args: { item: arg.picked({ list: "reactivate", place: "dormant" }), reason: arg.words() },
  async run(scene) {
    const { item: picked, reason: said } = scene.args;
    const { one } = picked;
    const reason = said === "" && picked.byList ? ((await campaignOf(scene)) ?? "") : said;
    if (reason === "") throw new UsageError("missing-reason");
    const against = async (item: Item) => ((await restOf(item, scene)) === null ? null : "rests");
    const change = (item: Item) => reactivate(item, { reason, now: scene.now });
    if (one !== null) {
      const rest = await restOf(one.item, scene);
      if (rest !== null) throw new RuleError("customer-rests", { item: one.item, wakesOn: rest.wakesOn });
      const item = await scene.save(change(one.item));
      return say("done", { item, customer: one.customer, reason });
    }
    return moveTogether(
      { picked, reason, reasonOf: async () => reason, against, change, isReversible: true },
      scene,
    );
  },
});

/** Of the list that was shown last; null where it was none of a campaign. */
async function campaignOf({ actor, store }: Scene<unknown>): Promise<string | null> {
  return (await store.conversations.rest(shownListOf(actor.userId, "reactivate"), 0))?.text ?? null;
}
