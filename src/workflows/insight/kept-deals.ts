// The money of items, kept item by item; and whether any of it is another than it was: most changes, a follow-up say, touch none.
import type { Deal } from "../../domain/insight/results.ts";
import { keepByItem } from "./kept-by-item.ts";

type Read = (nos: readonly number[]) => Promise<readonly Deal[]>;

export interface KeptDeals {
  of(nos: readonly number[], read: Read): Promise<readonly Deal[]>;
  /** Some items have changed. */
  renew(nos: readonly number[], read: Read): Promise<void>;
  forgetAll(): void;
  /** Grows with every change of what was signed or paid, and of whose it is. */
  mark(): number;
}

/** Less than a kilobyte each, mostly. */
const MOST_ITEMS = 120_000;

export function keepDeals(): KeptDeals {
  const deals = keepByItem<Deal>(MOST_ITEMS);
  let count = 0;
  return {
    of: deals.of.bind(deals),
    async renew(nos, read) {
      for (const deal of await read(nos)) {
        const before = deals.known(deal.no);
        // Of what was never asked for nobody has been told, unless it is money's from now on.
        if (before == null ? hasMoney(deal) : JSON.stringify(before) !== JSON.stringify(deal)) count++;
        else continue;
        deals.put(deal);
      }
    },
    forgetAll() {
      deals.forgetAll();
      count++;
    },
    mark: () => count,
  };
}

function hasMoney({ signings, payments }: Deal): boolean {
  return signings.length + payments.length > 0;
}
