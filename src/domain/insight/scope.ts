// Whose figures are asked for.

/** A person's, some departments' with all below them, or everybody's. */
export type Scope =
  | { readonly kind: "member"; readonly memberId: string }
  | { readonly kind: "departments"; readonly ids: readonly number[] }
  | { readonly kind: "company" };

export interface Held {
  readonly ownerId: string | null;
  readonly departmentId: number | null;
}

/** Made once where it is asked of many. */
export function insideOf(scope: Scope): (held: Held) => boolean {
  switch (scope.kind) {
    case "company":
      return () => true;
    case "member":
      return ({ ownerId }) => ownerId === scope.memberId;
    case "departments": {
      const ids = new Set(scope.ids);
      return ({ departmentId }) => departmentId !== null && ids.has(departmentId);
    }
  }
}
