// One edit of one field: the item's, its customer's or its first contact's, with what stood there before.
import type { InHand } from "../chat/args/item.ts";
import type { Scene } from "../chat/command.ts";
import { companyKey } from "../chat/read/company.ts";
import { readDay } from "../chat/read/day.ts";
import type { EditRead } from "../chat/read/edit.ts";
import { readMoney } from "../chat/read/money.ts";
import { phoneKey } from "../chat/read/phone.ts";
import { UsageError } from "../chat/usage-error.ts";
import type { Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";

export interface Edited {
  readonly item: Item;
  readonly customer: Customer;
  readonly shown: { readonly field: string; readonly value: string };
}

/** Contact data goes to the contacts only: the history says that it changed, never what to (rules.md 12). */
export async function applyEdit(inHand: InHand, edit: EditRead, scene: Scene<unknown>): Promise<Edited> {
  const { item, customer } = inHand;
  const { field, value } = edit;
  const shown = { field, value };
  const onItem = async (changes: Partial<Item>, before: string | null): Promise<Edited> => ({
    item: await scene.save({
      item: { ...item, ...changes },
      what: "edited",
      edit: { field, before, after: value },
    }),
    customer,
    shown,
  });
  const onCustomer = async (changes: Partial<Customer>, before: string | null): Promise<Edited> => ({
    customer: await scene.store.customers.save({ ...customer, ...changes }),
    item: await scene.save({ item, what: "edited", edit: { field, before, after: value } }),
    shown,
  });
  switch (field) {
    case "amount": {
      const fen = amountIn(value);
      return onItem({ expectedFen: fen }, item.expectedFen === null ? null : String(item.expectedFen));
    }
    case "need":
    case "product":
      return onItem({ need: value }, item.need);
    case "source":
      return onItem({ source: value }, item.source);
    case "solution":
      return onItem({ solution: value === "custom" ? "custom" : "standard" }, item.solution);
    case "planned-signing":
      return onItem({ plannedSigningOn: dayIn(value, scene.now).day }, item.plannedSigningOn);
    case "next": {
      const { day, minute } = dayIn(value, scene.now);
      return onItem({ nextDay: day, nextMinute: minute, nextText: value }, item.nextDay);
    }
    case "decision-maker": {
      const decisionMaker = value.replace(DECIDES, "");
      return onItem({ decisionMaker: decisionMaker === "" ? value : decisionMaker }, item.decisionMaker);
    }
    case "address":
      return onCustomer({ address: value }, customer.address);
    case "customer-name":
      return onCustomer({ name: value, nameKey: companyKey(value) }, customer.name);
    case "customer-type":
      return onCustomer({ type: value.startsWith("个") ? "person" : "company" }, customer.type);
    case "contact":
    case "phone":
    case "contact-role": {
      await editContact(inHand, edit, scene);
      const logged = { field, before: null, after: null };
      return { item: await scene.save({ item, what: "edited", edit: logged }), customer, shown };
    }
  }
}

/** 王总拍板, 要董事长点头: the person alone is kept. */
const DECIDES = /^(?:是|由|要|得)|(?:来)?(?:拍板|点头|做主|定夺|说了算|做?决定|签字)$/g;

async function editContact({ customer }: InHand, { field, value }: EditRead, { store, now }: Scene<unknown>) {
  const [first] = await store.contacts.of(customer.id);
  const blank = {
    customerId: customer.id,
    name: null,
    phone: null,
    phoneKey: null,
    role: null,
    createdAt: now,
  };
  const changes =
    field === "phone"
      ? { phone: value, phoneKey: phoneKey(value) }
      : field === "contact"
        ? { name: value }
        : { role: value };
  if (first === undefined) await store.contacts.add({ ...blank, ...changes });
  else await store.contacts.save({ ...first, ...changes });
}

function amountIn(value: string): number {
  const read = readMoney(value, { labelled: true });
  if (read === null) throw new UsageError("missing-amount");
  if ("ask" in read) throw new UsageError(read.ask, { words: read.words });
  return read.value;
}

function dayIn(value: string, now: number) {
  const read = readDay(value, now);
  if (read === null) throw new UsageError("day-unclear", { words: value });
  if ("ask" in read) throw new UsageError(read.ask, { words: read.words });
  if (read.value.past) throw new UsageError("past-day", { words: value });
  return read.value;
}
