// The customer a command is about, by an item's number or by name, where everybody may ask: 能推送吗 云图科技 MES.
import { LOOKS_HOUR_MS, mustNotEnumerate } from "../../domain/hands/looks.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { may } from "../../domain/people/rights.ts";
import type { Arg, ArgScene, Taken } from "../arg.ts";
import { companyKey } from "../read/company.ts";
import { isDistinctive } from "../read/distinctive.ts";
import { readItemReference } from "../read/item-reference.ts";
import { UsageError } from "../usage-error.ts";
import { customersCalled } from "./customers-called.ts";
import { noSuchItem } from "./no-such-item.ts";
import { takeUp } from "./take-up.ts";

export interface CustomerInHand {
  readonly customer: Customer;
  readonly items: readonly Item[];
  /** As typed. */
  readonly called: string;
  /** One of its items the asker may look at; null where they may look at none. */
  readonly seen: Item | null;
}

const MOST_NAMED = 50;
const MOST_CHOICES = 5;
const SHORTEST_NAME = 2;

/** Looks at what is not the asker's are counted, as those of 查重 are (rules.md 4). @throws UsageError, RuleError */
export function customerArg(): Arg<CustomerInHand> {
  return {
    async take(text, scene) {
      const { value, rest } = await named(text, scene);
      if (value.seen === null) await countLook(value.called, scene);
      else await touched(value.seen, scene);
      return { value, rest };
    },
  };
}

async function named(text: string, scene: ArgScene): Promise<Taken<CustomerInHand>> {
  const { reference, rest, before } = readItemReference(text);
  const no = reference.kind === "number" ? reference.no : await quotedOrIt(reference.kind, scene);
  if (no !== null) {
    const item = await scene.store.items.byNo(no);
    if (item === null) throw await noSuchItem(no, scene.store);
    const found = await inHand(await scene.store.customers.byId(item.customerId), `#${no}`, scene);
    return { value: found, rest: `${before} ${rest}`.trim() };
  }
  const words = text.trim();
  if (words === "") throw new UsageError("missing-customer");
  const found = await byName(words, scene);
  if (found === null) throw new UsageError("no-customer-named", { name: words });
  return found;
}

async function quotedOrIt(
  kind: string,
  { store, actor, chat, quote, now }: ArgScene,
): Promise<number | null> {
  if (kind === "it")
    return store.conversations.lastItem({ userId: actor.userId, chatId: chat.id }, now - MEMORY_MS);
  const quoted = kind === "none" ? /#(\d+)/.exec(quote ?? "")?.[1] : undefined;
  return quoted === undefined ? null : Number(quoted);
}

const MEMORY_MS = 10 * 60_000;

/** The longest beginning that is somebody's name, by words first and then by characters. */
async function byName(words: string, scene: ArgScene): Promise<Taken<CustomerInHand> | null> {
  const [first = ""] = words.split(/\s/u);
  for (const end of endsOf(words)) {
    const name = words.slice(0, end).trim();
    const found = await customersCalled(name, MOST_NAMED, scene.store);
    if (found.length === 0) continue;
    // 无锡 of 无锡万邦 is nobody's name: what is not found is the word as it was typed.
    const said = end < first.length ? first : name;
    return { value: await theOne(found, { name, said }, scene), rest: words.slice(end).trim() };
  }
  return null;
}

function endsOf(words: string): readonly number[] {
  const spaces = [...words.matchAll(/\s+/g)].map(({ index }) => index).reverse();
  const first = spaces.at(-1) ?? words.length;
  const inside = Array.from({ length: Math.max(0, first - SHORTEST_NAME) }, (_, less) => first - 1 - less);
  return [words.length, ...spaces, ...inside];
}

/** The one whose name it is; else the asker's own; else the only one. */
async function theOne(
  found: readonly Customer[],
  { name, said }: { readonly name: string; readonly said: string },
  scene: ArgScene,
): Promise<CustomerInHand> {
  const key = companyKey(name);
  const exact = found.filter(({ nameKey }) => nameKey !== "" && nameKey === key);
  if (exact.length !== 1 && !isDistinctive(name)) throw new UsageError("no-customer-named", { name: said });
  const all = await Promise.all((exact.length === 1 ? exact : found).map((one) => inHand(one, name, scene)));
  const own = all.filter(({ seen }) => seen !== null);
  const best = own.length > 0 ? own : all;
  const [only] = best;
  if (only === undefined) throw new UsageError("no-customer-named", { name: said });
  if (best.length === 1) return only;
  if (own.length === 0) throw new UsageError("no-customer-named", { name: said });
  throw new UsageError("several-customers", {
    name,
    names: own.slice(0, MOST_CHOICES).map(({ customer }) => customer.name),
  });
}

async function inHand(customer: Customer, called: string, scene: ArgScene): Promise<CustomerInHand> {
  const items = await scene.store.items.ofCustomer(customer.id);
  let seen: Item | null = null;
  for (const item of items) {
    const { relations } = await takeUp(item, scene);
    if (may("look", relations)) seen = item;
    if (item.ownerId === scene.actor.userId) break;
  }
  return { customer, items, called, seen };
}

async function countLook(words: string, { store, actor, now, rules }: ArgScene): Promise<void> {
  mustNotEnumerate(await store.looks.since(actor.userId, now - LOOKS_HOUR_MS), rules);
  await store.looks.add({ userId: actor.userId, at: now, words });
}

async function touched({ no }: Item, { store, actor, chat, now }: ArgScene): Promise<void> {
  await store.conversations.touched({ userId: actor.userId, chatId: chat.id }, no, now);
}
