// Whose a row is to be: by name or userid, as far as whoever imports may say so (rules.md 12).
import type { Store } from "../../../db/store.ts";
import { BY_COMMAND_LINE } from "../../domain/hands/imported.ts";
import { ownerKey } from "../../domain/hands/list-owners.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import type { Actor } from "../../domain/people/rights.ts";

/** Whoever brings the list in. */
export interface Importer {
  /** A userid, or BY_COMMAND_LINE. */
  readonly byId: string;
  /** The member; null on the command line, where whoever may start a program is the admin. */
  readonly actor: Actor | null;
}

export interface Owners {
  /** Null: nobody's, for the pool or the cleaning. @throws RowError */
  of(words: string | null): Promise<Actor | null>;
  /** The large department of the one that is named; the importer's where none is. @throws RowError */
  largeDepartment(words: string | null): Promise<number>;
}

const NOBODY = /^(?:公海|公共|公司|待分配|未分配|无主|pool|none|unassigned)(?:池|资源|客户)?$/i;

/** What was said of names, by ownerKey(): a userid, null for nobody's. */
export type ChosenOwners = ReadonlyMap<string, string | null>;

/** Whether a row of the admin's list is to be nobody's: it names nobody, says so, or it was said of the name it has. */
export function isNobodys(words: string | null, chosen: ChosenOwners): boolean {
  const userId = chosen.get(ownerKey(words));
  return userId === undefined ? words === null || NOBODY.test(words) : userId === null;
}

const NOT_CHOSEN: ChosenOwners = new Map();

/**
 * Asked once for each name, not for each row: they live as long as a batch. What was said of a name counts only as far as
 * whoever imports may say it now.
 */
export function createOwners(
  { byId, actor }: Importer,
  { people }: Pick<Store, "people">,
  chosen: ChosenOwners = NOT_CHOSEN,
): Owners {
  const known = new Map<string | null, Promise<Actor | null>>();
  const isAdmin = byId === BY_COMMAND_LINE || actor?.roles.has("admin") === true;

  async function find(words: string | null): Promise<Actor | null> {
    const userId = chosen.get(ownerKey(words));
    if (userId !== undefined) return given(userId, words ?? "");
    if (words === null) return isAdmin ? null : actor;
    if (NOBODY.test(words)) return isAdmin ? null : other(words);
    const named = await memberOf(words);
    if (!isAdmin && named.userId !== actor?.userId) return other(words);
    return named;
  }

  async function given(userId: string | null, words: string): Promise<Actor | null> {
    if (!isAdmin && userId !== actor?.userId) return other(words);
    if (userId === null) return null;
    const found = await people.actor(userId);
    if (found === null) throw new RowError("owner-left", (await people.names([userId]))[userId] ?? userId);
    return found;
  }

  function other(words: string): never {
    throw new RowError("owner-other", words);
  }

  async function memberOf(words: string): Promise<Actor> {
    const name = ownerKey(words);
    const byUserId = /^[\w.@-]+$/.test(name) ? await people.actor(name) : null;
    if (byUserId !== null) return byUserId;
    const [first, ...others] = await people.membersNamed(name);
    if (others.length > 0) throw new RowError("owner-several", words);
    const found = first === undefined ? null : await people.actor(first.userId);
    if (found !== null) return found;
    const hasLeft =
      (await people.leaversNamed(name)).length > 0 || (await people.member(name))?.active === false;
    throw new RowError(hasLeft ? "owner-left" : "owner-unknown", words);
  }

  return {
    async of(words) {
      const found = known.get(words) ?? find(words);
      known.set(words, found);
      return found;
    },
    async largeDepartment(words) {
      const departments = await people.departments();
      if (words === null)
        return actor?.largeDepartmentId ?? departments.find(({ id, largeId }) => id === largeId)?.id ?? 0;
      const found = departments.find(({ name }) => name === words.trim());
      if (found === undefined) throw new RowError("department-unknown", words);
      return found.largeId;
    },
  };
}
