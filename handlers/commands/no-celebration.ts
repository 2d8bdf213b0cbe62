// 不发喜报 #12: the owner's word before the post goes (rules.md 5, Manners).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { celebrationsOf } from "../../src/workflows/celebration.ts";

export default command({
  right: "no-celebration",
  looks: ["nothing"],
  args: { item: arg.item() },
  async run({ args: { item: inHand }, store }) {
    const { item, customer } = inHand;
    const taken = await store.outbox.withdraw(celebrationsOf(item));
    return say(taken > 0 ? "done" : "nothing", { item, customer });
  },
});
