// 免提醒 2小时 · 免提醒 取消: no scheduled message until then; answers and what others do still come.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readQuiet } from "../../src/chat/read/quiet.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";

const MORNING = 9 * 60;

export default command({
  undoable: true,
  right: "mute",
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store, calendar }) {
    const said = readQuiet(text, now);
    if (said === "off") {
      await store.ownReminders.mute(actor.userId, 0);
      return say("off");
    }
    if (said === null) throw new UsageError("missing-quiet");
    if (said <= now) throw new UsageError("past-time", { words: text });
    // The next working day begins with its list: nothing is silenced beyond it.
    const latest = at(calendar.nextWorkingDay(addDays(dayOf(now), 1)), MORNING);
    const until = Math.min(said, latest);
    await store.ownReminders.mute(actor.userId, until);
    return say("done", { until, cut: said > latest });
  },
});
