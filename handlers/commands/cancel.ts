// 取消: drops the half-typed or unconfirmed command of this chat, or what was told last and waits for its 确认.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dropTold } from "../../src/chat/turn/told-question.ts";

export default command({
  right: "cancel",
  looks: "steers",
  args: { text: arg.words() },
  async run({ args: { text }, actor, chat, store, now }) {
    const told = await dropTold(/\d/.test(text) ? text : "", { actor, store, now, chatId: chat.id });
    if (told !== null) return say("put-aside", { words: told });
    const spot = { userId: actor.userId, chatId: chat.id };
    const isOpen = (await store.drafts.open(spot, now)) !== null;
    await store.drafts.drop(spot);
    return say(isOpen ? "done" : "nothing");
  },
});
