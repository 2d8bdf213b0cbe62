// 卡点: where items stay longer or move on less than comparable ones, and which ones to look at first.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { besideLines } from "../../src/workflows/lists.ts";

const MOST = 5;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { actor, chat, now, store, rules, compute } = scene;
    const { scope, window, comparedFrom, values } = await lookFor(scene);
    const asked = { scope, window, comparedFrom, rules: rules.insight, most: MOST };
    const found = compute(report("stuck", asked));
    if (found.open === 0) return say("nothing", values);
    const lines = await besideLines(found.lingering, store);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ no }) => no),
      now,
    );
    const unusual = found.unlike.filter(({ isUnusual }) => isUnusual);
    return say("stuck", {
      ...values,
      unusual,
      weak: unusual.find(({ sign }) => sign === "weak") ?? null,
      lines,
      more: found.lingeringCount - lines.length,
      isCompared: found.unlike.length > 0,
    });
  },
});
