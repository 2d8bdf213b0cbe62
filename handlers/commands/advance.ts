// 推进 #12 到2 约了周四面谈 王总参加: forward, with the mark of the target stage and of every stage skipped.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readMarks } from "../../src/chat/marks.ts";
import { dayOf } from "../../src/domain/day.ts";
import { advance } from "../../src/domain/stages.ts";

export default command({
  right: "advance",
  args: { item: arg.item(), to: arg.stage(), text: arg.words() },
  async run({ args: { item: inHand, to, text }, now, save }) {
    const { marks, skipReason } = readMarks(text, { item: inHand.item, to, now });
    const change = advance(inHand.item, { to, marks, skipReason, text, today: dayOf(now) });
    const moved = { ...change, item: { ...change.item, lastFollowUpAt: now } };
    const item = await save(moved);
    return say(item.outcome === "won" ? "won" : "done", {
      item,
      from: inHand.item,
      customer: inHand.customer,
    });
  },
});
