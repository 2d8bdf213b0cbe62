// 能推送吗 云图科技 MES: yes, or no with the next date, over all people and products (rules.md 10).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readProductPush } from "../../src/chat/read/product-push.ts";
import { pushStanding } from "../../src/workflows/peace/push.ts";

export default command({
  right: "product-push",
  looks: true,
  audience: "private",
  args: { customer: arg.customer(), text: arg.words() },
  async run(scene) {
    const { customer: inHand, text } = scene.args;
    const { customer, items, called, seen } = inHand;
    const { product, isService } = readProductPush(text);
    const standing = await pushStanding({ customerId: customer.id, items, isService }, scene);
    const [last = null] = standing.pushes;
    const names = await scene.store.people.names([last?.by ?? null, standing.quiet?.by ?? null]);
    const name = seen === null ? called : customer.name;
    return {
      ...say(standing.verdict, {
        ...standing,
        item: seen,
        name,
        product,
        isService,
        last,
        by: names[last?.by ?? ""],
        asker: names[standing.quiet?.by ?? ""],
        own: standing.quiet?.by === scene.actor.userId,
        peace: scene.rules.peace,
      }),
      ...(standing.verdict === "yes" ? { buttons: "buttons" } : {}),
    };
  },
});
