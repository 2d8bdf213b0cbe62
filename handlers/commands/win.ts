// 赢单 #12 28万 签约今天: into stage 6; the payment plan and the profit are asked after, never before.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAhead } from "../../src/chat/read/signing.ts";
import { counted } from "../../src/domain/clock/follow-up.ts";
import { dayOf, minuteOfDay } from "../../src/domain/day.ts";
import { advance, isAppointmentAhead } from "../../src/domain/item/stages.ts";
import { celebrated, celebration } from "../../src/workflows/celebration.ts";
import { readMarks } from "../../src/workflows/marks.ts";
import { mentorNews } from "../../src/workflows/mentoring/mentor-news.ts";

export default command({
  right: "win",
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, rules, save } = scene;
    const { marks, skipReason } = readMarks(text, { item: inHand.item, to: 6, now });
    const moment = { today: dayOf(now), minute: minuteOfDay(now) };
    const change = advance(inHand.item, { to: 6, marks, skipReason, text, ...moment });
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
      ahead: readAhead(text, now),
      dropped: isAppointmentAhead(inHand.item, moment) ? inHand.item : null,
      customer: inHand.customer,
      waits: post === null ? null : rules.notices.celebrationMinutes,
      splitOpen: (await store.splits.openOf(item.no)) !== null,
    };
    const notices = await mentorNews(item, { customer: inHand.customer, scene });
    return {
      ...say("done", values),
      ...celebrated(post, { item, customer: inHand.customer, actor, rules, notices }),
    };
  },
});
