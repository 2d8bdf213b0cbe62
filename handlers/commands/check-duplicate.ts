// 查重 云图 / 查重 13800001111: equal and near names, equal phones; masked, and whom to ask (rules.md 4).

import { arg } from "../../src/chat/args/args.ts";
import { customersCalled } from "../../src/chat/args/customers-called.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { isDistinctive } from "../../src/chat/read/distinctive.ts";
import { askedPhoneKey } from "../../src/chat/read/phone.ts";
import { LOOKS_HOUR_MS, mustNotEnumerate } from "../../src/domain/hands/looks.ts";
import { asSeen, type Found, findAlike, type Hit, hitsOf } from "../../src/workflows/duplicates.ts";
import { tombstoneKeys } from "../../src/workflows/intake.ts";

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
    const found = await findAlike({ name: phone === null ? name : null, phones: [phone] }, scene);
    const near = phone === null ? await nearOnes(name, found, scene) : [];
    const tombstone = await store.tombstones.find(tombstoneKeys(phone === null ? name : null), [phone]);
    const isGeneral = near === "too-many" || (phone === null && !isDistinctive(name));
    const shown = near === "too-many" ? [] : near;
    const { equal } = found;
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

/**
 * Items of customers whose name may mean the same one, or holds what was typed; of a handful, and only where the words
 * could be one customer's name.
 */
async function nearOnes(
  name: string,
  { equal, near }: Found,
  scene: Scene<unknown>,
): Promise<readonly Hit[] | "too-many"> {
  const { store, rules } = scene;
  if (!isDistinctive(name)) return [];
  const most = rules.looks.nearAtMost;
  const known = new Set([...equal, ...near].map(({ customer }) => customer.id));
  const holding = await customersCalled(name.trim(), most + known.size + 1, store);
  const others = holding.filter(({ id }) => !known.has(id));
  // A name in full is answered whatever there is; a word of it that many have would be a list of what others hold.
  const vague = near.filter(({ because }) => because === "place-left-out" || because === "shortened");
  if (new Set(vague.map(({ customer }) => customer.id)).size + others.length > most)
    return vague.length === near.length
      ? "too-many"
      : near.filter((hit) => !vague.includes(hit)).slice(0, most);
  const held = await hitsOf(new Map(others.map(({ id }) => [id, "holds-words"])), scene);
  return [...near, ...held].slice(0, most);
}
