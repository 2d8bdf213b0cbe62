// The state as it is compared, all of it: as the model has it, and as it is stored.
import type { Database } from "../../../db/database.ts";
import { amountOf, type Offer, type Stage, type World } from "./world.ts";

/** By the customer's name. */
export type Seen = Readonly<Record<string, SeenItem>>;

interface SeenItem {
  readonly place: string;
  readonly owner: string | null;
  readonly stage: Stage | null;
  readonly outcome: string;
  readonly amountFen: number | null;
  readonly next: string | null;
  readonly heardAt: number | null;
  readonly followUps: readonly string[];
  readonly paidFen: readonly string[];
  readonly history: readonly string[];
  readonly offers: readonly string[];
  readonly parties: readonly string[];
}

const WAN_FEN = 1_000_000;

export function seenBy({ items }: World): Seen {
  return Object.fromEntries(
    Object.values(items).map(({ customer, stands, followUps, payments, history, offers, parties }) => {
      const { place, owner, stage, outcome, next, heardAt } = stands;
      const wan = amountOf(stands);
      const item: SeenItem = {
        place,
        owner,
        stage,
        outcome,
        amountFen: wan === null ? null : wan * WAN_FEN,
        next,
        heardAt,
        followUps: followUps.map(followUpLine),
        paidFen: payments.map((one) => `${one.by} ${one.wan * WAN_FEN}`),
        history: history.map(({ by, what }) => `${by} ${what}`),
        offers: offers.map(offerLine),
        parties: [...parties].sort(),
      };
      return [customer, item];
    }),
  );
}

/** And the numbers of the items by their customers' names. */
export async function readSeen(
  database: Pick<Database, "read">,
): Promise<{ readonly seen: Seen; readonly numbers: ReadonlyMap<string, number> }> {
  const rows = await database.read(async ({ dump }) => ({
    items: await dump.rowsOf("items"),
    customers: await dump.rowsOf("customers"),
    followUps: await dump.rowsOf("followUps"),
    payments: await dump.rowsOf("payments"),
    history: await dump.rowsOf("history"),
    transfers: await dump.rowsOf("transfers"),
    companions: await dump.rowsOf("companions"),
  }));
  const names = new Map(rows.customers.map(({ id, name }) => [id, name]));
  const seen: Record<string, SeenItem> = {};
  const numbers = new Map<string, number>();
  for (const item of rows.items) {
    const name = names.get(item.customerId) ?? "";
    const own = <Row extends { readonly no: number }>(all: readonly Row[]) =>
      all.filter(({ no }) => no === item.no);
    numbers.set(name, item.no);
    seen[name] = {
      place: item.place,
      owner: item.ownerId,
      stage: item.stage,
      outcome: item.outcome,
      amountFen: item.contractFen ?? item.quotedFen ?? item.expectedFen,
      next: item.nextDay,
      heardAt: item.lastFollowUpAt,
      followUps: own(rows.followUps).map(({ by, text, counts, undoneAt }) =>
        followUpLine({ by, text, counts, undone: undoneAt !== null }),
      ),
      paidFen: own(rows.payments).map(({ by, amountFen }) => `${by} ${amountFen}`),
      history: own(rows.history).map(({ by, what }) => `${by} ${what}`),
      offers: own(rows.transfers).map(({ fromId, toId, by, state, endedBy }) =>
        offerLine({ from: fromId, to: toId, by, state: STATES[state] ?? "over", endedBy }),
      ),
      parties: own(rows.companions)
        .map(({ memberId }) => memberId)
        .sort(),
    };
  }
  return { seen, numbers };
}

const STATES: Readonly<Record<string, Offer["state"]>> = {
  offered: "open",
  accepted: "accepted",
  declined: "declined",
  together: "together",
  withdrawn: "withdrawn",
};

function offerLine({
  from,
  to,
  by,
  state,
  endedBy,
}: Pick<Offer, "from" | "to" | "by" | "state" | "endedBy">): string {
  return `${from} to ${to} by ${by}: ${state}${endedBy === null ? "" : ` by ${endedBy}`}`;
}

function followUpLine(one: {
  readonly by: string;
  readonly text: string;
  readonly counts: boolean;
  readonly undone: boolean;
}): string {
  return `${one.by}: ${one.text}${one.counts ? "" : ", counts for nothing"}${one.undone ? ", taken back" : ""}`;
}
