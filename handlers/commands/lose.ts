// 输单 #12 价格 输给用友: from stages 1–5, with a reason; from stage 3 on also who won it.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readLostReason } from "../../src/chat/read/lost-reason.ts";
import { lose } from "../../src/domain/item/stages.ts";

export default command({
  right: "lose",
  args: { item: arg.item(), text: arg.needed("missing-reason") },
  async run({ args: { item: inHand, text }, save }) {
    const { reason, lostTo } = readLostReason(text);
    const change = lose(inHand.item, { reason: reason ?? text, lostTo, text });
    const item = await save(change);
    return say("done", { item, customer: inHand.customer });
  },
});
