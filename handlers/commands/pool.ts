// 公海, 公海 华东 >20万: what can be claimed, newest first, contact data masked.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPoolFilter } from "../../src/chat/read/pool-filter.ts";
import { amountOf } from "../../src/domain/item/item.ts";
import { isInScope } from "../../src/domain/people/rights.ts";
import { lookAtPool } from "../../src/workflows/pool/pages.ts";

const MOST = 200;

export default command({
  right: "pool",
  looks: true,
  args: { filter: arg.words() },
  async run(scene) {
    const { actor, chat, now, store, word } = scene;
    const { filter: text } = scene.args;
    const filter = readPoolFilter(text);
    const departments = await store.people.departments();
    const scope = departments.filter(({ path }) => isInScope(actor, path)).map(({ id }) => id);
    const items = await store.items.inPools(scope, MOST);
    const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
    const pools = new Map(departments.map(({ id, name }) => [id, name]));
    const paused = await store.pauses.runningAt(now);
    const lines = items.flatMap((item) => {
      const customer = customers.get(item.customerId);
      if (customer === undefined) return [];
      const words = [
        customer.name,
        customer.address,
        item.need,
        item.source,
        pools.get(item.largeDepartmentId),
      ];
      const amount = amountOf(item);
      const fits =
        filter.words.every((word) => words.some((text) => text?.includes(word))) &&
        (filter.minFen === null || (amount ?? 0) >= filter.minFen) &&
        (filter.maxFen === null || (amount ?? Number.POSITIVE_INFINITY) <= filter.maxFen);
      return fits ? [{ item, customer, amount, rests: paused.isQuiet(item) }] : [];
    });
    if (lines.length > 0) await lookAtPool(`${word} ${text}`.trim(), scene);
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
    if (lines.length === 0) return say("empty", { filter: text });
    return { ...say("list", { lines, filter: text }), buttons: "buttons", enough: true };
  },
});
