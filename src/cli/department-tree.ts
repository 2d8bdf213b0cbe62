// Departments by their path of names (华东大区/销售一部): known ones are found, others are made.
import type { Directory } from "../domain/people/people.ts";

type Department = Directory["departments"][number];

const ROOT_NAME = "公司";

export class DepartmentTree {
  readonly #byId: Map<number, Department>;

  constructor(known: readonly Department[]) {
    this.#byId = new Map(known.map((department) => [department.id, department]));
  }

  departments(): readonly Department[] {
    return [...this.#byId.values()];
  }

  /** The id of a path below the root; the root's own name may stand in front or be left out. */
  at(path: string): number {
    const names = path
      .split(/[/\\>\uff0f]/)
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const root = this.#root();
    if (names[0] === root.name) names.shift();
    let parentId = root.id;
    for (const name of names) parentId = (this.#below(parentId, name) ?? this.#add(name, parentId)).id;
    return parentId;
  }

  #root(): Department {
    const ids = new Set(this.#byId.keys());
    const found = [...this.#byId.values()].find(({ parentId }) => !ids.has(parentId));
    return found ?? this.#add(ROOT_NAME, 0);
  }

  #below(parentId: number, name: string): Department | undefined {
    return [...this.#byId.values()].find(
      (department) => department.parentId === parentId && department.name === name,
    );
  }

  #add(name: string, parentId: number): Department {
    const department = { id: Math.max(0, ...this.#byId.keys()) + 1, name, parentId, leaders: [] };
    this.#byId.set(department.id, department);
    return department;
  }
}
