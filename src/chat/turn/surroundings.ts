// What understanding may ask about the sender and what stands, answered from the store, each question at most once.

import type { NameOfItem } from "../../../db/stores/customers.ts";
import { amountOf } from "../../domain/item/item.ts";
import { isWithin, may } from "../../domain/people/rights.ts";
import { listSentTo } from "../args/list-sent.ts";
import { beginsWithColleague, colleagueBeginning } from "../args/person.ts";
import { takeUp } from "../args/take-up.ts";
import { fold } from "../read/fold.ts";
import { phoneKey } from "../read/phone.ts";
import { simplified } from "../read/simplified.ts";
import { NOBODY } from "../understand/apart.ts";
import type { Surroundings } from "../understand/around.ts";
import { spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";

export const MEMORY_MS = 10 * 60_000;
const MOST_OWN = 500;
const MOST_OTHERS = 20;
const MOST_BELOW = 300;
const SHORTEST_NAME = 2;
const nobody = Promise.resolve(NOBODY);

/** `askedAt`: since when a question waits. What was done before it is not what a correction speaks of. */
export function surroundingsOf(room: Room, moment: Moment, askedAt = 0): Surroundings {
  const { store, actor, incoming, now } = moment;
  const asked = {
    actor,
    chat: incoming.chat,
    now,
    store,
    rules: moment.rules,
    right: "look",
    quote: null,
  } as const;
  const own = once(() => store.customers.heldBy(actor.userId, MOST_OWN));
  const nameless: string[] = [];
  const naming: string[] = [];
  const ownIfNamed = async (text: string) => {
    const isNamed = await store.customers.isAnyNamedIn(simplified(fold(text)));
    (isNamed ? naming : nameless).push(text);
    return isNamed ? own() : NOBODY;
  };
  const mine = (text: string) => {
    // A part of what names nobody names nobody, and what holds a part that names somebody names somebody.
    if (nameless.some((known) => known.includes(text))) return nobody;
    return naming.some((known) => text.includes(known)) ? own() : ownIfNamed(text);
  };
  const within = async (paths: readonly string[]) => (await store.customers.within(paths, MOST_BELOW)) ?? [];
  return {
    registry: room.registry,
    now,
    own,
    mine,
    contacts: once(async () => named(await store.contacts.knownTo(actor.userId, MOST_OWN))),
    below: once(async () => {
      const items = await within(actor.leads.map(({ path }) => path));
      const isLed = actor.leads.length > 0;
      const contacts = isLed ? await store.contacts.knownAt(items.map(({ no }) => no)) : [];
      return { items, contacts: named(contacts) };
    }),
    pooled: once(async () => named(await store.contacts.knownAt((await within([])).map(({ no }) => no)))),
    priced: async (fen) => {
      const mine = await store.items.byNos((await own()).map(({ no }) => no));
      const [found, another] = mine.filter((item) => amountOf(item) === fen);
      return another === undefined ? (found?.no ?? null) : null;
    },
    reachedAt: async (phone) => {
      const known = await store.contacts.byPhoneKey(phoneKey(phone) ?? "");
      const items = await store.items.ofCustomers(known.map(({ customerId }) => customerId));
      return items
        .filter(
          ({ ownerId, place, outcome }) =>
            ownerId === actor.userId && place === "owned" && outcome !== "lost",
        )
        .map(({ no }) => no);
    },
    reachedBy: async (no) => {
      const item = await store.items.byNo(no);
      const people = item === null ? [] : await store.contacts.of(item.customerId);
      return people.flatMap(({ name, phone }) => (phone === null ? [] : [{ name: name ?? "", phone }]));
    },
    others: async (text) => {
      const customers = await store.customers.named(simplified(text), MOST_OTHERS);
      const items = await store.items.ofCustomers(customers.map(({ id }) => id));
      const names = new Map(customers.map(({ id, name }) => [id, name]));
      return items
        .filter(({ place, outcome }) => place !== "eliminated" && outcome !== "lost")
        .map(({ no, customerId }) => ({ no, name: names.get(customerId) ?? "" }));
    },
    seen: async (no) => {
      if ((await own()).some((item) => item.no === no)) return true;
      const item = await store.items.byNo(no);
      return item === null || may("look", (await takeUp(item, moment)).relations);
    },
    keeps: async (no) => {
      const item = await store.items.byNo(no);
      return item !== null && may("follow-up", (await takeUp(item, moment)).relations);
    },
    item: (no) => store.items.byNo(no),
    last: () => store.conversations.lastItem(spotOf(moment), now - MEMORY_MS),
    lastAct: async () => {
      const act = await store.acts.latest(actor.userId);
      if (act === null || act.at < askedAt || now - act.at > moment.rules.undoMinutes * 60_000) return null;
      // Somebody has gone on from there: it can no longer be taken back.
      const item = act.no === null ? null : await store.items.byNo(act.no);
      if (act.what !== null && item?.version !== act.version) return null;
      const isFollowUp = act.what === "followed-up" && act.no !== null;
      const [latest] = isFollowUp ? await store.followUps.latest(act.no, 1) : [];
      const edit =
        act.what === "edited" && act.no !== null ? await store.history.last(act.no, "edited") : null;
      const isPaid = act.what === "paid" && act.no !== null;
      const paid = isPaid ? (await store.payments.of(act.no)).at(-1) : undefined;
      return {
        command: act.command ?? act.what ?? "",
        no: act.no,
        text: latest?.text ?? null,
        field: edit?.field ?? null,
        paidFen: paid?.amountFen ?? null,
      };
    },
    reminder: async () => {
      const waiting = await store.ownReminders.waitingFor(actor.userId);
      const newest = Math.max(...waiting.map(({ id }) => id));
      const line = waiting.findIndex(({ id }) => id === newest) + 1;
      const set = waiting[line - 1];
      return set === undefined ? null : { line, no: set.no, at: set.at, text: set.text };
    },
    fieldWord: room.fieldWord,
    colleague: async (words) => (await colleagueBeginning(words, asked))?.name ?? null,
    led: async (words) => {
      const found = actor.leads.length === 0 ? null : await beginsWithColleague(words, asked);
      const path = found === null ? null : await store.people.pathOf(found.userId);
      if (found === null || found.userId === actor.userId || path === null) return null;
      // 王总 is rather somebody at a customer's.
      if (TITLED.test(found.name)) return null;
      if (!actor.leads.some((branch) => isWithin(path, branch))) return null;
      const { userId, name, rest } = found;
      return { name, rest, items: await store.customers.heldBy(userId, MOST_OWN) };
    },
    numbered: () => listSentTo(actor.userId, now, store),
    listed: async (line) =>
      (await store.conversations.list(spotOf(moment), now - MEMORY_MS))[line - 1] ?? null,
    quotes: /#\d/.test(incoming.quote ?? ""),
    me: actor.name,
    leads: actor.leads.length > 0,
    intake: actor.roles.has("cleaner") || actor.roles.has("marketing") ? "record-lead" : "report",
  };
}

function named(people: readonly NameOfItem[]): readonly NameOfItem[] {
  return people.filter(({ name }) => name.length >= SHORTEST_NAME);
}

const TITLED = /^.(?:总|工|哥|姐|经理|主管|老师|主任)$/u;

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}
