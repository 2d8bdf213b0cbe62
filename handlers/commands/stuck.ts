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
    const own = await lookFor(scene);
    const found = await toldStuck(own, MOST, scene);
    const isLeaders = found.saying.block === "nothing" && own.values.isOwn && actor.leads.length > 0;
    // Whoever leads and holds nothing themselves means what they lead.
    const { saying, lines } = isLeaders ? await ofLed(scene) : found;
    if (saying.block === "nothing") return saying;
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ no }) => no),
      now,
    );
    const { when, whom } = isLeaders ? ledBy(scene.args) : scene.args;
    const isOthers = saying.values["isOwn"] !== true;
    const told = isOthers ? { ...saying, buttons: "buttons" } : saying;
    return withPage(told, ["board", { whose: whom.whose, when, more: { show: "stuck" } }], scene);
  },
});

type Asked = Parameters<typeof lookFor>[0];

function ledBy(args: Asked["args"]): Asked["args"] {
  return { ...args, whom: { ...args.whom, whose: { kind: "led" } } };
}

async function ofLed(scene: Asked): ReturnType<typeof toldStuck> {
  const found = await toldStuck(await lookFor({ ...scene, args: ledBy(scene.args) }), MOST, scene);
  return { ...found, saying: { ...found.saying, values: { ...found.saying.values, holdsNone: true } } };
}
