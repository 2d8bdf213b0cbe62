// Audits and their draws.
import type { Audit, AuditState, NewAudit } from "../../src/domain/audit/audit.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { type AuditDraw, auditDrawsTable } from "../schema/audit-draws.ts";
import { auditsTable } from "../schema/audits.ts";
import { itemsTable } from "../schema/items.ts";

export interface AuditStore {
  /** False where the week's was drawn already. */
  addDraw(draw: AuditDraw): Promise<boolean>;
  drawOf(week: string, unitId: number): Promise<AuditDraw | null>;
  add(audit: NewAudit): Promise<Audit>;
  byId(id: number): Promise<Audit | null>;
  /** Stale when somebody else was faster. */
  save(audit: Audit): Promise<Audit>;
  /** The last one of an item. */
  latestOf(no: number): Promise<Audit | null>;
  /** Whom those of an item were given to. */
  auditorsOf(no: number): Promise<readonly string[]>;
  inState(states: readonly AuditState[]): Promise<Audit[]>;
  /** What somebody has to look at, oldest first. */
  openFor(auditorId: string): Promise<Audit[]>;
  /** Judged as failed and not lifted since: its credit is frozen. */
  frozenOf(no: number): Promise<Audit | null>;
  /** What became an opportunity between two instants, in numbers ascending; imported ones are no new ones. */
  newOpportunities(from: number, until: number): Promise<Item[]>;
}

const list = (values: readonly unknown[]): string => values.map(() => "?").join(", ");
const FROZEN = ["false", "appealed", "upheld"] as const;

export function createAudits(sql: Sql): AuditStore {
  const latest = async (where: string, parameters: readonly (string | number)[]) =>
    (await auditsTable.find(sql, `WHERE ${where} ORDER BY id DESC LIMIT 1`, parameters))[0] ?? null;
  return {
    addDraw: (draw) => auditDrawsTable.insertOrNothing(sql, draw),
    async drawOf(week, unitId) {
      return (await auditDrawsTable.find(sql, "WHERE week = ? AND unit_id = ?", [week, unitId]))[0] ?? null;
    },
    add: (audit) => auditsTable.insert(sql, { ...audit, version: 1 }),
    byId: (id) => auditsTable.byId(sql, id),
    save: (audit) => auditsTable.update(sql, audit),
    latestOf: (no) => latest("no = ?", [no]),
    async auditorsOf(no) {
      const rows = await auditsTable.find(sql, "WHERE no = ?", [no]);
      return rows.flatMap(({ auditorId }) => (auditorId === null ? [] : [auditorId]));
    },
    inState: (states) => auditsTable.find(sql, `WHERE state IN (${list(states)}) ORDER BY id`, [...states]),
    openFor: (auditorId) =>
      auditsTable.find(sql, "WHERE auditor_id = ? AND state = 'open' ORDER BY id", [auditorId]),
    frozenOf: (no) => latest(`no = ? AND state IN (${list(FROZEN)})`, [no, ...FROZEN]),
    newOpportunities: (from, until) =>
      itemsTable.find(
        sql,
        `WHERE no IN (SELECT no FROM history WHERE what IN ('created', 'cleaned') AND at >= ? AND at < ?
           AND kind = 'opportunity') AND intake <> 'imported' AND merged_into IS NULL ORDER BY no`,
        [from, until],
      ),
  };
}
