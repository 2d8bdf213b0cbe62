// Conditions that many stores share: whose rows, and which of many keys.
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Parameter } from "../engine/sql.ts";

export interface Condition {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** Under which a row is somebody's, by its columns of the person and of their department; of the company's every row is. */
export function ofScope(
  scope: Scope,
  columns: { readonly owner: string; readonly department: string },
): Condition {
  switch (scope.kind) {
    case "company":
      return { text: "TRUE", parameters: [] };
    case "member":
      return { text: `${columns.owner} = ?`, parameters: [scope.memberId] };
    case "departments":
      return { text: `${columns.department} IN (${marksOf(scope.ids)})`, parameters: scope.ids };
  }
}

/** Of none at all no row is one. */
export function marksOf(keys: readonly unknown[]): string {
  return keys.map(() => "?").join(", ") || "NULL";
}

const AT_ONCE = 500;

/** What is asked of many keys, so many at once, in their order. */
export async function inParts<Key extends Parameter, Row>(
  keys: readonly Key[],
  of: (some: readonly Key[], marks: string) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const some = keys.slice(start, start + AT_ONCE);
    found.push(...(await of(some, marksOf(some))));
  }
  return found;
}
