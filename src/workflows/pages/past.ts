// All that happened to an item as its page tells it: what was said, changed and paid, newest first.
import type { Store } from "../../../db/store.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { HistoryEntry, What } from "../../domain/item/history.ts";
import type { Item, Stage } from "../../domain/item/item.ts";
import { may } from "../../domain/people/rights.ts";

export interface Past {
  /** ms. */
  readonly at: number;
  /** Undefined for what the clock did. */
  readonly name: string | undefined;
  readonly kind: "said" | "note" | "change" | "money";
  readonly what: What | null;
  /** In the person's own words. */
  readonly text: string | null;
  /** Into which it came. */
  readonly stage: Stage | null;
  /** A refund is negative. */
  readonly amountFen: number | null;
}

const MOST = 500;

type Reading = Pick<Store, "followUps" | "history" | "payments" | "people">;

/** For whoever sees it whole. Amounts of payments are for those who may book them (rules.md 12). */
export async function pastOf(
  { item, relations }: Pick<InHand, "item" | "relations">,
  { store }: { readonly store: Reading },
): Promise<readonly Past[]> {
  const { history, payments } = store;
  const isBooked = may("payment", relations);
  const changes = (await history.of(item.no)).filter(
    ({ what }) => !(TOLD_ELSEWHERE.has(what) || (isBooked && PAID.has(what))),
  );
  const money = isBooked ? await payments.of(item.no) : [];
  const all = [
    ...changes.map(changed),
    ...(await saidRows(item, store)),
    ...money.map(({ at, by, amountFen, text }) => ({
      ...NOTHING,
      at,
      by,
      kind: "money" as const,
      amountFen,
      text,
    })),
  ];
  return named(all, store);
}

/** For whoever may read what was said of it in the pool. */
export async function saidOf(item: Item, store: Reading): Promise<readonly Past[]> {
  return named(await saidRows(item, store), store);
}

type Row = Omit<Past, "name"> & { readonly by: string };

const NOTHING = { what: null, text: null, stage: null, amountFen: null } as const;

async function saidRows({ no }: Item, { followUps, history }: Reading): Promise<Row[]> {
  const said = await followUps.latest(no, MOST);
  const notes = await history.notes(no, MOST);
  return [
    ...said.map(({ at, by, text }) => ({ ...NOTHING, at, by, text, kind: "said" as const })),
    ...notes.map(({ at, by, text }) => ({ ...NOTHING, at, by, text, kind: "note" as const })),
  ];
}

function changed({ at, by, what, text, stage }: HistoryEntry): Row {
  return {
    ...NOTHING,
    at,
    by,
    kind: "change",
    what,
    text: IN_THEIR_WORDS.has(what) ? text : null,
    stage: MOVES.has(what) ? stage : null,
  };
}

/** Newest first; of one instant, what is told first came first. */
async function named(rows: readonly Row[], { people }: Reading): Promise<readonly Past[]> {
  const names = await people.names(rows.map(({ by }) => by));
  return rows
    .map(({ by, ...row }, index) => ({ ...row, name: names[by], index }))
    .sort((a, b) => b.at - a.at || b.index - a.index)
    .map(({ index: _index, ...row }) => row);
}

/** A follow-up and a note stand with their words; what a deal earned is not everybody's who sees it. */
const TOLD_ELSEWHERE: ReadonlySet<What> = new Set(["followed-up", "noted", "profit-entered"]);
const PAID: ReadonlySet<What> = new Set(["paid", "refunded"]);
const MOVES: ReadonlySet<What> = new Set(["advanced", "moved-back"]);
/** What was typed as a reason or a mark, to be read by whoever sees the item. */
const IN_THEIR_WORDS: ReadonlySet<What> = new Set([
  "advanced",
  "moved-back",
  "lost",
  "restarted",
  "returned",
  "transferred",
  "reassigned",
  "assigned",
  "archived",
  "reactivated",
  "rejected",
  "awaiting",
  "no-change",
  "escalated",
  "acknowledged",
  "asked",
  "visit-planned",
]);
