// How what was cleaned fared, for whoever cleans and whoever leads them (rules.md 1, 12).
import type { Store } from "../../db/store.ts";
import type { CleaningEvent, CleaningQuality } from "../domain/item/cleaning-quality.ts";
import { type QualityReport, qualityOf } from "../domain/item/cleaning-quality.ts";
import { type Actor, isWithin } from "../domain/people/rights.ts";
import type { Rulebook } from "../domain/rulebook.ts";

interface Asking {
  readonly store: Pick<Store, "history" | "people">;
  readonly rules: Rulebook;
}

/** Since an instant (ms), until another. */
export async function qualityBetween(
  {
    since,
    until,
    only,
  }: { readonly since: number; readonly until: number; readonly only?: (by: string) => boolean },
  { store, rules }: Asking,
): Promise<QualityReport> {
  const cleaners = new Set((await store.people.withRole("cleaner")).map(({ userId }) => userId));
  const events = await store.history.cleanings(since, until);
  const report = qualityOf(events, { cleaners, fewest: rules.cleaning.fewestCompared });
  if (only === undefined) return report;
  const theirs = events.filter(isOf(only, events));
  return qualityOf(theirs, { cleaners, fewest: rules.cleaning.fewestCompared });
}

/** What somebody judged goes with its coming back, whoever sent it. */
function isOf(only: (by: string) => boolean, events: readonly CleaningEvent[]) {
  return (event: CleaningEvent): boolean => {
    if (event.what !== "returned-to-cleaning") return only(event.by);
    const before = events
      .slice(0, events.indexOf(event))
      .findLast(({ no, what }) => no === event.no && what === "cleaned");
    return before !== undefined && only(before.by);
  };
}

/** Whose work somebody may read of: a cleaner their own; who leads cleaners theirs; the admin all. */
export async function mayRead(
  actor: Actor,
  { people }: Pick<Store, "people">,
): Promise<((by: string) => boolean) | "all"> {
  if (actor.roles.has("admin")) return "all";
  const paths = new Map((await people.departments()).map(({ id, path }) => [id, path]));
  const led = new Set(
    (await people.active())
      .filter(({ mainDepartmentId }) =>
        actor.leads.some((branch) => isWithin(paths.get(mainDepartmentId) ?? "", branch)),
      )
      .map(({ userId }) => userId),
  );
  return (by) => by === actor.userId || led.has(by);
}

/** The reasons, each with its item, the latest first. */
export function reasonsOf({ sentBack }: Pick<CleaningQuality, "sentBack">, most: number) {
  return [...sentBack].reverse().slice(0, most);
}
