// 上调 as it is kept: opened once for a deadline, told, answered, closed (rules.md 6).
import type { Escalation, EscalationAnswer, EscalationKind } from "../../src/domain/hands/escalation.ts";
import type { Sql } from "../engine/sql.ts";
import { escalationsTable } from "../schema/escalations.ts";

export interface EscalationStore {
  /** Opens it once; false when this deadline has been taken up before. */
  open(given: { no: number; kind: EscalationKind; since: number; at: number }): Promise<boolean>;
  /** Everything that has not ended, by item. */
  allOpen(): Promise<Escalation[]>;
  /** What is open of an item, the latest first. */
  openOf(no: number): Promise<Escalation[]>;
  latest(no: number): Promise<Escalation | null>;
  /** Told to a head or a manager since an instant (ms), open or over. */
  toldSince(instant: number): Promise<Escalation[]>;
  byId(id: number): Promise<Escalation | null>;
  toldHead(id: number, given: { headId: string | null; at: number }): Promise<void>;
  /** At null: the message was taken back before it went, so nobody was told. */
  toldManager(id: number, given: { managerId: string | null; at: number | null }): Promise<void>;
  answer(no: number, given: { answer: EscalationAnswer; by: string; at: number }): Promise<void>;
  listed(id: number, at: number): Promise<void>;
  close(id: number, given: { by: string; at: number }): Promise<void>;
}

export function createEscalations(sql: Sql): EscalationStore {
  const change = async (id: number, values: Partial<Escalation>) => {
    await escalationsTable.updateWhere(sql, values, "id = ?", [id]);
  };
  return {
    open: ({ no, kind, since, at }) =>
      escalationsTable.insertOrNothing(sql, {
        key: `${no}/${kind}/${since}`,
        no,
        kind,
        since,
        openedAt: at,
        headId: null,
        toldHeadAt: null,
        answer: null,
        answeredBy: null,
        answeredAt: null,
        managerId: null,
        toldManagerAt: null,
        listedAt: null,
        closedAt: null,
        closedBy: null,
      }),
    allOpen: () => escalationsTable.find(sql, "WHERE closed_at IS NULL ORDER BY no, id", []),
    openOf: (no) => escalationsTable.find(sql, "WHERE no = ? AND closed_at IS NULL ORDER BY id DESC", [no]),
    latest: async (no) =>
      (await escalationsTable.find(sql, "WHERE no = ? ORDER BY id DESC LIMIT 1", [no]))[0] ?? null,
    toldSince: (instant) =>
      escalationsTable.find(sql, "WHERE told_head_at >= ? OR told_manager_at >= ? ORDER BY id", [
        instant,
        instant,
      ]),
    byId: (id) => escalationsTable.byId(sql, id),
    toldHead: (id, { headId, at }) => change(id, { headId, toldHeadAt: at }),
    toldManager: (id, { managerId, at }) => change(id, { managerId, toldManagerAt: at }),
    async answer(no, { answer, by, at }) {
      await escalationsTable.updateWhere(
        sql,
        { answer, answeredBy: by, answeredAt: at },
        "no = ? AND closed_at IS NULL",
        [no],
      );
    },
    listed: (id, at) => change(id, { listedAt: at }),
    close: (id, { by, at }) => change(id, { closedBy: by, closedAt: at }),
  };
}
