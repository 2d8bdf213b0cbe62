// 合并 #12 #15, then 确认: one company recorded twice becomes one, with all that was done; by the head of both.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { planMerge } from "../../src/domain/hands/merge.ts";
import { areUnlike } from "../../src/workflows/duplicates.ts";
import { merge, mergeSide, told, whatJoins } from "../../src/workflows/merging.ts";

export default command({
  right: "merge",
  apart: true,
  audience: "private",
  looks: ["ask"],
  args: { item: arg.item(), other: arg.otherItem() },
  async run(scene) {
    const { args, store, confirmed } = scene;
    const sides = [await mergeSide(args.item.item, scene), await mergeSide(args.other.item, scene)] as const;
    const plan = planMerge(...sides);
    const joins = await whatJoins(plan, scene);
    const isFirst = plan.kept.no === args.item.item.no;
    const [customer, goneCustomer] = isFirst
      ? [args.item.customer, args.other.customer]
      : [args.other.customer, args.item.customer];
    const names = await store.people.names([plan.kept.ownerId, plan.gone.ownerId]);
    const nameOf = (userId: string | null) => (userId === null ? null : (names[userId] ?? null));
    const values = {
      ...joins,
      item: plan.kept,
      customer,
      gone: plan.gone,
      goneCustomer,
      swapped: plan.swapped,
      unlike: areUnlike(customer.name, goneCustomer.name),
      owner: nameOf(plan.kept.ownerId),
      goneOwner: nameOf(plan.gone.ownerId),
    };
    if (!confirmed) return { ...say("ask", values), confirm: true as const };
    const item = await merge(plan, scene);
    return { ...say("done", { ...values, item }), notices: await told("told", plan, scene) };
  },
});
