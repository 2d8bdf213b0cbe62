// 无变化 #12 等法务 到周五: nothing new today, in one tap; twice running at most (rules.md 5, stage 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readDays } from "../../src/chat/read/days.ts";
import { fold } from "../../src/chat/read/fold.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { noChange } from "../../src/domain/clock/grace.ts";
import { dayOf } from "../../src/domain/day.ts";

export default command({
  undoable: true,
  right: "no-change",
  several: true,
  args: { item: arg.item(), text: arg.words() },
  async run({ args: { item: inHand, text }, now, calendar, save, ...scene }) {
    const rules = scene.rules.ofItem(inHand.item);
    const said = readDays(fold(text), now).at(-1) ?? null;
    if (said !== null && "ask" in said) throw new UsageError(said.ask, { words: said.words });
    const until = said?.value.day ?? null;
    if (said?.value.past === true) throw new UsageError("past-day", { words: text });
    const today = dayOf(now);
    const item = await save(noChange(inHand.item, { until, text, today, rules, calendar }));
    const left = rules.grace.noChangeRunning - item.noChangeInARow;
    return say("done", { item, customer: inHand.customer, left });
  },
});
