// Whose the rows become that come back for their owner: what was said, looked up, weighed by the rights of whoever imports, kept.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import { NO_NAME, ownerKey } from "../../domain/hands/list-owners.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { type NameAhead, ownersAhead } from "./owners-ahead.ts";
import type { OwnersNamed, SaidOwner } from "./said-owners.ts";

export interface ChosenOwner {
  readonly name: string;
  readonly count: number;
  /** Null: nobody's. */
  readonly called: string | null;
  readonly to: "own" | "pool" | "person" | "back";
}

export type ChoosingOwners =
  /** A word of the answer (templates/commands/import.md), nothing was kept. */
  | { readonly is: "refused"; readonly block: string; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly is: "done";
      readonly changed: readonly ChosenOwner[];
      /** Said of names that do not stand in the list. */
      readonly absent: readonly string[];
      /** Rows whose own column names a colleague stay theirs, though all were spoken of. */
      readonly kept: number;
    };

interface Given {
  readonly store: Store;
  readonly actor: Actor;
}

type Resolved = Pick<ChosenOwner, "to" | "called"> & {
  readonly of: OwnersNamed;
  readonly userId: string | null;
};
type Refused = Extract<ChoosingOwners, { is: "refused" }>;

const refused = (block: string, values: Readonly<Record<string, unknown>> = {}): Refused => ({
  is: "refused",
  block,
  values,
});

/** Who is meant, before anything is kept: only an admin gives to others, or to nobody (rules.md 12). */
export async function resolveOwners(
  said: readonly SaidOwner[],
  given: Given,
): Promise<readonly Resolved[] | Refused> {
  const resolved: Resolved[] = [];
  for (const { of, to } of said) {
    const one = await resolve(of, to, given);
    if ("is" in one) return one;
    resolved.push(one);
  }
  return resolved;
}

async function resolve(
  of: OwnersNamed,
  to: SaidOwner["to"],
  { store: { people }, actor }: Given,
): Promise<Resolved | Refused> {
  const isAdmin = actor.roles.has("admin");
  if (to.is === "back") return { of, to: "back", userId: null, called: null };
  if (to.is === "own") return { of, to: "own", userId: actor.userId, called: actor.name };
  if (to.is === "pool")
    return isAdmin ? { of, to: "pool", userId: null, called: null } : refused("not-others");
  const byId = await people.member(to.words);
  const called = byId?.active === true ? [byId] : await people.membersNamed(ownerKey(to.words));
  const [found, another] = called;
  if (found?.userId === actor.userId && another === undefined)
    return { of, to: "own", userId: actor.userId, called: actor.name };
  if (!isAdmin) return refused("not-others");
  if (another !== undefined) {
    const departments = new Map((await people.departments()).map(({ id, name }) => [id, name]));
    const same = called.map(({ userId, mainDepartmentId }) => ({
      userId,
      department: departments.get(mainDepartmentId) ?? "",
    }));
    return refused("owner-which", { name: to.words, same });
  }
  if (found === undefined) {
    const hasLeft = byId !== null || (await people.leaversNamed(ownerKey(to.words))).length > 0;
    return refused(hasLeft ? "owner-gone" : "owner-nobody", { name: to.words });
  }
  return { of, to: "person", userId: found.userId, called: found.name };
}

/** Keeps what was said of the list as its columns are now. */
export async function chooseOwners(
  found: Import,
  resolved: readonly Resolved[],
  { store, actor }: Given,
): Promise<Extract<ChoosingOwners, { is: "done" }>> {
  if (resolved.length === 0) return { is: "done", changed: [], absent: [], kept: 0 };
  const { names, isWhole } = await ownersAhead(found.id, async (work) => work(store));
  const changed: ChosenOwner[] = [];
  const absent: string[] = [];
  let kept = 0;
  for (const { of, to, userId, called } of resolved) {
    const { meant, others } = meantIn(of, names, { isWhole });
    absent.push(...(to === "back" ? [] : others));
    if (of.by === "all") kept += keptIn(names, userId);
    for (const { name, key, count, chosen } of meant) {
      const isSame = to === "back" ? chosen === null : chosen !== null && chosen.userId === userId;
      // What names nobody is theirs already where only one's own can be brought in.
      if (isSame || (key === NO_NAME && !actor.roles.has("admin"))) continue;
      if (to === "back") await store.imports.dropOwner(found.id, key);
      else await store.imports.setOwner(found.id, { name: key, userId });
      changed.push({ name, count, called, to });
    }
  }
  return { is: "done", changed, absent, kept };
}

/** Rows that name another colleague: they stay theirs, or come back where only one's own can be brought in. */
function keptIn(names: readonly NameAhead[], userId: string | null): number {
  const isTheirs = ({ why, ownerId }: NameAhead) =>
    why === "owner-other" || (why === null && ownerId !== null && ownerId !== userId);
  return names
    .filter((one) => one.key !== NO_NAME && one.chosen === null && isTheirs(one))
    .reduce((sum, { count }) => sum + count, 0);
}

type Meant = Pick<NameAhead, "name" | "key" | "count" | "chosen">;

function meantIn(
  of: OwnersNamed,
  names: readonly NameAhead[],
  { isWhole }: { readonly isWhole: boolean },
): { readonly meant: readonly Meant[]; readonly others: readonly string[] } {
  const wrong = names.filter(({ key, why }) => key !== NO_NAME && why !== null);
  const blank = names.filter(({ key }) => key === NO_NAME);
  const chosen = names.filter((one) => one.chosen !== null && one.key !== NO_NAME);
  // A colleague's is spoken of by name: 李四的算我的.
  const nobodys = wrong.filter(({ why, chosen }) => why !== "owner-other" || chosen !== null);
  if (of.by === "rest") return { meant: nobodys, others: [] };
  if (of.by === "left") return { meant: wrong.filter(({ why }) => why === "owner-left"), others: [] };
  if (of.by === "blank") return { meant: blank, others: [] };
  if (of.by === "all") return { meant: [...new Set([...nobodys, ...chosen, ...blank])], others: [] };
  const meant: Meant[] = [];
  const others: string[] = [];
  for (const name of of.names) {
    const key = ownerKey(name);
    const known = names.find((one) => one.key === key);
    if (known !== undefined) meant.push(known);
    // Behind the rows that were looked at it may stand all the same.
    else if (!isWhole && key !== NO_NAME) meant.push({ name, key, count: 0, chosen: null });
    else others.push(name);
  }
  return { meant, others };
}

/** Whether what was said is of this list: every name that is spoken of stands in it, or rows that come back at all. */
export async function isOfList(
  said: readonly SaidOwner[],
  found: Import,
  { store, isAsked }: { readonly store: Store; readonly isAsked: boolean },
): Promise<boolean> {
  const { names } = await ownersAhead(found.id, async (work) => work(store));
  return said.every(({ of }) => {
    if (of.by !== "names") return isAsked && meantIn(of, names, { isWhole: true }).meant.length > 0;
    const isMeant = (one: NameAhead | undefined) =>
      one !== undefined && (isAsked || one.why !== null || one.chosen !== null);
    return of.names.every((name) => isMeant(names.find(({ key }) => key === ownerKey(name))));
  });
}
