// Who asks where nobody is there to see: of no department, so that nothing is theirs.
import type { Actor } from "../../domain/people/rights.ts";

export const STRANGER: Actor = {
  userId: "",
  name: "",
  department: { id: 0, path: "/" },
  largeDepartmentId: 0,
  leads: [],
  roles: new Set(),
};
