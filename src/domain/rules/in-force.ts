// Which numbers hold: for the company, for a department, for one item by the instants its clock has run from (rules.md 9).
import { baseOf } from "../clock/cadence.ts";
import type { Item } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";
import { numberOf } from "./catalogue.ts";
import { type Exception, excepted } from "./exception.ts";
import { type MarkWord, NO_WORDS, type StageWords, wordsFor } from "./mark-words.ts";
import { looserOf, numberAt, type RuleKey, withNumber } from "./number.ts";
import type { Edition } from "./version.ts";

/** What picks an item's version: its department, and since when each of its clocks runs. */
export type Ruled = Pick<
  Item,
  | "no"
  | "place"
  | "departmentId"
  | "largeDepartmentId"
  | "createdAt"
  | "receivedAt"
  | "lastFollowUpAt"
  | "pooledAt"
>;

/** The rulebook of whoever asks (a department's, else the company's), and the way to everybody else's. */
export interface InForce extends Rulebook {
  /** A department's, as of an instant (ms): now when not given. Null for the company's. */
  of(departmentId: number | null, at?: number): Rulebook;
  /** What an item's clock runs under: no change reaches back to a clock that was running, but to loosen it at once. */
  ofItem(item: Ruled): Rulebook;
  /** The same, of what began at an instant (ms) of its own: an offer, a wait. */
  ofItemSince(item: Ruled, at: number): Rulebook;
  /** Those of whoever asks, with what was excepted for this very item. */
  towards(item: Pick<Item, "no">, at?: number): Rulebook;
  /** Every edition of a rule that a department goes by, by its start; those to come as well. */
  editions(rule: RuleKey, departmentId: number | null): readonly Edition[];
  /** Whether any department has words of its own. */
  readonly hasOwnWords: boolean;
  /** What the people of a department call their stages. */
  wordsOf(departmentId: number | null): StageWords;
  /** The same with one exception more, or that one as it is now. */
  with(exception: Exception): InForce;
}

export interface Ground {
  /** The rulebook as delivered, which all versions are laid over. */
  readonly base: Rulebook;
  /** By their start. */
  readonly editions: readonly Edition[];
  /** Ids from a department up to the one below the root. */
  readonly lineOf: (departmentId: number) => readonly number[];
  /** The company's own department, above all others. */
  readonly topId?: number | null;
  /** 标记叫法, of all departments. */
  readonly markWords?: readonly MarkWord[];
  /** By the items they are for. */
  readonly exceptions?: ReadonlyMap<number, readonly Exception[]>;
}

/** Reads for any instant; what was laid once is not laid again. */
export function createRules(ground: Ground): (now: number, departmentId: number | null) => InForce {
  const { base, editions, lineOf, exceptions = new Map<number, readonly Exception[]>() } = ground;
  const { markWords = [], topId = null } = ground;
  const laid = new Map<string, Rulebook>();
  const starts = editions.map(({ startsAt }) => startsAt);
  /** How many of all editions have begun by an instant. */
  const begun = (at: number) => starts.filter((start) => start <= at).length;

  /** Whose version goes before whose: the company's first, then down the line to the department itself. */
  function scopesOf(departmentId: number | null): readonly (number | null)[] {
    return departmentId === null ? [null] : [null, ...[...lineOf(departmentId)].reverse()];
  }

  function lay(departmentId: number | null, since: Since, now: number): Rulebook {
    if (editions.length === 0) return base;
    const counts = [since.base, since.created, since.pooled, now].map(begun);
    const key = [departmentId, ...counts].join("/");
    const known = laid.get(key);
    if (known !== undefined) return known;
    let book = base;
    for (const scope of scopesOf(departmentId))
      for (const edition of editions.filter((one) => one.departmentId === scope))
        book = layOne(book, edition, { ...since, now });
    laid.set(key, book);
    return book;
  }

  const ofDepartment = (departmentId: number | null, at: number) =>
    lay(departmentId, { base: at, created: at, pooled: at }, at);

  function inForce(now: number, departmentId: number | null): InForce {
    const departmentOf = (item: Ruled) =>
      item.place === "owned" ? item.departmentId : item.largeDepartmentId;
    const itsOwn = (item: Ruled, since: Since) => {
      const book = lay(departmentOf(item), since, now);
      const own = exceptions.get(item.no);
      return own === undefined ? book : excepted(book, own, { ...since, now });
    };
    return {
      of: (of, at = now) => ofDepartment(of, at),
      ofItem: (item) =>
        itsOwn(item, { base: baseOf(item), created: item.createdAt, pooled: item.pooledAt ?? now }),
      ofItemSince: (item, at) => itsOwn(item, { base: at, created: at, pooled: at }),
      towards: ({ no }, at = now) => {
        const clocks = { base: now, created: now, pooled: now, now };
        return excepted(ofDepartment(departmentId, at), exceptions.get(no) ?? [], clocks);
      },
      editions: (rule, of) => {
        const scopes = scopesOf(of);
        return editions.filter((one) => one.rule === rule && scopes.includes(one.departmentId));
      },
      hasOwnWords: markWords.length > 0,
      wordsOf: (of) =>
        markWords.length === 0 || of === null
          ? NO_WORDS
          : wordsFor([...lineOf(of), ...(topId === null ? [] : [topId])], markWords),
      with: (exception) => {
        const own = (exceptions.get(exception.no) ?? []).filter(({ id }) => id !== exception.id);
        const added = new Map(exceptions).set(exception.no, [...own, exception]);
        return createRules({ ...ground, exceptions: added })(now, departmentId);
      },
      // Behind the others: members that are added to what was spread cost a microsecond each, before every message.
      ...ofDepartment(departmentId, now),
    };
  }
  return inForce;
}

interface Since {
  readonly base: number;
  readonly created: number;
  readonly pooled: number;
}

/**
 * One edition over what holds so far: a number as of the instant its clock runs from. What came after that leaves a
 * running clock alone; an emergency reaches it, and stays with it where it is looser than what came later.
 */
function layOne(book: Rulebook, edition: Edition, since: Since & { readonly now: number }): Rulebook {
  let after = book;
  for (const { path, value } of edition.numbers) {
    const number = numberOf(path);
    if (edition.startsAt <= since[number.since]) after = numbered(withNumber(after, path, value), edition);
    else if (edition.emergency && edition.startsAt <= since.now) {
      const looser = looserOf(number, value, numberAt(after, path));
      if (looser !== numberAt(after, path)) after = numbered(withNumber(after, path, looser), edition);
    }
  }
  return after;
}

const numbered = (book: Rulebook, { no }: Edition): Rulebook => ({
  ...book,
  version: Math.max(book.version, no),
});

/** A rulebook no version was laid over: what stands where nothing was ever changed. */
export function asDelivered(base: Rulebook): InForce {
  return createRules({ base, editions: [], lineOf: () => [] })(0, null);
}
