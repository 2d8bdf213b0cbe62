// The entries of a department's 团队经费 as they are read: the deal and the mentor, or what it was spent on.
import type { Store } from "../../../db/store.ts";
import type { FundEntry } from "../../domain/mentoring/fund.ts";

export async function fundLines(entries: readonly FundEntry[], store: Store) {
  const names = await store.people.names(entries.flatMap(({ by, mentorId }) => [by, mentorId]));
  const lines = [];
  for (const entry of entries) {
    const item = entry.no === null ? null : await store.items.byNo(entry.no);
    lines.push({
      ...entry,
      customer: item === null ? null : await store.customers.byId(item.customerId),
      mentor: entry.mentorId === null ? null : names[entry.mentorId],
      who: names[entry.by],
    });
  }
  return lines;
}
