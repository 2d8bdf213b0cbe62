// Whom a change of a rule concerns, and how they hear of it: in their group, or each where none is bound (rules.md 9.1).
import type { Store } from "../../../db/store.ts";
import type { Notice, Post } from "../../chat/command.ts";
import { withBelow } from "../team.ts";

interface Told {
  readonly departmentId: number | null;
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Who knows it already. */
  readonly besides: readonly string[];
}

export async function toldToAll(
  { departmentId, block, values, besides }: Told,
  { people, groups }: Pick<Store, "people" | "groups">,
): Promise<{ readonly posts: Post[]; readonly notices: Notice[] }> {
  const all = await people.departments();
  const concerned = departmentId === null ? all : withBelow(departmentId, all);
  const bound = new Set(
    (await groups.all()).filter(({ audience }) => audience === "sales").map((group) => group.departmentId),
  );
  const groupOf = new Map(
    concerned.map(({ id, path }) => [id, lineOf(path).find((one) => bound.has(one)) ?? null]),
  );
  const posted = new Set([...groupOf.values()].filter((id) => id !== null));
  const alone = (await people.active()).filter(
    ({ userId, mainDepartmentId }) =>
      groupOf.has(mainDepartmentId) && groupOf.get(mainDepartmentId) === null && !besides.includes(userId),
  );
  return {
    posts: [...posted].map((id) => ({ departmentId: id, block, values })),
    notices: alone.map(({ userId }) => ({ to: userId, block, values })),
  };
}

/** Ids from a department up to the root. */
function lineOf(path: string): readonly number[] {
  return path
    .split("/")
    .filter((id) => id !== "")
    .map(Number)
    .reverse();
}
