// What results of a time are computed from: the contracts and payments in it, with what says whose they are. Nothing else is
// read, whatever the company has (rules.md 8).

import { addDays, at, type Day } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import type { NewOpportunity } from "../../src/domain/insight/opportunities.ts";
import type { Deal } from "../../src/domain/insight/results.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Customer } from "../../src/domain/item/customer.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { missingFields } from "../../src/domain/item/quality.ts";
import type { Seats } from "../../src/domain/people/seats.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { contactsTable } from "../schema/contacts.ts";
import { holdingsTable } from "../schema/holdings.ts";
import { itemsTable } from "../schema/items.ts";
import { paymentsTable } from "../schema/payments.ts";
import { seatsTable } from "../schema/seats.ts";
import { signingsTable } from "../schema/signings.ts";
import { marksOf, ofScope } from "./of-scope.ts";
import { termsOf } from "./terms.ts";

export interface ResultSpanOf {
  readonly scope: Scope;
  readonly from: Day;
  readonly to: Day;
}

export interface ResultStore {
  /** Items of which something was signed or paid in the span, in their order: at least those that they ever had a part in. */
  dealNos(span: ResultSpanOf): Promise<readonly number[]>;
  /** All that is known of the money of some items. */
  dealsOf(nos: readonly number[]): Promise<readonly Deal[]>;
  /** What became an opportunity in the span, by number. */
  opportunities(span: ResultSpanOf): Promise<readonly NewOpportunity[]>;
  /** Won items that expect money by an instant (ms), the nearest first, and those about to be signed; a few of each. */
  ahead(
    scope: Scope,
    given: { readonly until: number },
  ): Promise<{ readonly payments: readonly Item[]; readonly closing: readonly Item[] }>;
  /** Where everybody is, whoever has left too, and was before. */
  seats(): Promise<Seats>;
  /** When somebody did or got anything first (ms), and when anybody did; null where nothing is known. */
  beginnings(memberId: string): Promise<{ readonly own: number | null; readonly all: number | null }>;
}

/** So many parameters at once; SQLite takes more. */
const AT_ONCE = 500;

export function createResults(sql: Sql): ResultStore {
  const rowsOf = async <Row>(
    nos: readonly number[],
    find: (marks: string, some: readonly number[]) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (let from = 0; from < nos.length; from += AT_ONCE) {
      const some = nos.slice(from, from + AT_ONCE);
      rows.push(...(await find(some.map(() => "?").join(", "), some)));
    }
    return rows;
  };
  const holdingsOf = async (nos: readonly number[]) =>
    groupedByNo(
      await rowsOf(nos, (marks, some) => holdingsTable.find(sql, `WHERE no IN (${marks}) ORDER BY id`, some)),
    );

  return {
    async dealNos({ scope, from, to }) {
      const { first, among, parameters } = involved(scope);
      const found = await sql.rows<{ no: number }>(
        `${first}SELECT no AS "no" FROM signings WHERE signed_on >= ? AND signed_on <= ?${among("no")}
         UNION SELECT no FROM payments WHERE at >= ? AND at < ?${among("no")} ORDER BY 1`,
        [...parameters, from, to, at(from), at(addDays(to, 1))],
      );
      return found.map(({ no }) => no);
    },
    async dealsOf(nos) {
      const signings = groupedByNo(
        await rowsOf(nos, (marks, some) =>
          signingsTable.find(sql, `WHERE no IN (${marks}) ORDER BY id`, some),
        ),
      );
      const payments = groupedByNo(
        await rowsOf(nos, (marks, some) =>
          paymentsTable.find(sql, `WHERE no IN (${marks}) ORDER BY id`, some),
        ),
      );
      const terms = await termsOf(nos, { sql, rowsOf });
      const holdings = await holdingsOf(nos);
      const freezes = groupedByNo(
        await rowsOf(nos, (marks, some) =>
          sql.rows<{ no: number; from: number | string; until: number | string | null }>(
            `SELECT no AS "no", judged_at AS "from", CASE WHEN state = 'lifted' THEN decided_at END AS "until"
             FROM audits WHERE no IN (${marks}) AND state IN ('false', 'appealed', 'upheld', 'lifted') ORDER BY id`,
            some,
          ),
        ),
      );
      return nos.map((no) => ({
        no,
        signings: signings.get(no) ?? [],
        payments: payments.get(no) ?? [],
        terms: terms.get(no) ?? [],
        holdings: holdings.get(no) ?? [],
        freezes: (freezes.get(no) ?? []).map((one) => ({
          from: Number(one.from),
          until: one.until === null ? null : Number(one.until),
        })),
      }));
    },
    async opportunities({ scope, from, to }) {
      const { first, among, parameters } = involved(scope);
      const rows = await sql.rows<Entered>(
        `${first}SELECT h.no AS "no", h.at AS "enteredAt", i.need AS "need", i.customer_id AS "customerId",
           c.type AS "type", c.name AS "name", c.name_key AS "nameKey", c.address AS "address",
           (SELECT MIN(b.at) FROM history b WHERE b.no = h.no AND b.what = 'returned-to-cleaning'
             AND b.id > h.id) AS "sentBackAt"
         FROM history h JOIN items i ON i.no = h.no JOIN customers c ON c.id = i.customer_id
         WHERE h.what IN ('created', 'cleaned') AND h.at >= ? AND h.at < ? AND h.kind = 'opportunity'
           AND i.intake <> 'imported' AND i.merged_into IS NULL${among("h.no")}
           AND NOT EXISTS (SELECT 1 FROM history e WHERE e.no = h.no AND e.id < h.id AND e.kind = 'opportunity')
         ORDER BY h.no`,
        [...parameters, at(from), at(addDays(to, 1))],
      );
      const nos = rows.map(({ no }) => no);
      const contacts = new Map<number, { name: string | null; phone: string | null }[]>();
      const known = await rowsOf([...new Set(rows.map(({ customerId }) => customerId))], (marks, some) =>
        contactsTable.find(sql, `WHERE customer_id IN (${marks})`, some),
      );
      for (const contact of known)
        contacts.set(contact.customerId, [...(contacts.get(contact.customerId) ?? []), contact]);
      const terms = await termsOf(nos, { sql, rowsOf });
      const holdings = await holdingsOf(nos);
      return rows.map(({ no, enteredAt, sentBackAt, customerId, ...known }) => ({
        no,
        enteredAt: Number(enteredAt),
        sentBackAt: sentBackAt === null ? null : Number(sentBackAt),
        terms: terms.get(no) ?? [],
        holdings: holdings.get(no) ?? [],
        isComplete: missingFields(known, contacts.get(customerId) ?? [], known).length === 0,
      }));
    },
    async ahead(scope, { until }) {
      const within = ofScope(scope, { owner: "owner_id", department: "department_id" });
      const payments = await itemsTable.find(
        sql,
        `WHERE ${within.text} AND place = 'owned' AND next_due_at < ? AND outcome = 'won' AND next_day IS NOT NULL
         ORDER BY next_due_at, no LIMIT ${MOST_AHEAD}`,
        [...within.parameters, until],
      );
      const closing = await itemsTable.find(
        sql,
        `WHERE ${within.text} AND place = 'owned' AND stage = 5 AND outcome = 'open'
         ORDER BY deadline_at, no LIMIT ${MOST_AHEAD}`,
        within.parameters,
      );
      return { payments, closing };
    },
    async seats() {
      const rows = await sql.rows<{ userId: string; id: number | string }>(
        `SELECT user_id AS "userId", main_department_id AS "id" FROM members`,
      );
      const before = await seatsTable.find(sql, `ORDER BY member_id, "until"`, []);
      return {
        now: new Map(rows.map(({ userId, id }) => [userId, Number(id)])),
        before: groupedBy(before, ({ memberId }) => memberId),
      };
    },
    async beginnings(memberId) {
      const row = await sql.one<{ held: Instant; did: Instant; all: Instant }>(
        `SELECT (SELECT MIN(began_at) FROM holdings WHERE owner_id = ?) AS "held",
           (SELECT MIN(at) FROM history WHERE "by" = ?) AS "did",
           (SELECT MIN(began_at) FROM holdings) AS "all"`,
        [memberId, memberId],
      );
      const own = [row?.held ?? null, row?.did ?? null].flatMap((one) => (one === null ? [] : [Number(one)]));
      return {
        own: own.length === 0 ? null : Math.min(...own),
        all: row?.all == null ? null : Number(row.all),
      };
    },
  };
}

type Instant = number | string | null;

interface Entered extends Pick<Customer, "type" | "name" | "nameKey" | "address"> {
  readonly no: number;
  readonly enteredAt: number | string;
  readonly sentBackAt: Instant;
  readonly customerId: number;
  readonly need: string | null;
}

const MOST_AHEAD = 3;

/** Who is in more departments than these had a part in nearly everything: all of the span is read sooner than that is found out. */
const FEW = 5;

/**
 * Items in which somebody, or anybody of some departments then or now, ever had a part: gathered once, as `theirs`, and
 * asked of each row of the span.
 */
function involved(scope: Scope): {
  readonly first: string;
  readonly among: (column: string) => string;
  readonly parameters: readonly Parameter[];
} {
  if (scope.kind === "company" || (scope.kind === "departments" && scope.ids.length > FEW))
    return { first: "", among: () => "", parameters: [] };
  const isMember = scope.kind === "member";
  const ids = isMember ? [scope.memberId] : scope.ids;
  const marks = marksOf(ids);
  const people = isMember
    ? marks
    : `SELECT user_id FROM members WHERE main_department_id IN (${marks})
       UNION SELECT member_id FROM seats WHERE department_id IN (${marks})`;
  const signed = isMember ? "" : ` UNION SELECT no FROM signings WHERE department_id IN (${marks})`;
  return {
    first: `WITH theirs(no) AS MATERIALIZED (SELECT no FROM holdings WHERE owner_id IN (${people})
      UNION SELECT s.no FROM split_parties p JOIN splits s ON s.id = p.split_id
        WHERE p.member_id IN (${people}) AND s.in_force_at IS NOT NULL${signed}) `,
    among: (column) => ` AND ${column} IN (SELECT no FROM theirs)`,
    parameters: isMember ? [...ids, ...ids] : [...ids, ...ids, ...ids, ...ids, ...ids],
  };
}

function groupedByNo<Row extends { readonly no: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  return groupedBy(rows, ({ no }) => no);
}
