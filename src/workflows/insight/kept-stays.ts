// All stays of the last year or so, held where reports are computed: read once, then only what has changed since.
import type { Store } from "../../../db/store.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { isIn, type Scope } from "../../domain/insight/scope.ts";
import type { StayOfItem } from "../../domain/insight/seen.ts";

/** What a report reads stays of: the store itself, or what is kept of it. */
export type Stays = Pick<Store["stays"], "since">;
type Kept = Pick<Store["stays"], "since" | "standing" | "changedAfter" | "ofItems">;

const COMPANY: Scope = { kind: "company" };
/** What ended earlier is read from the store where somebody asks for it. */
const KEPT_MS = 400 * 86_400_000;
/** On PostgreSQL a change with a lower number may be seen later than one with a higher. */
const OVERLAP = 1000;
/** Where more has changed, all is read anew. */
const MOST_CHANGED = 20_000;

export interface KeptStays {
  /** As the store has them now. @param now ms */
  of(store: Kept, now: number): Promise<Stays>;
}

export function keepStaysInMemory(): KeptStays {
  let byNo = new Map<number, readonly StayOfItem[]>();
  let all: readonly StayOfItem[] = [];
  let from: number | null = null;
  let lastChange = 0;
  let takenBack = 0;

  async function readAll(store: Kept, now: number): Promise<void> {
    from = now - KEPT_MS;
    byNo = grouped(await store.since(COMPANY, from));
  }

  /** @returns false where so much has changed that all of it is read sooner */
  async function readChanged(store: Kept, since: number): Promise<boolean> {
    const changed = await store.changedAfter(lastChange - OVERLAP, MOST_CHANGED + 1);
    if (changed.length > MOST_CHANGED) return false;
    const found = grouped(await store.ofItems(changed, since));
    for (const no of changed) {
      const stays = found.get(no);
      if (stays === undefined) byNo.delete(no);
      else byNo.set(no, stays);
    }
    return true;
  }

  async function refresh(store: Kept, now: number): Promise<void> {
    const standing = await store.standing();
    const isBehind = from === null || standing.takenBack !== takenBack || standing.lastChange < lastChange;
    if (!isBehind && standing.lastChange === lastChange) return;
    if (isBehind || from === null || !(await readChanged(store, from))) await readAll(store, now);
    ({ lastChange, takenBack } = standing);
    all = [...byNo.values()].flat();
  }

  return {
    async of(store, now) {
      await refresh(store, now);
      return {
        since: async (scope, since) => {
          if (from === null || since < from) return store.since(scope, since);
          return all.filter((stay) => (stay.leftAt === null || stay.leftAt >= since) && isIn(scope, stay));
        },
      };
    },
  };
}

function grouped(stays: readonly StayOfItem[]): Map<number, readonly StayOfItem[]> {
  return groupedBy(stays, ({ no }) => no);
}
