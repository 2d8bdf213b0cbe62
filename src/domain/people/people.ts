// Members, departments and roles as the directory and the admin give them (rules.md 12).

export type Role = "cleaner" | "marketing" | "pool-admin" | "finance" | "admin";

/** The giver of a role that stands in ADMIN_USERIDS; such a role is not taken in chat. */
export const BY_CONFIG = "config";

/** Who stands in the history where the clock acted. */
export const BY_CLOCK = "clock";

export interface Department {
  readonly id: number;
  readonly name: string;
  readonly parentId: number;
  /** Highest ancestor below the root; the root for itself and for departments directly under it (rules.md 1). */
  readonly largeId: number;
  /** Ids from the root down to itself, as `/1/2/5/`. */
  readonly path: string;
}

export interface Member {
  /** In the directory's spelling. */
  readonly userId: string;
  /** Lower case: ids are compared without case (contract.md). */
  readonly userKey: string;
  readonly name: string;
  readonly mainDepartmentId: number;
  /** False for somebody who left or was disabled: a stranger from then on. */
  readonly active: boolean;
}

/** The directory as WeCom, or an imported list, gives it. */
export interface Directory {
  readonly departments: readonly {
    readonly id: number;
    readonly name: string;
    readonly parentId: number;
    readonly leaders: readonly string[];
  }[];
  readonly members: readonly {
    readonly userId: string;
    readonly name: string;
    readonly mainDepartment: number;
    readonly departments: readonly { readonly id: number; readonly isLeader: boolean }[];
    readonly active: boolean;
  }[];
}

/**
 * Places every department under its large department and gives it its path from the root (rules.md 1).
 * A department whose parent is not visible to us, or that stands in a ring, counts as a root.
 */
export function arrange(departments: Directory["departments"]): Department[] {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const lineOf = (id: number): number[] => {
    const line: number[] = [];
    for (let at = byId.get(id); at !== undefined && !line.includes(at.id); at = byId.get(at.parentId))
      line.unshift(at.id);
    return line;
  };
  return departments.map(({ id, name, parentId }) => {
    const line = lineOf(id);
    const large = line.length > 2 ? line[1] : line[0];
    return { id, name, parentId, largeId: large ?? id, path: `/${line.join("/")}/` };
  });
}
