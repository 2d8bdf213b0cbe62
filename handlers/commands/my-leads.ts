// 我的线索: what became of the leads I brought in: where each is now, and who has it.
import { command, say } from "../../src/chat/command.ts";
import { linesOf } from "../../src/workflows/lists.ts";

const MOST = 50;

export default command({
  right: "my-leads",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const brought = (await store.pipeline.createdBy(actor.userId, MOST)).filter(
      ({ intake }) => intake === "marketing" || intake === "reported",
    );
    const lines = await linesOf(brought, store);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      brought.map(({ no }) => no),
      now,
    );
    const count = (is: (line: (typeof lines)[number]) => boolean) => lines.filter(is).length;
    return say(lines.length === 0 ? "nothing" : "list", {
      lines,
      cleaning: count(({ item }) => item.place === "cleaning"),
      qualified: count(({ item }) => item.kind === "opportunity"),
      won: count(({ item }) => item.outcome === "won"),
    });
  },
});
