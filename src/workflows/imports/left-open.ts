// Rows that were taken in with something left open: an amount that is none, a number that is missing. Told by kind, and as a list.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { faultsKept } from "../../domain/hands/row-reasons.ts";
import { linesOf } from "../lists.ts";
import { type RejectedList, reasonOf } from "./rejected.ts";

const MOST_NAMED = 5;
const AT_ONCE = 500;

export async function leftOpen({ id }: Pick<Import, "id">, { imports }: Pick<Store, "imports">) {
  const some = (remark: string) => imports.remarked(id, { remark, limit: MOST_NAMED });
  const [emails, phones, amounts, days, unsigned] = [
    await some("email-for-phone"),
    await some("no-phone"),
    await some("amount-"),
    await some("day-unclear"),
    await some("no-signing-day"),
  ];
  return {
    emails: emails.rows.map(({ line, no }) => ({ line, no })),
    emailCount: emails.count,
    phones: phones.rows.map(({ no }) => ({ no })),
    phoneCount: phones.count,
    amounts: amounts.rows.map((row) => openIn(row, "amount-")),
    amountCount: amounts.count,
    days: days.rows.map((row) => openIn(row, "day-")),
    dayCount: days.count,
    unsigned: unsigned.rows.map(({ no }) => ({ no })),
    unsignedCount: unsigned.count,
    /** More than a message names. */
    hasMore: Math.max(...[emails, phones, amounts, days, unsigned].map(({ count }) => count)) > MOST_NAMED,
  };
}

function openIn(row: Parameters<typeof faultsKept>[0] & { readonly no: number | null }, kind: string) {
  const about = faultsKept(row).find(({ reason }) => reason.startsWith(kind))?.about ?? "";
  return { no: row.no, about };
}

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly now: number;
}

/** Each with its number and its customer, and what is to be seen to. */
export async function openList(id: number, given: Given): Promise<RejectedList> {
  const { templates, now } = given;
  const word = (block: string): string => templates.render("import", block, { now, group: false });
  return {
    title: word("open-title"),
    headings: [word("rejected-line"), word("open-number"), word("open-customer"), word("open-heading")],
    rows: pages(id, given),
  };
}

async function* pages(id: number, { read, ...words }: Given): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const rows = await read(({ imports }) =>
      imports.judged(id, { verdicts: ["created"], after, limit: AT_ONCE, isRemarked: true }),
    );
    const names = await read(async (store) => {
      const items = await store.items.byNos(rows.flatMap(({ no }) => (no === null ? [] : [no])));
      return new Map((await linesOf(items, store)).map(({ item, customer }) => [item.no, customer?.name]));
    });
    for (const row of rows)
      yield [String(row.line), `#${row.no}`, names.get(row.no ?? 0) ?? "", reasonOf(row, words)];
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = last.seq;
  }
}
