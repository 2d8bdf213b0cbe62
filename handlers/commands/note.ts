// 备注 #12 …: a note that moves no clock.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";

export default command({
  undoable: true,
  right: "note",
  several: true,
  args: { item: arg.item(), text: arg.needed("missing-text") },
  async run({ args: { item: inHand, text }, save }) {
    const item = await save({ item: inHand.item, what: "noted", text });
    return say("done", { item, customer: inHand.customer, text });
  },
});
