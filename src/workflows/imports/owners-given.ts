// Whose the rows became that named somebody nobody is called by, as it was said before they were taken in.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";

export interface OwnerGiven {
  /** As ownerKey() has it; "" of rows that named nobody. */
  readonly name: string;
  /** Null: nobody's. */
  readonly called: string | null;
}

export async function ownersGiven(
  { id }: Pick<Import, "id">,
  { imports, people }: Pick<Store, "imports" | "people">,
): Promise<readonly OwnerGiven[]> {
  const chosen = await imports.owners(id);
  const names = await people.names([...chosen.values()]);
  return [...chosen].map(([name, userId]) => ({
    name,
    called: userId === null ? null : (names[userId] ?? userId),
  }));
}
