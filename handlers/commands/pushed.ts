// 已推送 云图科技 MES: kept, so that the next one asks first; whatever the rule says of it, it has happened (rules.md 10).
import { arg } from "../../src/chat/args/args.ts";
import type { CustomerInHand } from "../../src/chat/args/customer.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readProductPush } from "../../src/chat/read/product-push.ts";
import { dayOf } from "../../src/domain/day.ts";
import { nextPushDay } from "../../src/domain/peace/pushes.ts";
import { pushStanding } from "../../src/workflows/peace/push.ts";

const MOST = 20;

export default command({
  undoable: true,
  right: "product-push",
  looks: ["known", "nothing"],
  audience: "private",
  args: { customer: arg.customer(), text: arg.words() },
  async run(scene) {
    const { customer: inHand, text } = scene.args;
    const { actor, now, store, rules } = scene;
    const { customer, items } = inHand;
    const { product, isService, isTakenBack } = readProductPush(text);
    if (isTakenBack) return takenBack(inHand, scene);
    const before = await pushStanding({ customerId: customer.id, items, isService }, scene);
    const [last] = before.pushes;
    const values = {
      ...before,
      item: inHand.seen,
      name: inHand.seen === null ? inHand.called : customer.name,
      product,
      isService,
      isWon: items.some(({ outcome }) => outcome === "won"),
      lastAt: last?.at ?? null,
      peace: rules.peace,
    };
    const known = await store.productPushes.of(customer.id, MOST);
    const same = known.some(
      (one) => one.by === actor.userId && one.product === product && dayOf(one.at) === dayOf(now),
    );
    if (!same)
      await store.productPushes.add({
        customerId: customer.id,
        by: actor.userId,
        at: now,
        product,
        service: isService,
      });
    const times = (await store.productPushes.of(customer.id, MOST)).filter(({ service }) => !service);
    const next = nextPushDay(
      times.map(({ at }) => at),
      rules,
    );
    return say(same ? "known" : "done", { ...values, next });
  },
});

/** One's own latest of the customer, where it was noted by mistake. */
async function takenBack(
  { customer, called, seen }: CustomerInHand,
  { actor, now, store }: Scene<unknown>,
): Promise<Saying> {
  const mine = (await store.productPushes.of(customer.id, MOST)).find(({ by }) => by === actor.userId);
  const values = { item: seen, name: seen === null ? called : customer.name, push: mine ?? null };
  if (mine === undefined) return say("nothing", values);
  await store.productPushes.takeBack(mine.id, now);
  return say("taken-back", values);
}
