// What a list has to tell at least: whom it is about. Without that every row of it would come back.
import type { Column, LeadField } from "../../domain/hands/lead-list.ts";

const WHO: readonly LeadField[] = ["customer", "contact", "phone"];
/** What an item is asked for afterwards where a list does not bring it (rules.md 4). */
const ASKED_LATER: readonly LeadField[] = ["customer", "contact", "phone", "address", "need"];

export function lacksCustomers(columns: readonly Column[]): boolean {
  return !columns.some(({ field }) => field !== null && WHO.includes(field));
}

/** What no column of it tells, though every item is asked for it one day. */
export function askedLater(columns: readonly Column[]): readonly LeadField[] {
  const told = new Set<LeadField | null>(columns.map(({ field }) => (field === "product" ? "need" : field)));
  return ASKED_LATER.filter((field) => !told.has(field));
}
