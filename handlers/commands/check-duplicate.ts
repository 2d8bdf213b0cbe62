// 查重 云图 / 查重 13800001111: equal and near names, equal phones; masked, and whom to ask (rules.md 4).

import { arg } from "../../src/chat/args/args.ts";
import { customersCalled } from "../../src/chat/args/customers-called.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { companyKey } from "../../src/chat/read/company.ts";
import { isDistinctive } from "../../src/chat/read/distinctive.ts";
import { askedPhoneKey } from "../../src/chat/read/phone.ts";
import { LOOKS_HOUR_MS, mustNotEnumerate } from "../../src/domain/hands/looks.ts";
import { asSeen, duplicates, type Hit } from "../../src/workflows/duplicates.ts";

export default command({
  right: "check-duplicate",
  looks: true,
  args: { name: arg.needed("missing-name") },
  async run(scene) {
    const { args, actor, now, store, rules } = scene;
    const { name } = args;
    mustNotEnumerate(await store.looks.since(actor.userId, now - LOOKS_HOUR_MS), rules);
    await store.looks.add({ userId: actor.userId, at: now, words: name });
    const phone = askedPhoneKey(name);
    const nameKey = phone === null ? companyKey(name) : "";
    const equal = await duplicates({ nameKey, phone }, { store, actor });
    const near = phone === null ? await nearOnes(name, equal, scene) : [];
    const tombstone = await store.tombstones.find(companyKey(name), phone);
    const isGeneral = near === "too-many" || (phone === null && !isDistinctive(name));
    const shown = near === "too-many" ? [] : near;
    if (equal.length + shown.length === 0 && tombstone === null && isGeneral)
      return say("too-general", { name });
    return say(equal.length + shown.length === 0 && tombstone === null ? "none" : "found", {
      name,
      equal: await asSeen(equal, scene),
      near: await asSeen(shown, scene),
      tombstone,
    });
  },
});

/** Items of customers whose name holds what was typed, where that could be one customer's name, and of a handful. */
async function nearOnes(
  name: string,
  equal: readonly Hit[],
  { store, actor, rules }: Scene<unknown>,
): Promise<readonly Hit[] | "too-many"> {
  if (!isDistinctive(name)) return [];
  const most = rules.looks.nearAtMost;
  const known = new Set(equal.map(({ customer }) => customer.id));
  const holding = await customersCalled(name.trim(), most + known.size + 1, store);
  const customers = holding.filter(({ id }) => !known.has(id));
  if (customers.length > most) return "too-many";
  const hits = [];
  for (const customer of customers)
    hits.push(...(await duplicates({ nameKey: customer.nameKey, phone: null }, { store, actor })));
  return hits.filter(({ item }) => !equal.some((hit) => hit.item.no === item.no)).slice(0, most);
}
