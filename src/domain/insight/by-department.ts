// Figures of each department, which go along with what is seen of all of them.
import { groupedBy } from "../grouped.ts";
import { type Running, running } from "./running.ts";
import type { Seen } from "./seen.ts";

/** Of those of which something is seen; what is in none is in none of them. */
export function runningByDepartment<Figures>(
  begin: () => Running<Figures>,
): Running<ReadonlyMap<number, Figures>> {
  const found = new Map<number, { readonly figures: Running<Figures>; count: number }>();
  return running(
    (seen, by) => {
      for (const [id, some] of groupedBy(seen, ({ stay }: Seen) => stay.departmentId)) {
        const theirs = found.get(id) ?? { figures: begin(), count: 0 };
        found.set(id, theirs);
        theirs.count += by * some.length;
        if (by === 1) theirs.figures.add(some);
        else theirs.figures.take(some);
        if (theirs.count === 0) found.delete(id);
      }
    },
    () => new Map([...found].map(([id, { figures }]) => [id, figures.figures()])),
  );
}
