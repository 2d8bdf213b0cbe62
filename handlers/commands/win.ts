// 赢单 #12 28万 签约今天: into stage 6; the payment plan and the profit are asked after, never before.
import { arg } from "../../src/chat/args.ts";
import { celebration } from "../../src/chat/celebration.ts";
import { command, say } from "../../src/chat/command.ts";
import { readMarks } from "../../src/chat/marks.ts";
import { dayOf } from "../../src/domain/day.ts";
import { counted } from "../../src/domain/follow-up.ts";
import { advance } from "../../src/domain/stages.ts";

export default command({
  right: "win",
  args: { item: arg.item(), text: arg.words() },
  async run({ args: { item: inHand, text }, now, store, rules, save }) {
    const { marks, skipReason } = readMarks(text, { item: inHand.item, to: 6, now });
    const change = advance(inHand.item, { to: 6, marks, skipReason, text, today: dayOf(now) });
    const item = await save({ ...change, item: counted(change.item, now) });
    const post = await celebration(item, {
      store,
      customer: inHand.customer,
      now,
      rules,
      what: "won",
      amountFen: null,
      occasion: `won-${item.version}`,
    });
    const values = {
      item,
      customer: inHand.customer,
      waits: post === null ? null : rules.notices.celebrationMinutes,
      splitOpen: (await store.splits.openOf(item.no)) !== null,
    };
    return { ...say("done", values), posts: post === null ? [] : [post] };
  },
});
