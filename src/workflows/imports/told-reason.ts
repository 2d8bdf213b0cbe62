// Why a row was not taken, each reason as a block of templates/import.md with what it shows: for whoever words it later.
import { faultsKept } from "../../domain/hands/row-reasons.ts";
import type { Holders } from "./rejected.ts";
import type { Judged } from "./steps.ts";

export interface ToldReason {
  readonly id: "import";
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Null where nothing is to be said of it. */
export function toldReason(
  { reason, about, no }: Pick<Judged, "reason" | "about" | "no">,
  holders: Holders,
): readonly ToldReason[] | null {
  if (reason === null) return null;
  const { owner = null, mine = false } = holders.get(no ?? 0) ?? {};
  return faultsKept({ reason, about }).map((fault) => ({
    id: "import",
    block: `reason-${fault.reason}`,
    values: { about: fault.about, no, owner, mine },
  }));
}
