// What the commands about mentors share: who is asked and who has joined, and what a mentor needs to know for a talk.
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import { dayOf } from "../../domain/day.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { stands } from "../../domain/mentoring/joint-talks.ts";
import { currentOf, type Mentorship } from "../../domain/mentoring/mentoring.ts";
import { RuleError } from "../../domain/rule-error.ts";

interface Look {
  readonly store: Store;
  readonly now: number;
}

/** Who has joined an item's talks; never its owner. */
export async function mentorsOf({ no, ownerId }: Item, { companions }: Store): Promise<readonly string[]> {
  return (await companions.of(no))
    .filter(({ role, memberId }) => role === "mentor" && memberId !== ownerId)
    .map(({ memberId }) => memberId);
}

/** What runs with one mentor. @throws RuleError where nothing does */
export async function runningWith(item: Item, mentorId: string, { store, now }: Look): Promise<Mentorship> {
  const known = (await store.mentorships.of(item.no)).filter((one) => one.mentorId === mentorId);
  const running = currentOf(known, dayOf(now));
  if (running === null) throw new RuleError("nothing-asked-of-mentor", { item });
  return running;
}

/** What runs with each mentor of an item, one each. */
export async function allRunning(item: Item, { store, now }: Look): Promise<readonly Mentorship[]> {
  const all = await store.mentorships.of(item.no);
  return [...new Set(all.map(({ mentorId }) => mentorId))].flatMap((mentorId) => {
    const running = currentOf(
      all.filter((one) => one.mentorId === mentorId),
      dayOf(now),
    );
    return running === null ? [] : [running];
  });
}

/** The one that is meant: the one named, or the only one. @throws RuleError where several are possible, or none is */
export async function theOne<T extends { readonly mentorId: string }>(
  choices: readonly T[],
  given: {
    readonly item: Item;
    readonly who: { readonly userId: string; readonly name: string } | null;
    readonly store: Store;
    /** The rule that refuses where there is none. */
    readonly none: string;
  },
): Promise<T> {
  const { item, who, store, none } = given;
  const meant = who === null ? choices : choices.filter(({ mentorId }) => mentorId === who.userId);
  const mentors = new Set(meant.map(({ mentorId }) => mentorId));
  if (mentors.size > 1) {
    const names = await store.people.names([...mentors]);
    throw new RuleError("which-mentor", { item, names: [...mentors].map((id) => names[id]) });
  }
  const one = meant.at(-1);
  if (one !== undefined) return one;
  throw who !== null && choices.length > 0
    ? new RuleError("not-its-mentor", { item, name: who.name })
    : new RuleError(none, { item });
}

/** From asked to joined: they see the item from now on. */
export async function join(no: number, memberId: string, { store, now }: Look): Promise<void> {
  await store.companions.remove({ no, memberId, role: "invited" });
  await store.companions.add({ no, memberId, role: "mentor", at: now });
}

/** Neither asked nor joined any more; whoever has taken part in a talk stays its mentor. */
export async function leave(no: number, memberId: string, { store }: Look): Promise<void> {
  await store.companions.remove({ no, memberId, role: "invited" });
  const talks = await store.jointTalks.of(no);
  const tookPart = talks.some((talk) => talk.mentorId === memberId && stands(talk));
  if (!tookPart) await store.companions.remove({ no, memberId, role: "mentor" });
}

const RECENT = 3;

/** Who is at the customer, and what was said last: for the private message of a mentor who comes along. */
export async function briefing(item: Item, customer: Customer, { store }: Pick<Look, "store">) {
  const followUps = await store.followUps.latest(item.no, RECENT);
  const names = await store.people.names([item.ownerId, ...followUps.map(({ by }) => by)]);
  return {
    owner: item.ownerId === null ? "" : (names[item.ownerId] ?? ""),
    contacts: await store.contacts.of(customer.id),
    followUps: followUps.map((followUp) => ({ ...followUp, name: names[followUp.by] })),
  };
}

/** The same to several people, each once, and not to who acts. */
export function toEach(
  people: readonly (string | null)[],
  besides: string,
  notice: Omit<Notice, "to">,
): readonly Notice[] {
  return [...new Set(people)].flatMap((to) => (to === null || to === besides ? [] : [{ ...notice, to }]));
}
