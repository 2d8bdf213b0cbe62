// What is kept for a time only, forgotten a few rows at a time, on either engine (rules.md 12, Personal data).
import type { Parameter, Sql } from "../engine/sql.ts";

/** Instants (ms): what is older than each goes. */
export interface Horizons {
  /** Callbacks that were answered: WeCom calls again for seven days. */
  readonly callback: number;
  /** Who looked for whom, and lists that were brought in: the audit. */
  readonly audit: number;
  /** What was last shown and touched, and what was passed over. */
  readonly talk: number;
  /** Half-typed words, what could be taken back, links and turns that are over. */
  readonly draft: number;
}

export interface RetentionStore {
  /** Forgets some rows of the first kind that has any; 0 where nothing is left to forget. */
  forgetSome(horizons: Horizons, limit: number): Promise<number>;
}

interface Kind {
  readonly table: string;
  readonly keys: string;
  readonly where: string;
  readonly before: keyof Horizons;
  /** How often the horizon stands in the condition. */
  readonly times?: number;
}

const OVER = "state IN ('done', 'refused', 'dropped', 'undone')";

/** Small and short-lived first; of a busy day's callbacks the minutes take away some already (pusher.ts). */
export const KINDS: readonly Kind[] = [
  { table: "drafts", keys: "user_id, chat_id", where: "at < ?", before: "draft" },
  { table: "acts", keys: "id", where: "at < ?", before: "draft" },
  { table: "cleaning_turns", keys: "no", where: "until < ?", before: "draft" },
  { table: "bind_offers", keys: "hash", where: "at < ?", before: "draft" },
  { table: "wrong_codes", keys: "id", where: "at < ?", before: "draft" },
  { table: "cleaning_skips", keys: "member_id, no", where: "at < ?", before: "talk" },
  {
    table: "conversations",
    keys: "user_id, chat_id",
    where: "last_at < ? AND list_at < ? AND rest_at < ?",
    before: "talk",
    times: 3,
  },
  { table: "own_reminders", keys: "id", where: "done_at < ?", before: "talk" },
  { table: "inbox", keys: "key", where: "at < ?", before: "callback" },
  { table: "looks", keys: "id", where: "at < ?", before: "audit" },
  {
    table: "import_columns",
    keys: `import_id, "at"`,
    where: `import_id IN (SELECT id FROM imports WHERE created_at < ? AND ${OVER})`,
    before: "talk",
  },
  {
    table: "import_owners",
    keys: "import_id, name",
    where: `import_id IN (SELECT id FROM imports WHERE created_at < ? AND ${OVER})`,
    before: "talk",
  },
  { table: "imports", keys: "id", where: `created_at < ? AND ${OVER}`, before: "audit" },
];

export function createRetention(sql: Sql): RetentionStore {
  return {
    async forgetSome(horizons, limit) {
      // What 更多 would show holds whatever was read; it holds for minutes.
      const emptied = await sql.run(
        `UPDATE conversations SET rest = NULL WHERE (user_id, chat_id) IN
         (SELECT user_id, chat_id FROM conversations WHERE rest IS NOT NULL AND rest_at < ? LIMIT ?)`,
        [horizons.draft, limit],
      );
      if (emptied > 0) return emptied;
      for (const { table, keys, where, before, times = 1 } of KINDS) {
        const since: Parameter[] = Array.from({ length: times }, () => horizons[before]);
        const gone = await sql.run(
          `DELETE FROM ${table} WHERE (${keys}) IN (SELECT ${keys} FROM ${table} WHERE ${where} LIMIT ?)`,
          [...since, limit],
        );
        if (gone > 0) return gone;
      }
      return 0;
    },
  };
}
