// The item a command is about: found by number, name, quote, `它` or the line of a list, and the right checked on it.
import { may, RIGHTS } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Arg, ArgScene } from "../arg.ts";
import { type ItemReference, type ItemReferenceRead, readItemReference } from "../read/item-reference.ts";
import { nameBeginning } from "../read/name-beginning.ts";
import { withWholeName } from "../read/whole-name.ts";
import { UsageError } from "../usage-error.ts";
import { customersCalled } from "./customers-called.ts";
import { itemOfPeople } from "./item-of-people.ts";
import { listSentTo } from "./list-sent.ts";
import { noSuchItem } from "./no-such-item.ts";
import { type InHand, takeUp } from "./take-up.ts";

/** How long `它`, `第3条` and a bare number after a list hold. */
const MEMORY_MS = 10 * 60_000;
const MOST_NAMED = 50;
const MOST_CHOICES = 9;
/** More than anybody holds. */
const MOST_HELD = 100_000;

/**
 * The item, which must be there and be the actor's to handle; refused otherwise. With `orLast`, words that name none
 * are about the item just spoken of: `改 金额 80万` corrects what was understood a moment ago.
 */
export function itemArg(given: { readonly orLast?: true } = {}): Arg<InHand> {
  return {
    async take(text, scene) {
      const said = await readBesideQuote(text, scene);
      const read = given.orLast === undefined ? said : await orLastOne(said, text, scene);
      const inHand = await resolve(read.reference, scene);
      if (inHand === null) throw new UsageError("missing-item");
      mustBeAllowed(inHand, scene);
      await scene.store.conversations.touched(spotOf(scene), inHand.item.no, scene.now);
      const named = read.reference.kind === "none" ? text : `${read.before} ${read.rest}`.trim();
      return {
        value: inHand,
        rest: read.before === "" && read.reference.kind !== "none" ? read.rest : named,
      };
    },
  };
}

/** Whether words name an item the actor may handle so, or a quoted message holds one. */
export async function namesAnItem(text: string, scene: ArgScene): Promise<boolean> {
  const { reference } = readItemReference(text);
  const isNamed =
    reference.kind === "name"
      ? (await candidates(reference.name, scene)).length > 0
      : reference.kind !== "none";
  return isNamed || (await quoted(scene)) !== null;
}

/** Beside a quoted message of the bot, words that name none of the actor's items are what is to be said about it. */
async function readBesideQuote(text: string, scene: ArgScene): Promise<ItemReferenceRead> {
  const read = readItemReference(text);
  if (read.reference.kind === "number") return (await withFullName(read, text, scene)) ?? read;
  if (read.reference.kind !== "name") return read;
  const found = await candidates(read.reference.name, scene);
  if (found.length > 0)
    return withWholeName(
      read,
      text,
      found.map(({ customer }) => customer.name),
    );
  if ((await quoted(scene)) !== null) return { reference: { kind: "none" }, before: "", rest: text };
  return (await nameGluedToWords(read.reference.name, text, scene)) ?? read;
}

/** A customer called 杭州#1幼儿园: the number is a part of its name. */
async function withFullName(
  { before }: ItemReferenceRead,
  text: string,
  { store }: ArgScene,
): Promise<ItemReferenceRead | null> {
  const said = text.replace(/^[\s,，:：、]+/, "");
  const beginning = before === "" ? (/^\d{1,9}号?[^\s\d#,，:：、]{2}/u.exec(said)?.[0] ?? "") : before;
  if (beginning === "") return null;
  const named = (await store.customers.holding(beginning.trim(), MOST_NAMED)).filter(({ name }) =>
    said.startsWith(name),
  );
  const [longest] = named.sort((a, b) => b.name.length - a.name.length);
  if (longest === undefined || !/\d/.test(longest.name)) return null;
  const rest = said.slice(longest.name.length).replace(/^[\s,，:：、]+/, "");
  return { reference: { kind: "name", name: longest.name }, before: "", rest };
}

async function orLastOne(read: ItemReferenceRead, text: string, scene: ArgScene): Promise<ItemReferenceRead> {
  const { reference } = read;
  const names = reference.kind === "name" && (await candidates(reference.name, scene)).length > 0;
  if (names || (reference.kind !== "name" && reference.kind !== "none")) return read;
  const last = await scene.store.conversations.lastItem(spotOf(scene), scene.now - MEMORY_MS);
  return last === null ? read : { reference: { kind: "number", no: last }, before: "", rest: text };
}

/** 推进云图到中意向: where the name ends, only the names of what one holds can tell. */
async function nameGluedToWords(
  words: string,
  text: string,
  { store, actor }: ArgScene,
): Promise<ItemReferenceRead | null> {
  const found = nameBeginning(words, await store.customers.heldBy(actor.userId, MOST_HELD));
  if (found === null) return null;
  const end = text.indexOf(words) + found.length;
  const name = words.slice(0, found.length);
  const reference =
    found.kind === "one" ? ({ kind: "number", no: found.no } as const) : ({ kind: "name", name } as const);
  return { reference, before: "", rest: text.slice(end).replace(/^[\s,，:：、]+/, "") };
}

async function resolve(reference: ItemReference, scene: ArgScene): Promise<InHand | null> {
  const { store, now } = scene;
  switch (reference.kind) {
    case "number":
      return byNumber(reference.no, scene);
    case "it": {
      const no = await store.conversations.lastItem(spotOf(scene), now - MEMORY_MS);
      if (no === null) throw new UsageError("it-forgotten");
      return byNumber(no, scene);
    }
    case "line": {
      const shown = await store.conversations.list(spotOf(scene), now - MEMORY_MS);
      const isSent = shown.length === 0 && scene.chat.kind === "single";
      const list = isSent ? await listSentTo(scene.actor.userId, now, store) : shown;
      const no = list[reference.line - 1];
      if (no === undefined) throw new UsageError("no-such-line", { line: reference.line });
      return byNumber(no, scene);
    }
    case "name":
      return byName(reference.name, scene);
    case "none":
      return quoted(scene);
  }
}

async function quoted(scene: ArgScene): Promise<InHand | null> {
  const no = /#(\d+)/.exec(scene.quote ?? "")?.[1];
  return no === undefined ? null : byNumber(Number(no), scene);
}

async function byNumber(no: number, scene: ArgScene): Promise<InHand> {
  const item = Number.isSafeInteger(no) && no < 2 ** 31 ? await scene.store.items.byNo(no) : null;
  if (item === null) throw await noSuchItem(no, scene.store);
  // Merged: the old number answers with the new one.
  if (item.mergedInto !== null) return byNumber(item.mergedInto, scene);
  return takeUp(item, scene);
}

/** One hit among what the actor may handle is it; several are asked about. */
async function byName(name: string, scene: ArgScene): Promise<InHand> {
  const all = await candidates(name, scene);
  const open = all.filter(({ item }) => item.outcome === "open");
  const mine = open.filter(({ item }) => item.ownerId === scene.actor.userId);
  const best = [mine, open, all].find((list) => list.length > 0) ?? [];
  const [only] = best;
  if (only === undefined) {
    const no = await itemOfPeople(name, scene);
    if (no === null) throw new UsageError("no-item-named", { name });
    return byNumber(no, scene);
  }
  return onlyOf(best, name, scene);
}

/** The only one there is; of several it is asked which. @throws UsageError */
export async function onlyOf(best: readonly InHand[], name: string, scene: ArgScene): Promise<InHand> {
  const [only, another] = best;
  if (only === undefined) throw new UsageError("no-item-named", { name });
  if (another === undefined) return only;
  const choices = best.slice(0, MOST_CHOICES).map(({ item, customer }) => ({ item, customer }));
  await scene.store.conversations.keepList(
    spotOf(scene),
    choices.map(({ item }) => item.no),
    scene.now,
  );
  throw new UsageError("several-items", {
    name,
    choices,
    more: best.length - choices.length,
    pick: { name, tokens: choices.map(({ item }) => `#${item.no}`) },
  });
}

/** Items of customers whose name holds the words, as far as the actor may do this with them. */
async function candidates(name: string, scene: ArgScene): Promise<InHand[]> {
  const customers = await customersCalled(name, MOST_NAMED, scene.store);
  const found: InHand[] = [];
  for (const item of await scene.store.items.ofCustomers(customers.map(({ id }) => id))) {
    const inHand = await takeUp(item, scene);
    if (may(scene.right, inHand.relations)) found.push(inHand);
  }
  return found;
}

function mustBeAllowed(inHand: InHand, { right, actor }: ArgScene): void {
  if (may(right, inHand.relations)) return;
  throw new RuleError("not-yours", {
    item: inHand.item,
    customer: inHand.customer,
    right,
    seen: may("look", inHand.relations),
    claimable: may("claim", inHand.relations) && RIGHTS[right].some((relation) => relation === "owner"),
    actor,
  });
}

function spotOf(scene: ArgScene) {
  return { userId: scene.actor.userId, chatId: scene.chat.id };
}
