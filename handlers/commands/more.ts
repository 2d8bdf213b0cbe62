// 更多: the lines that did not fit into the last answer; of the pool they are a page like any other.
import { command, say } from "../../src/chat/command.ts";
import { lookAtPool, POOL_WORDS } from "../../src/workflows/pool/pages.ts";

const MEMORY_MS = 30 * 60_000;

export default command({
  right: "more",
  looks: true,
  args: {},
  async run(scene) {
    const { actor, chat, now, store, word } = scene;
    const spot = { userId: actor.userId, chatId: chat.id };
    const rest = await store.conversations.rest(spot, now - MEMORY_MS);
    if (rest === null) return say("nothing");
    if (rest.of === POOL_WORDS) await lookAtPool(word, scene);
    await store.conversations.keepRest(spot, null, now);
    const said = say("rest", { lines: rest.text.split("\n") });
    return rest.of === null ? said : { ...said, restOf: rest.of };
  },
});
