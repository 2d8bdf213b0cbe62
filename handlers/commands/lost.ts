// 我的商机 已输单: what I lost and still hold, so that it can be taken up again (重启).
import { command, say } from "../../src/chat/command.ts";
import { linesOf } from "../../src/workflows/lists.ts";

export default command({
  right: "mine",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const owned = await store.items.ownedBy(actor.userId);
    const lost = owned.filter(({ outcome }) => outcome === "lost").sort((a, b) => b.no - a.no);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lost.map(({ no }) => no),
      now,
    );
    return say(lost.length === 0 ? "nothing" : "list", { lines: await linesOf(lost, store) });
  },
});
