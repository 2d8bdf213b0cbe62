// What a table shows of an item, field by field: what a group may read of it, in the words of the chat (rules.md 12).
import type { Store } from "../../../db/store.ts";
import { maskPhones, withoutHidden } from "../../chat/words/escape.ts";
import { moneyText } from "../../chat/words/money-text.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { at, dayOf, daysBetween, minuteOfDay } from "../../domain/day.ts";
import { ageMs, standstillsOf } from "../../domain/insight/dwell.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Department } from "../../domain/people/people.ts";
import type { Shown } from "../../domain/sheet/cell.ts";
import type { SheetField } from "../../domain/sheet/sheet.ts";

/** Null where there is nothing to show. */
export type Showing = (item: Item, field: SheetField) => Shown | null;

interface Given {
  readonly store: Store;
  readonly templates: Templates;
  readonly now: number;
  readonly pagesUrl: string | null;
  readonly departments: readonly Department[];
  /** What will be asked for. */
  readonly fields: ReadonlySet<SheetField>;
}

const FEN = 100;
const FEN_OF_WAN = 1_000_000;

/** Everything that is needed of the items given, read at once. */
export async function showingOf(items: readonly Item[], given: Given): Promise<Showing> {
  const { store, templates, now, pagesUrl, departments, fields } = given;
  const nos = items.map(({ no }) => no);
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  const names = await store.people.names(items.map(({ ownerId }) => ownerId));
  const changed = await store.history.lastChanges(nos);
  const stays = new Map(
    (await store.stays.ofItems(nos, now))
      // Of an imported one nobody knows since when it is there.
      .filter(({ leftAt, entered }) => leftAt === null && entered !== "imported")
      .map((stay) => [stay.no, stay]),
  );
  const since = Math.min(...[...stays.values()].map(({ enteredAt }) => enteredAt));
  const isCounted = fields.has("stay") && stays.size > 0;
  const standstills = standstillsOf(isCounted ? await store.pauses.since(since) : []);
  const places = new Map(departments.map(({ id, name }) => [id, name]));
  const words = templates.header("words");

  return (item, field) => {
    const stay = stays.get(item.no);
    switch (field) {
      case "number":
        return { text: `#${item.no}`, number: item.no };
      case "customer":
        return typed(customers.get(item.customerId)?.name ?? null);
      case "kind":
        return said(templates.header("sheets")[`kind-${item.kind}`]);
      case "stage":
        return said(words[`stage-${item.stage ?? "none"}`]);
      case "outcome":
        return said(words[`outcome-${item.outcome}`]);
      case "owner":
        return item.ownerId === null
          ? null
          : { text: names[item.ownerId] ?? item.ownerId, userId: item.ownerId };
      case "department":
        return said(places.get(item.departmentId ?? 0));
      case "amount":
        return money(item, FEN);
      case "amount-wan":
        return money(item, FEN_OF_WAN);
      case "source":
        return typed(item.source);
      case "next":
        return item.nextDay === null ? null : instant(at(item.nextDay, item.nextMinute ?? 0));
      case "stay": {
        if (stay === undefined) return null;
        const days = daysBetween(dayOf(now - ageMs(stay, now, standstills.of(stay))), dayOf(now));
        return { text: String(days), number: days };
      }
      case "entered":
        return stay === undefined ? null : day(stay.enteredAt);
      case "followed":
        return item.lastFollowUpAt === null ? null : day(item.lastFollowUpAt);
      case "created":
        return day(item.createdAt);
      case "updated":
        return instant(changed.get(item.no) ?? item.createdAt);
      case "link":
        return pagesUrl === null ? null : linked(item.no, pagesUrl);
    }
  };
}

/** What somebody typed may hold what its field should not. */
function typed(text: string | null): Shown | null {
  return text === null ? null : { text: maskPhones(withoutHidden(text)) };
}

function said(text: string | undefined): Shown | null {
  return text === undefined ? null : { text };
}

function money(item: Item, unitFen: number): Shown | null {
  const fen = amountOf(item);
  return fen === null ? null : { text: moneyText(fen), number: fen / unitFen };
}

function day(ms: number): Shown {
  return { text: dayOf(ms), ms: at(dayOf(ms)) };
}

function instant(ms: number): Shown {
  const minute = minuteOfDay(ms);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return { text: minute === 0 ? dayOf(ms) : `${dayOf(ms)} ${clock}`, ms };
}

function linked(no: number, pagesUrl: string): Shown {
  const link = `${pagesUrl}/items/${no}`;
  // A column of text shows the address itself.
  return { text: link, link, label: `#${no}` };
}
