// 更多: the lines that did not fit into the last answer.
import { command, say } from "../../src/chat/command.ts";

const MEMORY_MS = 30 * 60_000;

export default command({
  right: "more",
  looks: true,
  args: {},
  async run({ actor, chat, now, store }) {
    const spot = { userId: actor.userId, chatId: chat.id };
    const rest = await store.conversations.rest(spot, now - MEMORY_MS);
    if (rest === null) return say("nothing");
    await store.conversations.keepRest(spot, null, now);
    return say("rest", { lines: rest.split("\n") });
  },
});
