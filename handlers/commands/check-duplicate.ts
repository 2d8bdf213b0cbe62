// 查重 云图 / 查重 13800001111: equal and near names, equal phones; masked, and whom to ask (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { companyKey } from "../../src/chat/read/company.ts";
import { askedPhoneKey } from "../../src/chat/read/phone.ts";
import { duplicates } from "../../src/workflows/intake.ts";

const MOST = 20;

export default command({
  right: "check-duplicate",
  args: { name: arg.needed("missing-name") },
  async run({ args: { name }, actor, store }) {
    const phone = askedPhoneKey(name);
    const equal = await duplicates(
      { nameKey: phone === null ? companyKey(name) : "", phone },
      { store, actor },
    );
    const near =
      phone === null
        ? await nearOnes(
            name,
            equal.map(({ item }) => item.no),
            { store, actor },
          )
        : [];
    const tombstone = await store.tombstones.find(companyKey(name), phone);
    return say(equal.length + near.length === 0 && tombstone === null ? "none" : "found", {
      name,
      equal,
      near,
      tombstone,
    });
  },
});

type Look = Parameters<typeof duplicates>[1];

/** Items of customers whose name holds what was typed. */
async function nearOnes(name: string, known: readonly number[], look: Look) {
  const customers = await look.store.customers.holding(name.trim(), MOST);
  const hits = [];
  for (const customer of customers)
    hits.push(...(await duplicates({ nameKey: customer.nameKey, phone: null }, look)));
  return hits.filter(({ item }) => !known.includes(item.no)).slice(0, MOST);
}
