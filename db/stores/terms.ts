// Agreements of many items as the money follows them, each from when it came into force (rules.md 8).
import type { Terms } from "../../src/domain/split/credit.ts";
import { LEDGERS, type Share } from "../../src/domain/split/shares.ts";
import type { Sql } from "../engine/sql.ts";

interface Row {
  readonly no: number;
  readonly splitId: number;
  readonly from: number | string;
  readonly memberId: string;
  readonly performance: number;
  readonly ownership: number;
  readonly income: number;
}

type RowsOf = (
  nos: readonly number[],
  find: (marks: string, some: readonly number[]) => Promise<readonly Row[]>,
) => Promise<readonly Row[]>;

/** By number, in the order in which they came into force; the parties in theirs. */
export async function termsOf(
  nos: readonly number[],
  { sql, rowsOf }: { readonly sql: Sql; readonly rowsOf: RowsOf },
): Promise<ReadonlyMap<number, readonly Terms[]>> {
  const rows = await rowsOf(nos, (marks, some) =>
    sql.rows<Row>(
      `SELECT s.no AS "no", s.id AS "splitId", s.in_force_at AS "from", a.member_id AS "memberId",
         a.performance AS "performance", a.ownership AS "ownership", a.income AS "income"
       FROM splits s JOIN split_parties p ON p.split_id = s.id
         JOIN split_answers a ON a.no = s.no AND a.number = s.current AND a.member_id = p.member_id
       WHERE s.no IN (${marks}) AND s.in_force_at IS NOT NULL ORDER BY s.no, s.in_force_at, s.id, p.place`,
      some,
    ),
  );
  const bySplit = new Map<number, Row[]>();
  for (const row of rows) {
    const some = bySplit.get(row.splitId);
    if (some === undefined) bySplit.set(row.splitId, [row]);
    else some.push(row);
  }
  const found = new Map<number, Terms[]>();
  for (const some of bySplit.values()) {
    const [first] = some;
    if (first === undefined) continue;
    const shares = (ledger: (typeof LEDGERS)[number]): readonly Share[] =>
      some.map((row) => ({ memberId: row.memberId, basisPoints: row[ledger] }));
    const [performance, ownership, income] = LEDGERS.map(shares) as [Share[], Share[], Share[]];
    const terms = { from: Number(first.from), ledgers: { performance, ownership, income } };
    found.set(first.no, [...(found.get(first.no) ?? []), terms]);
  }
  return found;
}
