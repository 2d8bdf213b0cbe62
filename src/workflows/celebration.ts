// 喜报 (rules.md 5, Manners): a win or a large payment, posted in the department's group; it waits a while for a 不发喜报.
import type { Store } from "../../db/store.ts";
import type { Notice, Post, Saying } from "../chat/command.ts";
import type { Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";
import { whoCameAlong } from "../domain/mentoring/joint-talks.ts";
import type { Actor } from "../domain/people/rights.ts";
import type { Rulebook } from "../domain/rulebook.ts";

export interface Celebrated {
  readonly store: Store;
  readonly customer: Customer;
  readonly now: number;
  readonly rules: Rulebook;
  readonly what: "won" | "paid";
  /** Only where the owner says so. */
  readonly amountFen: number | null;
  /** Told apart from every other of the item. */
  readonly occasion: string;
  /** Without a wait: the owner asked for it. */
  readonly atOnce?: true;
}

const FOLLOW_UPS_READ = 50;
const MOST_HELPERS = 3;

/** Under what the posts of an item wait, so that they can be taken back. */
export function celebrationsOf({ no }: Pick<Item, "no">): string {
  return `celebration/${no}/`;
}

/** The post, in a block "celebration" of the command's template; null where the department has no group. */
export async function celebration(item: Item, given: Celebrated): Promise<Post | null> {
  const { store, customer, now, rules, what, amountFen, occasion, atOnce } = given;
  if (item.departmentId === null || item.ownerId === null) return null;
  if ((await store.groups.of(item.departmentId, "sales")) === null) return null;
  const companions = await store.companions.of(item.no);
  const companionIds = companions.filter(({ role }) => role !== "invited").map(({ memberId }) => memberId);
  const authors = (await store.followUps.latest(item.no, FOLLOW_UPS_READ)).map(({ by }) => by);
  const mentors = whoCameAlong(item, await store.jointTalks.of(item.no));
  const helpers = [...new Set([...companionIds, ...authors])]
    .filter((by) => by !== item.ownerId && !mentors.includes(by))
    .slice(0, MOST_HELPERS);
  const names = await store.people.names([item.ownerId, ...helpers, ...mentors]);
  return {
    departmentId: item.departmentId,
    block: "celebration",
    values: {
      item,
      customer,
      what,
      amountFen,
      owner: names[item.ownerId],
      helpers: helpers.map((helper) => names[helper]).join("、"),
      mentors: mentors.map((mentor) => names[mentor]).join("、"),
    },
    key: `${celebrationsOf(item)}${occasion}`,
    ...(atOnce === true ? {} : { notBefore: now + rules.notices.celebrationMinutes * 60_000 }),
  };
}

/** What a handler adds to its saying: the post, and to an owner who did not act themselves the word how to decline. */
export function celebrated(
  post: Post | null,
  given: {
    readonly item: Item;
    readonly customer: Customer;
    readonly actor: Pick<Actor, "userId" | "name">;
    readonly rules: Rulebook;
    /** What is to be told to others besides. */
    readonly notices: readonly Notice[];
  },
): Pick<Saying, "posts" | "notices"> {
  const { item, customer, actor, rules, notices } = given;
  if (post === null) return { notices };
  if (item.ownerId === null || item.ownerId === actor.userId) return { posts: [post], notices };
  const values = { item, customer, by: actor.name, waits: rules.notices.celebrationMinutes };
  return { posts: [post], notices: [...notices, { to: item.ownerId, block: "told-owner", values }] };
}
