// Why a row was not taken, as a block of templates/import.md with what it shows: for whoever words it later.
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
): ToldReason | null {
  if (reason === null) return null;
  const { owner = null, mine = false } = holders.get(no ?? 0) ?? {};
  return { id: "import", block: `reason-${reason}`, values: { about: about ?? "", no, owner, mine } };
}
