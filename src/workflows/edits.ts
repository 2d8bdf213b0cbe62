// One edit of one field: the item's, its customer's or its first contact's, with what stood there before.
import type { InHand } from "../chat/args/take-up.ts";
import type { Scene } from "../chat/command.ts";
import { labelledAmount, unclearAmount } from "../chat/read/amount.ts";
import { readDay } from "../chat/read/day.ts";
import { readDays, unclearDay } from "../chat/read/days.ts";
import { discounted, discountIn } from "../chat/read/discount.ts";
import type { EditField, EditRead } from "../chat/read/edit.ts";
import { readAmounts } from "../chat/read/money.ts";
import { phoneKey } from "../chat/read/phone.ts";
import { UsageError } from "../chat/usage-error.ts";
import { type Day, dayOf } from "../domain/day.ts";
import { withAmount } from "../domain/item/amounts.ts";
import type { Customer } from "../domain/item/customer.ts";
import { amountOf, type Item } from "../domain/item/item.ts";
import type { Fen } from "../domain/money.ts";
import { askedBack } from "./asked-back.ts";
import { keepNames } from "./customer-names.ts";
import { alsoReached, type SeenHit } from "./duplicates.ts";
import { renaming } from "./renaming.ts";

export interface Edited {
  readonly item: Item;
  readonly customer: Customer;
  readonly shown: Shown;
  /** Items of customers whose names may mean the one it was renamed to. */
  readonly near?: readonly SeenHit[];
  /** Items of other customers that the new number reaches as well. */
  readonly reached?: readonly SeenHit[];
}

/** A field as it was and as it is now: fen, a day, a word of templates/words.md or words of the person's own. */
export type Shown = { readonly field: EditField } & (
  | { readonly kind: "money"; readonly before: Fen | null; readonly after: Fen; readonly counts: boolean }
  | {
      readonly kind: "day" | "solution" | "type" | "text";
      readonly before: string | null;
      readonly after: string | null;
      readonly minute?: number | null;
      readonly words?: string | null;
    }
);

/** Contact data goes to the contacts only: the history says that it changed, never what to (rules.md 12). */
export async function applyEdit(inHand: InHand, edit: EditRead, scene: Scene<unknown>): Promise<Edited> {
  const { item, customer } = inHand;
  const { field, value } = edit;
  const text = (before: string | null, after = value): Shown => ({ field, kind: "text", before, after });
  const logged = ({ before, after }: Shown) => ({
    field,
    before: before === null ? null : String(before),
    after: after === null ? null : String(after),
  });
  const onItem = async (changes: Partial<Item>, shown: Shown): Promise<Edited> => ({
    item: await scene.save({ item: { ...item, ...changes }, what: "edited", edit: logged(shown) }),
    customer,
    shown,
  });
  const onCustomer = async (changes: Partial<Customer>, shown: Shown): Promise<Edited> => ({
    customer: await scene.store.customers.save({ ...customer, ...changes }),
    item: await scene.save({ item, what: "edited", edit: logged(shown) }),
    shown,
  });
  switch (field) {
    case "amount":
    case "expected":
    case "quoted":
    case "contract": {
      const fen = amountIn(field, value);
      const { item: after, before } = withAmount(item, { field, fen, today: dayOf(scene.now) });
      return onItem(after, { field, kind: "money", before, after: fen, counts: amountOf(after) === fen });
    }
    case "need":
    case "product":
      return onItem({ need: value }, text(item.need));
    case "source":
      return onItem({ source: value }, text(item.source));
    case "solution": {
      const solution = value === "custom" ? "custom" : "standard";
      return onItem({ solution }, { field, kind: "solution", before: item.solution, after: solution });
    }
    case "planned-signing": {
      if (item.outcome === "won") {
        const signedOn = signedDayIn(value, scene.now);
        return onItem({ signedOn }, { field, kind: "day", before: item.signedOn, after: signedOn });
      }
      const { day } = dayIn(value, scene.now);
      return onItem(
        { plannedSigningOn: day },
        { field, kind: "day", before: item.plannedSigningOn, after: day },
      );
    }
    case "next": {
      const { day, minute, words } = dayIn(value, scene.now);
      const shown: Shown = { field, kind: "day", before: item.nextDay, after: day, minute, words };
      return onItem({ nextDay: day, nextMinute: minute, nextText: words }, shown);
    }
    case "decision-maker": {
      const decisionMaker = value.replace(DECIDES, "") || value;
      return onItem({ decisionMaker }, text(item.decisionMaker, decisionMaker));
    }
    case "address":
      return onCustomer({ address: value }, text(customer.address));
    case "customer-name": {
      const { near, ...name } = await renaming(inHand, value, scene);
      const edited = await onCustomer(name, text(customer.name));
      await keepNames(edited.customer, scene.store);
      return { ...edited, near };
    }
    case "customer-type": {
      const type = value.startsWith("个") ? "person" : "company";
      return onCustomer({ type }, { field, kind: "type", before: customer.type, after: type });
    }
    case "contact":
    case "phone":
    case "contact-role": {
      const before = await editContact(inHand, edit, scene);
      const unsaid = { field, before: null, after: null };
      return {
        item: await scene.save({ item, what: "edited", edit: unsaid }),
        customer,
        shown: text(before),
        reached: field === "phone" ? await alsoReached(phoneKey(value), { customer, scene }) : [],
      };
    }
  }
}

const EDGES = /^[\s,，:：;；、。到在]+|[\s,，:：;；、。]+$/g;

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
  if (first === undefined) return null;
  return field === "phone" ? first.phone : field === "contact" ? first.name : first.role;
}

/** 30万太高, 王总要30万: what is said about an amount is not the amount itself. */
const SAID_OF_IT = /[说嫌觉想求不没太贵吗?？]/u;

/** What counts is precise; 预计 takes 80万左右 as well, and the answer shows the value. @throws UsageError */
function amountIn(field: EditField, value: string): Fen {
  const amount = labelledAmount(value);
  if (amount === null) throw new UsageError("missing-amount");
  const behind = value.slice(amount.end).replace(PART_OF_IT, "");
  // 30万打八五折, and not what that comes to.
  const share = TAKEN_OFF.test(behind) ? discountIn(behind) : null;
  if (share !== null && amount.fen !== null)
    throw new UsageError("amount-unclear", { words: value, likelyFen: discounted(amount.fen, share) });
  const others = readAmounts(behind, {}).length > 0;
  if (others || SAID_OF_IT.test(`${value.slice(0, amount.start)} ${behind}`))
    throw new UsageError("amount-unclear", {
      words: value,
      ...(others ? {} : { likelyFen: amount.fen ?? amount.likelyFen }),
    });
  if (field === "expected" && amount.about && amount.likelyFen !== null) return amount.likelyFen;
  const unclear = unclearAmount(amount);
  if (unclear !== null) throw askedBack(unclear);
  return amount.fen ?? 0;
}

/** 36.5万,里面有两万是培训费: a part of it, and no other amount. */
const PART_OF_IT = /[\s,，;；。]+(?:[这那]?里[面头]?|其中|当中|包括|包含|内含)[^;；。\n]*/gu;
const TAKEN_OFF = /^[^,，;；。!！?？\n]{0,4}打[^,，;；。!！?？\n]{1,6}?折(?!扣)/u;

/** A contract that is signed was signed by today. */
function signedDayIn(value: string, now: number): Day {
  const read = readDay(value, now);
  if (read === null) throw new UsageError("day-unclear", { words: value });
  if ("ask" in read) throw askedBack(unclearDay(read));
  if (read.value.day > dayOf(now)) throw new UsageError("signing-ahead", { words: value });
  return read.value.day;
}

function dayIn(value: string, now: number) {
  const [read] = readDays(value, now);
  if (read === undefined) throw new UsageError("day-unclear", { words: value });
  if ("ask" in read) throw askedBack(unclearDay(read));
  if (read.value.past) throw new UsageError("past-day", { words: value });
  // The day is kept as a date: 周五 in words would be another Friday a week later.
  const words = `${value.slice(0, read.start)} ${value.slice(read.end)}`
    .replace(EDGES, "")
    .replace(/\s+/g, " ");
  return { ...read.value, words: words === "" ? null : words };
}
