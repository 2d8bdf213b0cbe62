// What was done with items in a time, and what comes next: for 战报 and the week's last line (rules.md 11).
import type { Day } from "../../src/domain/day.ts";
import { DEED_WHATS, type Deed } from "../../src/domain/insight/deeds.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import { type Condition, inParts, marksOf, ofScope } from "./of-scope.ts";

/** ms; `until` is no part of it. */
export interface Between {
  readonly from: number;
  readonly until: number;
}

/** How often somebody spoke with customers, and about how many items; only what counts and stands. */
export interface Spoken {
  readonly count: number;
  readonly items: number;
}

export interface DeedStore {
  /** Changes since an instant (ms), in their order, of what was somebody's in that time; nothing of what was merged away. */
  since(scope: Scope, from: number): Promise<readonly Deed[]>;
  spoken(scope: Scope, between: Between): Promise<Spoken>;
  /** By person, of what is theirs today. */
  spokenBy(between: Between): Promise<ReadonlyMap<string, Spoken>>;
  /** Open items with an appointment, or a signing planned, on these days, by the earlier one. */
  ahead(scope: Scope, days: { readonly from: Day; readonly to: Day }): Promise<readonly Item[]>;
}

export function createDeeds(sql: Sql): DeedStore {
  const whats = DEED_WHATS.map(() => "?").join(", ");
  return {
    async since(scope, from) {
      const whose = whoseIn(scope, [...DEED_WHATS, from]);
      return sql.rows<Deed>(
        `SELECT h.id AS "id", h.no AS "no", h.at AS "at", h.what AS "what", h.text AS "text", h.stage AS "stage",
           h.owner_id AS "ownerId", i.intake AS "intake"
         FROM history h JOIN items i ON i.no = h.no
         WHERE h.what IN (${whats}) AND h.at >= ? AND i.merged_into IS NULL AND ${whose.text} ORDER BY h.id`,
        [...DEED_WHATS, from, ...whose.parameters],
      );

      /** An item that has left somebody's hands since was theirs all the same. */
      function whoseIn(of: Scope, given: readonly Parameter[]) {
        if (of.kind !== "member") return ofScope(of, OF_DEED);
        const text = `h.no IN (SELECT d.no FROM history d WHERE d.what IN (${whats}) AND d.at >= ? AND d.owner_id = ?)`;
        return { text, parameters: [...given, of.memberId] };
      }
    },
    async spoken(scope, { from, until }) {
      const by = speakersOf(scope);
      const row = await sql.one<{ count: number; items: number }>(
        `SELECT COUNT(*) AS "count", COUNT(DISTINCT f.no) AS "items" FROM follow_ups f
         WHERE f.at >= ? AND f.at < ? AND f.counts = ? AND f.undone_at IS NULL AND ${by.text}`,
        [from, until, true, ...by.parameters],
      );
      return { count: Number(row?.count ?? 0), items: Number(row?.items ?? 0) };
    },
    async spokenBy({ from, until }) {
      const rows = await sql.rows<{ by: string; count: number; items: number }>(
        `SELECT f."by" AS "by", COUNT(*) AS "count", COUNT(DISTINCT f.no) AS "items"
         FROM follow_ups f JOIN items i ON i.no = f.no
         WHERE f.at >= ? AND f.at < ? AND f.counts = ? AND f.undone_at IS NULL AND i.owner_id = f."by"
         GROUP BY f."by"`,
        [from, until, true],
      );
      return new Map(
        rows.map(({ by, count, items }) => [by, { count: Number(count), items: Number(items) }]),
      );
    },
    async ahead(scope, { from, to }) {
      const whose = ofScope(scope, OF_ITEM);
      const nos = await sql.rows<{ no: number }>(
        `SELECT i.no AS "no" FROM items i WHERE i.place = 'owned' AND i.outcome = 'open'
           AND ((i.next_day >= ? AND i.next_day <= ?) OR (i.planned_signing_on >= ? AND i.planned_signing_on <= ?)) AND ${whose.text}
         ORDER BY i.no`,
        [from, to, from, to, ...whose.parameters],
      );
      return inParts(
        nos.map(({ no }) => no),
        (some, marks) => itemsTable.find(sql, `WHERE no IN (${marks}) ORDER BY no`, some),
      );
    },
  };
}

const OF_ITEM = { owner: "i.owner_id", department: "i.department_id" };

/** Whatever was done with a signed item is told where it was signed, as its results are; with any other where it lies today. */
const OF_DEED = {
  ...OF_ITEM,
  department: `COALESCE((SELECT g.department_id FROM signings g WHERE g.no = i.no AND g.known_until IS NULL), i.department_id)`,
};

/** Talks are told where whoever spoke sits today. */
function speakersOf(scope: Scope): Condition {
  if (scope.kind !== "departments") return ofScope(scope, { owner: 'f."by"', department: "" });
  const members = `SELECT user_id FROM members WHERE main_department_id IN (${marksOf(scope.ids)})`;
  return { text: `f."by" IN (${members})`, parameters: scope.ids };
}
