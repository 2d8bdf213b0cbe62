// 推进 #12 到2 约了周四面谈 王总参加: forward, with the mark of the target stage and of every stage skipped.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { quotedIn } from "../../src/chat/read/mark.ts";
import { readAhead } from "../../src/chat/read/signing.ts";
import { counted } from "../../src/domain/clock/follow-up.ts";
import { dayOf, minuteOfDay } from "../../src/domain/day.ts";
import { advance, isAppointmentAhead } from "../../src/domain/item/stages.ts";
import { celebrated, celebration } from "../../src/workflows/celebration.ts";
import { readMarks } from "../../src/workflows/marks.ts";
import { mentorNews } from "../../src/workflows/mentoring/mentor-news.ts";

export default command({
  undoable: true,
  right: "advance",
  looks: ["there"],
  args: { item: arg.item(), to: arg.stage(), text: arg.words() },
  async run(scene) {
    const { item: inHand, to, text } = scene.args;
    const { actor, now, store, rules, save, worded } = scene;
    // Where it stands already, with another price: that is what is new.
    const isThere = to === inHand.item.stage && inHand.item.outcome === "open";
    const quotedFen = isThere ? quotedIn(text) : null;
    if (quotedFen !== null && quotedFen !== inHand.item.quotedFen)
      return { ...say("done", {}), instead: worded("priced", { item: inHand.item, quotedFen }) };
    // 推进 2 中意向, where it is: what brings it on is asked for, and 31万5 answers it.
    if (isThere && text === "")
      return {
        ...say("there", { item: inHand.item, customer: inHand.customer }),
        waitsFor: { command: "advance", item: inHand.item, field: "missing-stage" },
      };
    const { marks, skipReason, next } = readMarks(text, { item: inHand.item, to, now });
    const moment = { today: dayOf(now), minute: minuteOfDay(now) };
    const change = advance(inHand.item, { to, marks, skipReason, text, ...moment, next });
    const moved = { ...change, item: counted(change.item, now) };
    const item = await save(moved);
    const { customer } = inHand;
    const notices = await mentorNews(item, { customer, scene });
    if (item.outcome !== "won") {
      const asksWho = item.stage === 4 && item.decisionMaker === null;
      return {
        ...say("done", { item, from: inHand.item, customer, next }),
        ...(asksWho ? { waitsFor: { command: "edit", item, field: "decision-maker" } } : {}),
        notices,
      };
    }
    const dropped = isAppointmentAhead(inHand.item, moment) ? inHand.item : null;
    const occasion = `won-${item.version}`;
    const given = { store, customer, now, rules, what: "won", amountFen: null, occasion } as const;
    const post = await celebration(item, given);
    const waits = post === null ? null : rules.notices.celebrationMinutes;
    return {
      ...say("won", { item, from: inHand.item, customer, waits, ahead: readAhead(text, now), dropped }),
      ...celebrated(post, { item, customer, actor, rules, notices }),
    };
  },
});
