// 联系人 #12 加 李总 13900000000 采购: the people at the customer; without more, who they are.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { type ContactChange, readContactChange } from "../../src/chat/read/contact-change.ts";
import { phoneKey } from "../../src/chat/read/phone.ts";
import { NICKNAME } from "../../src/chat/read/profile-words.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { alsoReached } from "../../src/workflows/duplicates.ts";

export default command({
  undoable: true,
  right: "contact",
  args: { item: arg.item(), text: arg.words() },
  audience: "private",
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { now, store, save } = scene;
    const { item, customer } = inHand;
    const known = await store.contacts.of(customer.id);
    if (text === "") return say("list", { item, customer, contacts: known });
    const said = readContactChange(text);
    if (said === null) throw new UsageError("missing-contact");
    const only = said.name === null && known.length === 1 ? known[0] : undefined;
    const { formerly } = said;
    const meant =
      formerly === undefined
        ? (known.find(({ name }) => name === said.name) ?? only ?? calledSo(said, known))
        : known.find((one) => one.phoneKey === phoneKey(formerly));
    // 联系人换了,新的是李敏 …: somebody new takes nobody's number over.
    const isNew =
      said.change === "add" || (said.change === "change" && meant === undefined && said.name !== null);
    const key = said.phone === null ? null : phoneKey(said.phone);
    if (isNew)
      await store.contacts.add({
        customerId: customer.id,
        name: said.name,
        phone: said.phone,
        phoneKey: key,
        role: said.role,
        createdAt: now,
      });
    else if (meant === undefined)
      throw new UsageError("no-such-contact", { name: said.name ?? said.formerly ?? said.phone ?? "" });
    else if (said.change === "remove") await store.contacts.remove(meant.id);
    else
      await store.contacts.save({
        ...meant,
        name: said.renamed ?? meant.name,
        phone: said.phone ?? meant.phone,
        phoneKey: key ?? meant.phoneKey,
        role: said.role ?? meant.role,
      });
    const saved = await save({ item, what: "edited", edit: { field: "contact", before: null, after: null } });
    return say(isNew ? "add" : said.change, {
      item: saved,
      customer,
      contacts: await store.contacts.of(customer.id),
      name: said.name ?? meant?.name ?? "",
      phone: said.phone ?? "",
      reached: said.change === "remove" ? [] : await alsoReached(key, { customer, scene }),
    });
  },
});

/** 老沈换号了: the only one there with that surname. */
function calledSo<One extends { readonly name: string | null }>(
  { change, name }: ContactChange,
  known: readonly One[],
): One | undefined {
  const isNickname = name?.length === 2 && change !== "add";
  const surname = isNickname ? NICKNAME.exec(name)?.groups?.["surname"] : undefined;
  const [only, another] = known.filter((one) => surname !== undefined && one.name?.startsWith(surname));
  return another === undefined ? only : undefined;
}
