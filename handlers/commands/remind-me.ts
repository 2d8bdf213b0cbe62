// 提醒我 #12 周四 打电话: at the time named, 9:00 where none is said, once.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readClock } from "../../src/chat/read/day.ts";
import { readDays } from "../../src/chat/read/days.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { at, dayOf } from "../../src/domain/day.ts";

const MORNING = 9 * 60;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

export default command({
  right: "remind-me",
  args: { item: arg.itemIfNumbered(), text: arg.needed("missing-when") },
  async run({ args: { item: inHand, text }, actor, now, store }) {
    const said = readDays(text, now)[0] ?? readClock(text, now);
    if (said === null) throw new UsageError("missing-when");
    if ("ask" in said) throw new UsageError(said.ask, { words: said.words });
    const { day, minute, past } = said.value;
    const when = at(day, minute ?? MORNING);
    const isEarlierToday = day === dayOf(now) && when <= now;
    if (past || isEarlierToday)
      throw new UsageError("past-time", { words: text.slice(said.start, said.end) });
    if (when - now > LONGEST_DAYS * DAY_MS) throw new UsageError("too-far-ahead");
    const words = `${text.slice(0, said.start)} ${text.slice(said.end)}`.replace(/\s+/g, " ").trim();
    const no = inHand?.item.no ?? null;
    await store.ownReminders.add({ userId: actor.userId, no, at: when, text: words });
    return say("done", { item: inHand?.item ?? null, customer: inHand?.customer ?? null, when, words });
  },
});
