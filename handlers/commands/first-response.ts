// 首响: how long marketing's leads wait for the first word, by source; and which wait right now (rules.md 5, 11).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";

const MOST = { sources: 8, waiting: 5 };

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { actor, chat, now, store, rules, compute } = scene;
    const { scope, window, values } = await lookFor(scene);
    const minutes = rules.notices.firstResponseMinutes;
    const found = compute(
      report("firstResponse", {
        scope,
        // Waits are told by the minute.
        window: { ...window, asOf: now },
        minutes,
        fewest: rules.insight.fewest,
        most: MOST,
      }),
    );
    const { all, waiting } = found;
    if (all.n + waiting.count === 0) return say("nothing", values);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      waiting.lines.map(({ item }) => item.no),
      now,
    );
    return say("sources", { ...values, ...found, minutes, first: waiting.lines[0] ?? null });
  },
});
