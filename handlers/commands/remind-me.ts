// 提醒我 #12 周四 打电话: at the time named (下午: 14:00), 9:00 where none is said, once.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { withoutEvery } from "../../src/chat/read/every.ts";
import { readMoment } from "../../src/chat/read/moment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

export default command({
  undoable: true,
  right: "remind-me",
  args: { item: arg.itemIfNumbered(), text: arg.needed("missing-when") },
  async run({ args: { item: inHand, text: typed }, actor, now, store }) {
    const { text, isEvery } = withoutEvery(typed);
    const said = readMoment(text, now);
    if (said === null) throw new UsageError("missing-when", { what: text.trim() });
    if ("ask" in said) throw new UsageError(said.ask, { words: said.words });
    const { at: when } = said;
    if (when <= now) throw new UsageError("past-time", { words: text.slice(said.start, said.end) });
    if (when - now > LONGEST_DAYS * DAY_MS) throw new UsageError("too-far-ahead");
    const words = `${text.slice(0, said.start)} ${text.slice(said.end)}`.replace(/\s+/g, " ").trim();
    const no = inHand?.item.no ?? null;
    await store.ownReminders.add({ userId: actor.userId, no, at: when, text: words });
    return say("done", {
      item: inHand?.item ?? null,
      customer: inHand?.customer ?? null,
      when,
      words,
      isEvery,
    });
  },
});
