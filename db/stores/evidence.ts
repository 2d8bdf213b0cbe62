// What speaks for an item being real: 核实, and pictures by their hash.
import type { Picture, Verification } from "../../src/domain/item/evidence.ts";
import type { Sql } from "../engine/sql.ts";
import { picturesTable } from "../schema/pictures.ts";
import { verificationsTable } from "../schema/verifications.ts";

export interface EvidenceStore {
  verify(given: Omit<Verification, "id" | "undoneAt">): Promise<Verification>;
  /** Those not undone, oldest first. */
  verifications(no: number): Promise<Verification[]>;
  /** Marks the latest one of a person as undone. */
  unverify(no: number, given: { readonly by: string; readonly at: number }): Promise<void>;
  addPicture(
    given: Pick<Picture, "no" | "userId" | "chatId" | "at" | "source" | "sourceSecret" | "mediaId">,
  ): Promise<Picture>;
  /** Those not undone, oldest first; lost ones too. */
  pictures(no: number): Promise<Picture[]>;
  /** What somebody sent since an instant and has not said the item of, oldest first. */
  unplaced(userId: string, since: number): Promise<Picture[]>;
  /** Puts them to an item at an instant (ms), by which they are taken back. */
  place(ids: readonly number[], given: { readonly no: number; readonly at: number }): Promise<void>;
  /** Marks the pictures that somebody put to an item at one instant as undone. */
  unpicture(
    no: number,
    given: { readonly by: string; readonly putAt: number; readonly at: number },
  ): Promise<void>;
  /** Still to be fetched, the oldest first. */
  toFetch(limit: number): Promise<Picture[]>;
  fetched(id: number, given: Pick<Picture, "state" | "hash">): Promise<void>;
  /** Forgets what nobody said the item of; answers how many. */
  forgetUnplaced(before: number): Promise<number>;
}

const list = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

export function createEvidence(sql: Sql): EvidenceStore {
  return {
    verify: (given) => verificationsTable.insert(sql, { ...given, undoneAt: null }),
    verifications: (no) =>
      verificationsTable.find(sql, "WHERE no = ? AND undone_at IS NULL ORDER BY id", [no]),
    async unverify(no, { by, at }) {
      const rows = await verificationsTable.find(
        sql,
        `WHERE no = ? AND "by" = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
        [no, by],
      );
      for (const { id } of rows) await verificationsTable.updateWhere(sql, { undoneAt: at }, "id = ?", [id]);
    },
    addPicture: (given) =>
      picturesTable.insert(sql, { ...given, hash: null, state: "fetching", undoneAt: null }),
    pictures: (no) => picturesTable.find(sql, "WHERE no = ? AND undone_at IS NULL ORDER BY id", [no]),
    unplaced: (userId, since) =>
      picturesTable.find(
        sql,
        "WHERE user_id = ? AND at >= ? AND no IS NULL AND state <> 'lost' AND undone_at IS NULL ORDER BY id",
        [userId, since],
      ),
    async place(ids, given) {
      if (ids.length > 0) await picturesTable.updateWhere(sql, given, `id IN (${list(ids)})`, ids);
    },
    async unpicture(no, { by, putAt, at }) {
      await picturesTable.updateWhere(
        sql,
        { undoneAt: at },
        "no = ? AND user_id = ? AND at = ? AND undone_at IS NULL",
        [no, by, putAt],
      );
    },
    toFetch: (limit) => picturesTable.find(sql, "WHERE state = 'fetching' ORDER BY at, id LIMIT ?", [limit]),
    async fetched(id, given) {
      await picturesTable.updateWhere(sql, { ...given, source: null, sourceSecret: null }, "id = ?", [id]);
    },
    forgetUnplaced: (before) => picturesTable.deleteWhere(sql, "no IS NULL AND at < ?", [before]),
  };
}
