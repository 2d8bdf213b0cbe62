// 今日: what is late, due today or tomorrow, and what was received and not touched yet; then what waits by role.
import { command, say } from "../../src/chat/command.ts";
import { todayOf } from "../../src/workflows/desks/today.ts";

export default command({
  right: "today",
  looks: true,
  args: {},
  audience: "private",
  async run(scene) {
    const { actor, chat, now, store } = scene;
    const { shown, ...values } = await todayOf(scene);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      shown.map(({ item }) => item.no),
      now,
    );
    return say(shown.length === 0 ? "nothing" : "list", values);
  },
});
