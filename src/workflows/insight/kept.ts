// What reports read again and again, held where they are computed: read once, then brought up to date with what has changed.
import type { Store } from "../../../db/store.ts";
import type { Demand } from "../../../db/stores/demand.ts";
import type { Pause } from "../../domain/clock/pauses.ts";
import type { Deal } from "../../domain/insight/results.ts";
import { keepByItem } from "./kept-by-item.ts";
import type { Marks } from "./kept-reports.ts";
import { keepStays } from "./kept-stays.ts";
import type { Reading } from "./reports.ts";

/** Since then stays are kept at first; and since earlier where somebody asks for those of many. */
const KEPT_MS = 400 * 86_400_000;
/** On PostgreSQL a change with a lower number may be seen later than one with a higher. */
const OVERLAP = 1000;
/** Where more has changed, all is read anew. */
const MOST_CHANGED = 20_000;
/** Less than a kilobyte each, mostly. */
const MOST_ITEMS = 120_000;

export interface Kept {
  /** As the store has it now. @param now ms */
  of(store: Store, now: number): Promise<Reading>;
  /** How that stands. */
  marks(store: Store, now: number): Promise<Marks>;
}

export function keepInMemory(): Kept {
  const stays = keepStays();
  const deals = keepByItem<Deal>(MOST_ITEMS);
  const demand = keepByItem<Demand>(MOST_ITEMS);
  let from: number | null = null;
  let lastChange = 0;
  let takenBack = 0;
  let pauses: { readonly mark: string; readonly all: readonly Pause[] } | null = null;

  async function takeStays(store: Store, since: number): Promise<void> {
    stays.take(await store.stays.since({ kind: "company" }, since), since);
    from = since;
  }

  async function readAll(store: Store, now: number): Promise<void> {
    await takeStays(store, from ?? now - KEPT_MS);
    deals.forgetAll();
    demand.forgetAll();
  }

  /** @returns false where so much has changed that all of it is read sooner */
  async function readChanged(store: Store, since: number): Promise<boolean> {
    const changed = await store.stays.changedAfter(lastChange - OVERLAP, MOST_CHANGED + 1);
    if (changed.length > MOST_CHANGED) return false;
    stays.replace(changed, await store.stays.ofItems(changed, since));
    deals.forget(changed);
    demand.forget(changed);
    return true;
  }

  async function refresh(store: Store, now: number): Promise<void> {
    const standing = await store.stays.standing();
    const isBehind = from === null || standing.takenBack !== takenBack || standing.lastChange < lastChange;
    if (!isBehind && standing.lastChange === lastChange) return;
    if (isBehind || from === null || !(await readChanged(store, from))) await readAll(store, now);
    ({ lastChange, takenBack } = standing);
  }

  async function pausesOf(store: Store): Promise<NonNullable<typeof pauses>> {
    const mark = await store.pauses.mark();
    if (pauses?.mark !== mark) pauses = { mark, all: await store.pauses.since(0) };
    return pauses;
  }

  return {
    async of(store, now) {
      await refresh(store, now);
      const paused = await pausesOf(store);
      return store.with<Pick<Reading, "pauses" | "stays" | "results" | "demand">>({
        pauses: {
          ...store.pauses,
          since: async (instant) => paused.all.filter(({ endedAt }) => endedAt === null || endedAt > instant),
        },
        stays: {
          async since(scope, since) {
            const found = stays.since(scope, since);
            if (found !== null) return found;
            if (scope.kind === "member") return store.stays.since(scope, since);
            await takeStays(store, since);
            return stays.since(scope, since) ?? [];
          },
        },
        results: { ...store.results, dealsOf: (nos) => deals.of(nos, store.results.dealsOf) },
        demand: { of: (nos) => demand.of(nos, store.demand.of) },
      });
    },
    async marks(store, now) {
      await refresh(store, now);
      const { mark } = await pausesOf(store);
      const departments = JSON.stringify([...(await store.results.departments())]);
      const items = () => `${lastChange} ${takenBack} ${departments}`;
      return {
        items,
        // What lies farther back than is kept, nobody marks by whose it is.
        stays: (scope, since) => `${since < (from ?? since) ? items() : stays.mark(scope)} ${mark}`,
      };
    },
  };
}
