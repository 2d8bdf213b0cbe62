// Why a row was not taken, each reason as a block of templates/import.md with what it shows: for whoever words it later.
import { faultsKept, type RowReason } from "../../domain/hands/row-reasons.ts";
import type { Holders } from "./rejected.ts";
import type { Judged } from "./steps.ts";

export interface ToldReason {
  readonly id: "import";
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the page of a list that waits has a choice for: it says where to choose, not what to write. */
const CHOSEN_BELOW: ReadonlySet<string> = new Set<RowReason>([
  "stage-unknown",
  "owner-unknown",
  "owner-several",
  "owner-left",
]);

/** Null where nothing is to be said of it. `isAhead`: beside the choices of a list that waits. */
export function toldReason(
  { reason, about, no }: Pick<Judged, "reason" | "about" | "no">,
  holders: Holders,
  { isAhead = false } = {},
): readonly ToldReason[] | null {
  if (reason === null) return null;
  const { owner = null, mine = false } = holders.get(no ?? 0) ?? {};
  return faultsKept({ reason, about }).map((fault) => ({
    id: "import",
    block: `${isAhead && CHOSEN_BELOW.has(fault.reason) ? "ahead" : "reason"}-${fault.reason}`,
    values: { about: fault.about, no, owner, mine },
  }));
}
