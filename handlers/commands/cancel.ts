// 取消: drops the half-typed or unconfirmed command of this chat.
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "cancel",
  looks: "steers",
  args: {},
  async run({ actor, chat, store }) {
    const dropped = await store.drafts.drop({ userId: actor.userId, chatId: chat.id });
    return say(dropped ? "done" : "nothing");
  },
});
