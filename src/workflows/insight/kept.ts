// What reports read again and again, held where they are computed: read once, then brought up to date with what has changed.
import type { Store } from "../../../db/store.ts";
import type { Demand } from "../../../db/stores/demand.ts";
import type { Pause } from "../../domain/clock/pauses.ts";
import { type Standstills, standstillsOf } from "../../domain/insight/dwell.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { keepByItem } from "./kept-by-item.ts";
import { keepChanges } from "./kept-changes.ts";
import { keepDeals } from "./kept-deals.ts";
import { keepHeld } from "./kept-held.ts";
import type { Marks } from "./kept-reports.ts";
import { keepResults } from "./kept-results.ts";
import { keepSeen } from "./kept-seen.ts";
import { keepStays } from "./kept-stays.ts";
import type { Reading } from "./reports.ts";

/** Since then stays are kept at first; and since earlier where somebody asks for those of many. */
const KEPT_MS = 400 * 86_400_000;
/** Less than a kilobyte each, mostly. */
const MOST_ITEMS = 120_000;
/** What so few departments hold, or one person, is sooner read along its index than all of it is kept. */
const FEW_DEPARTMENTS = 5;

export interface Kept {
  /** As the store has it now. @param now ms */
  of(store: Store, now: number): Promise<Reading>;
  /** What a page reads beside its reports: what is late is kept here. */
  looking(store: Store, now: number): Store;
  /** How that stands. */
  marks(store: Store, now: number): Promise<Marks>;
}

interface Paused {
  readonly mark: string;
  readonly all: readonly Pause[];
  readonly standstills: Standstills;
}

export function keepInMemory(): Kept {
  const changes = keepChanges();
  const stays = keepStays();
  const seen = keepSeen(stays);
  const deals = keepDeals();
  const comes = keepResults();
  const held = keepHeld();
  const demand = keepByItem<Demand>(MOST_ITEMS);
  let from: number | null = null;
  let paused: Paused | null = null;
  let isHeldKnown = false;

  async function takeStays(store: Store, since: number): Promise<void> {
    stays.take(await store.stays.since({ kind: "company" }, since), since);
    from = since;
  }

  async function refresh(store: Store, now: number): Promise<void> {
    const { isAnew, isRewound, nos } = await changes.since(store);
    if (isAnew || from === null) {
      await takeStays(store, from ?? now - KEPT_MS);
      deals.forgetAll();
      demand.forgetAll();
      isHeldKnown = false;
    } else if (nos.length > 0) {
      stays.replace(nos, await store.stays.ofItems(nos, from));
      await deals.renew(nos, store.results.dealsOf);
      demand.forget(nos);
      if (isHeldKnown) held.replace(nos, await store.board.among(nos));
    }
    if (isRewound) isHeldKnown = false;
    changes.seen();
  }

  async function pausesOf(store: Store): Promise<Paused> {
    const mark = await store.pauses.mark();
    if (paused?.mark === mark) return paused;
    const all = await store.pauses.since(0);
    paused = { mark, all, standstills: standstillsOf(all) };
    return paused;
  }

  /** Whether what everybody holds is kept: it begins to be with whoever asks for more than a few departments'. */
  async function holdsFor(scope: Scope, store: Store): Promise<boolean> {
    if (isHeldKnown || isSmall(scope)) return isHeldKnown;
    held.take(await store.board.all());
    isHeldKnown = true;
    return true;
  }

  return {
    looking(store, now) {
      const late: Store["board"]["late"] = async (departmentIds, before, limit) => {
        await refresh(store, now);
        if (!(await holdsFor({ kind: "departments", ids: departmentIds }, store)))
          return store.board.late(departmentIds, before, limit);
        return held.late(departmentIds, before, limit);
      };
      return store.with({ board: { ...store.board, late } });
    },
    async of(store, now) {
      await refresh(store, now);
      const { all, standstills } = await pausesOf(store);
      /** Of a person what lies farther back is read for once. */
      async function reach(scope: Scope, since: number): Promise<void> {
        if (scope.kind !== "member" && since < (from ?? since)) await takeStays(store, since);
      }
      return store.with<Pick<Reading, "pauses" | "stays" | "results" | "demand" | "board">>({
        pauses: {
          ...store.pauses,
          since: async (instant) => all.filter(({ endedAt }) => endedAt === null || endedAt > instant),
        },
        stays: {
          async since(scope, since) {
            await reach(scope, since);
            return stays.since(scope, since) ?? store.stays.since(scope, since);
          },
          async seen(scope, window, every) {
            await reach(scope, window.from);
            return seen.of(scope, window, { standstills, every });
          },
          async count(scope, since) {
            await reach(scope, since);
            return stays.count(scope, since);
          },
        },
        results: {
          ...store.results,
          dealsOf: (nos) => deals.of(nos, store.results.dealsOf),
          resultsOf: comes.of,
        },
        demand: { of: (nos) => demand.of(nos, store.demand.of) },
        board: {
          ...store.board,
          async counts(scope, dueBefore) {
            const isKept = await holdsFor(scope, store);
            return isKept ? held.counts(scope, dueBefore) : store.board.counts(scope, dueBefore);
          },
        },
      });
    },
    async marks(store, now) {
      await refresh(store, now);
      const { mark } = await pausesOf(store);
      const seats = await store.results.seats();
      const places = JSON.stringify([[...seats.now], [...seats.before]]);
      return {
        money: () => `${deals.mark()} ${places}`,
        // What lies farther back than is kept, nobody marks by whose it is.
        stays: (scope, since) => `${since < (from ?? since) ? changes.mark() : stays.mark(scope)} ${mark}`,
      };
    },
  };
}

function isSmall(scope: Scope): boolean {
  return scope.kind === "member" || (scope.kind === "departments" && scope.ids.length <= FEW_DEPARTMENTS);
}
