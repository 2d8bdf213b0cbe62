// Where the rows of a list went: how many to whom, to the pool, to the cleaning; and each holder hears of their own.
import type { Store } from "../../../db/store.ts";
import type { PlaceCount } from "../../../db/stores/import-places.ts";
import type { Import } from "../../../db/stores/imports.ts";
import { BY_COMMAND_LINE } from "../../domain/hands/imported.ts";

export interface Went {
  /** Whoever got the most first. */
  readonly owners: readonly { readonly userId: string; readonly name: string; readonly count: number }[];
  /** Those not named among them: how many people, and how many customers of theirs. */
  readonly others: number;
  readonly othersCount: number;
  readonly pool: number;
  readonly cleaning: number;
  /** Leads that somebody holds: they wait for the cleaning as well. */
  readonly heldLeads: number;
  /** The importer's own. */
  readonly own: number;
  readonly total: number;
}

/** So many are named. */
const MOST_NAMED = 5;
const MOST_TOLD = 3;

export async function whereItWent(
  { id, byId }: Pick<Import, "id" | "byId">,
  { imports, people }: Pick<Store, "imports" | "people">,
): Promise<Went> {
  const places = await imports.placesOf(id);
  const held = heldIn(places);
  const holders = [...held].sort(([, one], [, other]) => other - one);
  const names = await people.names(holders.map(([userId]) => userId));
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const unheld = (place: string): number =>
    sum(places.filter((one) => one.ownerId === null && one.place === place).map(({ count }) => count));
  // One alone is named as well: 另1人 takes as much room as a name.
  const named = holders.length === MOST_NAMED + 1 ? holders.length : MOST_NAMED;
  const rest = holders.slice(named);
  return {
    owners: holders
      .slice(0, named)
      .map(([userId, count]) => ({ userId, name: names[userId] ?? userId, count })),
    others: rest.length,
    othersCount: sum(rest.map(([, count]) => count)),
    pool: unheld("pool"),
    cleaning: unheld("cleaning"),
    heldLeads: sum(places.filter(({ place }) => place === "owned").map(({ leads }) => leads)),
    own: held.get(byId) ?? 0,
    total: sum(places.map(({ count }) => count)),
  };
}

export interface Brought {
  readonly to: string;
  /** Whoever has brought them; "" where that was the command line. */
  readonly by: string;
  readonly count: number;
  readonly first: readonly { readonly no: number; readonly name: string }[];
}

/** What each member but the importer was brought. */
export async function broughtToEach(
  { id, byId }: Pick<Import, "id" | "byId">,
  { imports, people }: Pick<Store, "imports" | "people">,
): Promise<readonly Brought[]> {
  const names = byId === BY_COMMAND_LINE ? {} : await people.names([byId]);
  const brought: Brought[] = [];
  for (const { ownerId: to, count } of await imports.broughtBy(id)) {
    if (to === byId) continue;
    brought.push({
      to,
      by: names[byId] ?? "",
      count,
      first: await imports.broughtTo(id, { ownerId: to, limit: MOST_TOLD }),
    });
  }
  return brought;
}

/** How many each holds. */
function heldIn(places: readonly PlaceCount[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { ownerId, count } of places)
    if (ownerId !== null) held.set(ownerId, (held.get(ownerId) ?? 0) + count);
  return held;
}
