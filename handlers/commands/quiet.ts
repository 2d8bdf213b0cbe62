// 静默 #12 30天 暂无预算: the customer is left in peace, by everybody; alone it lists who is (rules.md 10).
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene } from "../../src/chat/command.ts";
import { endsQuiet, readQuietTime } from "../../src/chat/read/quiet-time.ts";
import { wakeCustomer } from "../../src/chat/turn/peace.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { wakesOn } from "../../src/domain/peace/quiet.ts";
import { askingNotices, askQuiet, tellBegun, WORDS } from "../../src/workflows/peace/quiet.ts";
import { restingCustomers } from "../../src/workflows/peace/resting.ts";

export default command({
  right: "quiet",
  looks: ["list", "none-resting", "not-quiet"],
  args: { item: arg.itemIfSaid(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    if (inHand === null) return listed(scene);
    if (endsQuiet(scene.word)) return takenBack(inHand, scene);
    const read = readQuietTime(text, scene.now);
    if ("ask" in read) throw new UsageError(read.ask, { words: read.words });
    if (read.kind === "off") return takenBack(inHand, scene);
    const { customer } = inHand;
    const days = read.days ?? scene.rules.peace.quietDays;
    const asked = await askQuiet(inHand, { days, reason: read.reason || null }, scene);
    const { quiet, consents } = asked;
    const item = (await scene.store.items.byNo(inHand.item.no)) ?? inHand.item;
    const names = await scene.store.people.names(consents.map(({ memberId }) => memberId));
    const head = consents.find(({ role }) => role === "head");
    const values = {
      item,
      customer,
      quiet,
      days,
      waiting: consents.map(({ memberId }) => names[memberId]).join("、"),
      head: head === undefined ? null : names[head.memberId],
      alone: scene.rules.peace.quietAloneDays,
    };
    if (consents.length > 0)
      return {
        words: WORDS,
        block: "asking",
        values,
        notices: await askingNotices(asked, { inHand, scene }),
      };
    const notices = await tellBegun({ quiet, customer }, scene);
    return { words: WORDS, block: "done", values: { ...values, wakesOn: wakesOn(quiet) }, notices };
  },
});

/** What was asked for is called off; what is in force ends, and its owners hear so. */
async function takenBack({ item, customer }: InHand, scene: Scene<unknown>): Promise<Saying> {
  const { actor, now, store } = scene;
  const asked = await store.quiets.askedOf(item.customerId);
  if (asked !== null)
    await store.quiets.save({
      ...asked,
      state: "ended",
      endedAt: now,
      endedBy: actor.userId,
      why: "taken-back",
    });
  const ended = await wakeCustomer(item.customerId, { by: actor.userId, why: "taken-back" }, scene);
  const values = { item: (await store.items.byNo(item.no)) ?? item, customer };
  if (ended === null && asked === null) return { words: WORDS, block: "not-quiet", values };
  return { words: WORDS, block: ended === null ? "called-off" : "taken-back", values };
}

async function listed(scene: Scene<unknown>): Promise<Saying> {
  const lines = await restingCustomers(scene);
  await scene.store.conversations.keepList(
    { userId: scene.actor.userId, chatId: scene.chat.id },
    lines.map(({ item }) => item.no),
    scene.now,
  );
  return { words: WORDS, block: lines.length === 0 ? "none-resting" : "list", values: { lines } };
}
