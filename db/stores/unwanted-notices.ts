// Which notices somebody does without (不发周五小结).
import type { UnwantedKind } from "../../src/domain/messages/unwanted.ts";
import type { Sql } from "../engine/sql.ts";
import { unwantedNoticesTable } from "../schema/unwanted-notices.ts";

export interface UnwantedNoticeStore {
  isUnwantedBy(userId: string, kind: UnwantedKind): Promise<boolean>;
  /** Everybody who does without one. */
  unwantedBy(kind: UnwantedKind): Promise<ReadonlySet<string>>;
  /** Said twice it is as said once. */
  set(
    userId: string,
    given: { readonly kind: UnwantedKind; readonly wants: boolean; readonly at: number },
  ): Promise<void>;
}

export function createUnwantedNotices(sql: Sql): UnwantedNoticeStore {
  const table = unwantedNoticesTable;
  return {
    isUnwantedBy: async (userId, kind) =>
      (await table.count(sql, "WHERE user_id = ? AND kind = ?", [userId, kind])) > 0,
    unwantedBy: async (kind) =>
      new Set((await table.find(sql, "WHERE kind = ?", [kind])).map(({ userId }) => userId)),
    async set(userId, { kind, wants, at }) {
      if (wants) await table.deleteWhere(sql, "user_id = ? AND kind = ?", [userId, kind]);
      else await table.insertOrNothing(sql, { userId, kind, at });
    },
  };
}
