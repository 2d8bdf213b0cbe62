// What a sentence may change, read before and after it, and the difference of the two.
import type { Database } from "../../../db/database.ts";
import type { Contact, Customer } from "../../../src/domain/item/customer.ts";
import type { FollowUp, Payment } from "../../../src/domain/item/history.ts";
import type { Item } from "../../../src/domain/item/item.ts";

export interface State {
  readonly items: readonly Item[];
  readonly followUps: readonly FollowUp[];
  readonly payments: readonly Payment[];
  readonly contacts: readonly Contact[];
  readonly customers: readonly Customer[];
}

export type Value = string | number | null;
type Fact = "stage" | "owner" | "outcome" | "place" | "amount" | "next" | "payment";
export type Facts = Readonly<Partial<Record<Fact, Value>>>;

export interface Created {
  readonly no: number;
  readonly customer: string;
  readonly phones: string;
}

export interface Difference {
  /** Items with one that was not there, or that had been taken back. */
  readonly followUps: readonly number[];
  /** By the item's number, only what differs. */
  readonly changes: ReadonlyMap<number, Facts>;
  readonly created: readonly Created[];
}

export function readState(database: Database): Promise<State> {
  return database.read(async ({ dump }) => ({
    items: await dump.rowsOf("items"),
    followUps: await dump.rowsOf("followUps"),
    payments: await dump.rowsOf("payments"),
    contacts: await dump.rowsOf("contacts"),
    customers: await dump.rowsOf("customers"),
  }));
}

export function factsOf(item: Item): Facts {
  const fen = item.contractFen ?? item.quotedFen ?? item.expectedFen;
  return {
    stage: item.stage,
    owner: item.ownerId,
    outcome: item.outcome,
    place: item.place,
    amount: fen === null ? null : fen / 100,
    next: nextOf(item),
  };
}

export function differenceOf(before: State, after: State): Difference {
  const changes = new Map<number, Facts>();
  const created: Created[] = [];
  for (const item of after.items) {
    const old = before.items.find(({ no }) => no === item.no);
    if (old === undefined) {
      created.push(createdOf(item, after));
      continue;
    }
    const had = factsOf(old);
    const changed = Object.entries(factsOf(item)).filter(([fact, value]) => had[fact as Fact] !== value);
    const paid = paidOn(item.no, before, after);
    if (paid !== 0) changed.push(["payment", paid]);
    if (changed.length > 0) changes.set(item.no, Object.fromEntries(changed));
  }
  return { followUps: newFollowUps(before, after), changes, created };
}

function nextOf({ nextDay, nextMinute }: Item): string | null {
  if (nextDay === null || nextMinute === null) return nextDay;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${nextDay} ${two(Math.floor(nextMinute / 60))}:${two(nextMinute % 60)}`;
}

function createdOf({ no, customerId }: Item, { customers, contacts }: State): Created {
  const own = contacts.filter((contact) => contact.customerId === customerId);
  return {
    no,
    customer: customers.find(({ id }) => id === customerId)?.name ?? "",
    phones: own.map(({ phone }) => phone).join(","),
  };
}

function paidOn(no: number, before: State, after: State): number {
  const known = new Set(before.payments.map(({ id }) => id));
  const booked = after.payments.filter((payment) => payment.no === no && !known.has(payment.id));
  return booked.reduce((sum, { amountFen }) => sum + amountFen, 0) / 100;
}

function newFollowUps(before: State, after: State): number[] {
  const stood = new Set(before.followUps.filter(({ undoneAt }) => undoneAt === null).map(({ id }) => id));
  const fresh = after.followUps.filter(({ id, undoneAt }) => undoneAt === null && !stood.has(id));
  return [...new Set(fresh.map(({ no }) => no))];
}
