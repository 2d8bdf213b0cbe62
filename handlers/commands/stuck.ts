// 卡点: where items stay longer or move on less than comparable ones, and which ones to look at first.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { toldStuck } from "../../src/workflows/insight/told.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

const MOST = { first: 5, past: 5, late: 10, longest: 2, ofStage: 3 };

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { actor, chat, now, store } = scene;
    const { saying, lines } = await toldStuck(await lookFor(scene), MOST, scene);
    if (saying.block === "nothing") return saying;
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ no }) => no),
      now,
    );
    const { when, whom } = scene.args;
    return withPage(saying, ["board", { whose: whom.whose, when, more: { show: "stuck" } }], scene);
  },
});
