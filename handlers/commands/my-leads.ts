// 我的线索: what became of the leads I brought in: where each is now, and who has it.
import { command, say } from "../../src/chat/command.ts";
import { broughtBy } from "../../src/workflows/brought.ts";

export default command({
  right: "my-leads",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const brought = await broughtBy(actor.userId, store);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      brought.lines.map(({ item }) => item.no),
      now,
    );
    return say(brought.lines.length === 0 ? "nothing" : "list", { ...brought });
  },
});
