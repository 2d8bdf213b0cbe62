// 退回 #12: to the pool, or back a stage? Asked, never guessed.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "return",
  looks: true,
  args: { item: arg.item(), text: arg.words() },
  run: async ({ args: { item: inHand } }) => ({
    ...say("ask", { item: inHand.item, customer: inHand.customer }),
    buttons: "buttons",
  }),
});
