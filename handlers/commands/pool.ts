// 公海, 公海 华东 >20万: what can be claimed, newest first, contact data masked.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { POOL_MOST, poolFor } from "../../src/workflows/pool/list.ts";
import { lookAtPool } from "../../src/workflows/pool/pages.ts";

export default command({
  right: "pool",
  looks: true,
  args: { filter: arg.words() },
  async run(scene) {
    const { actor, chat, now, store, word } = scene;
    const { filter } = scene.args;
    const { lines, isCut } = await poolFor(filter, scene);
    if (lines.length > 0) await lookAtPool(`${word} ${filter}`.trim(), scene);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ item }) => item.no),
      now,
    );
    if (lines.length === 0) return say("empty", { filter, isCut, most: POOL_MOST });
    const { claimsADay, ownedAtOnce } = scene.rules.pool;
    const claimed = await store.holdings.countClaims(actor.userId, at(dayOf(now)));
    const owned = await store.items.countOwned(actor.userId);
    const left = Math.max(0, Math.min(claimsADay - claimed, ownedAtOnce - owned));
    return {
      ...say("list", { lines, filter, left, isCut, most: POOL_MOST }),
      buttons: "buttons",
      enough: true,
    };
  },
});
