// What only one instance on a database may do: taken, renewed, watched, given back. No two clocks are compared.
import type { Database } from "../../db/database.ts";
import type { LeaseRow } from "../../db/schema/leases.ts";

export interface LeaseParts {
  readonly transaction: Database["transaction"];
  readonly name: string;
  /** This instance, told apart from every other and from itself before a restart. */
  readonly holder: string;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
}

export interface Lease {
  /** Takes it where it may be taken, renews it where it is ours. Asked every RENEW_EVERY_MS. */
  look(): Promise<void>;
  /** Whether it is ours at this moment, the database reachable or not. */
  isOurs(): boolean;
  /** How long it stays ours if it can be renewed no more, ms; 0 when it is not. */
  remainingMs(): number;
  /** For whoever waits for it: at once. */
  release(): Promise<void>;
}

export const RENEW_EVERY_MS = 5_000;
/** So long a holder may be silent before another takes over. */
export const LEASE_MS = 20_000;
/** So much earlier a holder who cannot renew gives up by itself: the two never overlap. */
const MARGIN_MS = 3_000;

/** What was there when it was last different, and since when by our own clock. */
interface Seen {
  readonly row: LeaseRow;
  readonly since: number;
}

/**
 * Nobody's, ours, or somebody's who has not stirred for the whole lease while we were looking. Instants of two machines
 * are never compared: their clocks may differ by hours, and be set.
 */
export function mayTake(
  row: LeaseRow | null,
  { seen, holder, now }: { readonly seen: Seen | null; readonly holder: string; readonly now: number },
): boolean {
  if (row === null || row.holder === "" || row.holder === holder) return true;
  const isSilent = seen !== null && seen.row.holder === row.holder && seen.row.beat === row.beat;
  return isSilent && now - seen.since >= LEASE_MS;
}

export function createLease({ transaction, name, holder, monotonic }: LeaseParts): Lease {
  let seen: Seen | null = null;
  let renewedAt: number | null = null;

  const remainingMs = (): number =>
    renewedAt === null ? 0 : Math.max(0, renewedAt + LEASE_MS - MARGIN_MS - monotonic());

  return {
    async look() {
      // What counts is the instant before it was asked: whoever watches us starts to count later.
      const now = monotonic();
      const found = await transaction(async ({ leases }) => {
        const row = await leases.of(name);
        return mayTake(row, { seen, holder, now }) ? leases.take(name, { holder, seen: row }) : row;
      });
      if (found?.holder === holder) renewedAt = now;
      else if (found !== null) {
        renewedAt = null;
        const isSame = seen?.row.holder === found.holder && seen.row.beat === found.beat;
        if (!isSame) seen = { row: found, since: monotonic() };
      }
    },
    isOurs: () => remainingMs() > 0,
    remainingMs,
    async release() {
      renewedAt = null;
      await transaction(({ leases }) => leases.release(name, holder));
    },
  };
}
