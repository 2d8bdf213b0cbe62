// The looks and the history in one list, newest first: one kind and one person at a time, each a walk along an index that stops
// at the limit.
import {
  newestFirst,
  orderOf,
  TRAIL_KINDS,
  type Trace,
  type TrailEnd,
  type TrailKind,
} from "../../src/domain/people/trail.ts";
import type { Sql } from "../engine/sql.ts";

export interface TrailStore {
  /** Behind an end, or from the newest on; of some people, or of one kind, where they are named. */
  some(asked: {
    readonly by: readonly string[] | null;
    readonly kind: TrailKind | null;
    readonly after: TrailEnd | null;
    readonly limit: number;
  }): Promise<readonly Trace[]>;
}

interface Walk {
  readonly kind: TrailKind;
  readonly by: string | null;
  readonly after: TrailEnd | null;
  readonly limit: number;
}

const LOOKS = { table: "looks", who: "user_id", what: "kind", rest: 'NULL AS "no", words AS "words"' };
const HISTORY = { table: "history", who: '"by"', what: "what", rest: 'no AS "no", text AS "words"' };

export function createTrail(sql: Sql): TrailStore {
  async function walk({ kind, by, after, limit }: Walk): Promise<readonly Trace[]> {
    const { table, who, what, rest } = kind === "claimed" || kind === "overridden" ? HISTORY : LOOKS;
    const behind = after === null ? null : behindIn(kind, after);
    const rows = await sql.rows<Omit<Trace, "kind">>(
      `SELECT id AS "id", at AS "at", ${who} AS "by", ${rest} FROM ${table}
       WHERE ${what} = ? ${by === null ? "" : `AND ${who} = ?`} ${behind === null ? "" : `AND ${behind.text}`}
       ORDER BY at DESC, id DESC LIMIT ?`,
      [kind, ...(by === null ? [] : [by]), ...(behind?.parameters ?? []), limit],
    );
    return rows.map((row) => ({ ...row, kind }));
  }

  return {
    async some({ by, kind, ...page }) {
      const found: Trace[] = [];
      for (const one of kind === null ? TRAIL_KINDS : [kind])
        for (const person of by ?? [null]) found.push(...(await walk({ kind: one, by: person, ...page })));
      return found.sort(newestFirst).slice(0, page.limit);
    },
  };
}

/** Of the end's own instant: of its kind those before it, and all of the kinds that come behind it. */
function behindIn(kind: TrailKind, { at, id, kind: last }: TrailEnd) {
  if (kind === last) return { text: "at <= ? AND (at < ? OR id < ?)", parameters: [at, at, id] };
  return { text: orderOf({ kind }) > orderOf({ kind: last }) ? "at <= ?" : "at < ?", parameters: [at] };
}
