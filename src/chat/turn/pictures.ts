// Pictures somebody sent: kept as evidence of an item by their hash, which is made behind the answer (rules.md 4).
import type { Store } from "../../../db/store.ts";
import { may } from "../../domain/people/rights.ts";
import type { Answer } from "../answer.ts";
import { takeUp } from "../args/take-up.ts";
import type { SentPicture } from "../message.ts";
import { CHOSEN, spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";
import { namedItems } from "./offers.ts";
import { plainly, run } from "./run.ts";
import { MEMORY_MS } from "./surroundings.ts";

const WORDS = "commands/keep-picture";
const MOST_CHOICES = 5;

/**
 * Whose they are: what the words beside them were about, what was quoted, what was spoken of in this chat within ten
 * minutes; else it is asked. Their addresses are good for five minutes, so they are noted before the answer comes.
 */
export async function keepPictures(
  room: Room,
  moment: Moment,
  { pictures, beside }: { readonly pictures: readonly SentPicture[]; readonly beside: Answer | null },
): Promise<Answer> {
  const { store, actor, incoming, now } = moment;
  for (const { source, secret, mediaId } of pictures)
    await store.evidence.addPicture({
      no: null,
      userId: actor.userId,
      chatId: incoming.chat.id,
      at: now,
      source,
      sourceSecret: secret,
      mediaId,
    });
  const [only, another] = await meant(moment, beside);
  if (only !== undefined && another === undefined)
    return {
      ...(await run(room, moment, plainly(`${room.registry.wordOf("keep-picture")} #${only}`))),
      begins: true,
    };
  return ask(
    room,
    moment,
    another === undefined ? await lately(store, actor.userId) : await meant(moment, beside),
  );
}

/** The items it may be about, as far as the sender may report on them. */
async function meant(moment: Moment, beside: Answer | null): Promise<readonly number[]> {
  const { store, incoming, now } = moment;
  const told = beside === null ? [] : itemsIn(beside);
  const quoted = /#(\d{1,9})/.exec(incoming.quote ?? "")?.[1];
  const last = await store.conversations.lastItem(spotOf(moment), now - MEMORY_MS);
  for (const nos of [told, quoted === undefined ? [] : [Number(quoted)], last === null ? [] : [last]]) {
    const theirs: number[] = [];
    for (const no of nos) if (await isTheirs(no, moment)) theirs.push(no);
    if (theirs.length > 0) return theirs;
  }
  return [];
}

async function isTheirs(no: number, moment: Moment): Promise<boolean> {
  const item = no < 2 ** 31 ? await moment.store.items.byNo(no) : null;
  return item !== null && may("follow-up", (await takeUp(item, moment)).relations);
}

function itemsIn({ values, parts = [] }: Answer): readonly number[] {
  const { no } = (values["item"] ?? {}) as { readonly no?: number };
  return [...new Set([...(no === undefined ? [] : [no]), ...parts.flatMap(itemsIn)])];
}

/** What somebody holds and has spoken of last. */
async function lately({ items }: Store, userId: string): Promise<readonly number[]> {
  const held = (await items.ownedBy(userId)).filter(({ outcome }) => outcome !== "lost");
  return held
    .sort((a, b) => (b.lastFollowUpAt ?? b.receivedAt) - (a.lastFollowUpAt ?? a.receivedAt))
    .slice(0, MOST_CHOICES)
    .map(({ no }) => no);
}

async function ask(room: Room, moment: Moment, among: readonly number[]): Promise<Answer> {
  const words = `${room.registry.wordOf("keep-picture")} ${CHOSEN}`;
  const isOpen = among.length === 0;
  await moment.store.drafts.keep(spotOf(moment), {
    words,
    asking: isOpen ? "missing-item" : "which-one",
    choices: isOpen ? null : among.map((no) => `#${no}`),
    at: moment.now,
  });
  return { id: WORDS, block: "which", values: { list: await namedItems(among, moment) }, begins: true };
}
