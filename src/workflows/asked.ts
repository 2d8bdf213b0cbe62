// 过问 and 协访 have their answer told to whoever asked, once: the first its owner says of the item within a few working days.
import type { Store } from "../../db/store.ts";
import type { Notice } from "../chat/command.ts";
import type { Calendar } from "../domain/calendar.ts";
import { groupedBy } from "../domain/grouped.ts";
import { ANSWERS, ASKS, type AskedOfOwner, askedOf, WAITED_DAYS } from "../domain/hands/asked.ts";
import type { Change } from "../domain/item/change.ts";
import type { Item } from "../domain/item/item.ts";

interface Scene {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: number;
}

interface Answering extends Scene {
  readonly actor: { readonly userId: string; readonly name: string };
}

/** More than WAITED_DAYS working days, whatever the holidays. */
const MOST_MS = 25 * 86_400_000;

/** What the owner of an item was asked lately, oldest first. */
export async function askedLately(
  { no, ownerId }: Pick<Item, "no" | "ownerId">,
  { store, calendar, now }: Scene,
): Promise<readonly AskedOfOwner[]> {
  if (ownerId === null) return [];
  // Hardly an item is asked about, and what was done with it may fill pages.
  const first = await store.history.firstAsked(no, now - MOST_MS);
  if (first === null) return [];
  const history = await store.history.since(no, first - 1);
  return askedOf(history, ownerId).filter(({ at }) => calendar.addWorkingDaysTo(at, WAITED_DAYS) >= now);
}

/** The item of theirs that they were asked about last, and have said nothing of since. */
export async function askedOfMember({ actor, ...scene }: Answering): Promise<number | null> {
  const { store, now } = scene;
  const held = new Map((await store.items.ownedBy(actor.userId)).map((item) => [item.no, item]));
  const asked = new Map<number, number>();
  for (const what of ASKS)
    for (const [no, { at }] of await store.history.lastTexts([...held.keys()], what))
      if (at > now - MOST_MS && at > (asked.get(no) ?? 0)) asked.set(no, at);
  for (const [no] of [...asked].sort(([, one], [, other]) => other - one)) {
    const item = held.get(no);
    const lately = item === undefined ? [] : await askedLately(item, scene);
    if (lately.some(({ answer }) => answer === null)) return no;
  }
  return null;
}

/** Told to whoever asked, where what was just saved is the first answer. */
export async function toldAnswers(
  saved: readonly Change[],
  { actor, ...scene }: Answering,
): Promise<readonly Notice[]> {
  const said = saved.filter(({ item, what }) => item.ownerId === actor.userId && ANSWERS.has(what));
  const notices: Notice[] = [];
  for (const no of new Set(said.map(({ item }) => item.no)))
    notices.push(...(await toldOf(no, said, { actor, ...scene })));
  return notices;
}

async function toldOf(no: number, said: readonly Change[], scene: Answering): Promise<readonly Notice[]> {
  const { actor, store } = scene;
  const ofItem = said.filter(({ item }) => item.no === no);
  const asked = await askedLately({ no, ownerId: actor.userId }, scene);
  if (asked.every(({ answer }) => answer === null)) return [];
  // What this message has written are the last rows there are.
  const own = (await store.history.since(no, scene.now - 1)).filter(
    ({ by, what }) => by === actor.userId && ANSWERS.has(what),
  );
  const first = own.at(-ofItem.length);
  const answered = asked.filter(({ answer }) => answer !== null && answer.id === first?.id);
  const item = answered.length === 0 ? null : await store.items.byNo(no);
  if (item === null || first === undefined) return [];
  const customer = await store.customers.byId(item.customerId);
  const [followUp] = first.what === "followed-up" ? await store.followUps.latest(no, 1) : [];
  const text = followUp?.text ?? first.text ?? "";
  // Whoever asked twice hears the one answer once.
  return [...groupedBy(answered, ({ by }) => by)].map(([to, questions]) => ({
    to,
    words: "commands/ask-owner",
    block: "answered",
    values: { item, customer, by: actor, questions, what: first.what, text },
  }));
}
