// Whose figures are asked for.

/** A person's, some departments' with all below them, or everybody's. */
export type Scope =
  | { readonly kind: "member"; readonly memberId: string }
  | { readonly kind: "departments"; readonly ids: readonly number[] }
  | { readonly kind: "company" };

export function isIn(
  scope: Scope,
  { ownerId, departmentId }: { readonly ownerId: string | null; readonly departmentId: number | null },
): boolean {
  switch (scope.kind) {
    case "company":
      return true;
    case "member":
      return ownerId === scope.memberId;
    case "departments":
      return departmentId !== null && scope.ids.includes(departmentId);
  }
}
