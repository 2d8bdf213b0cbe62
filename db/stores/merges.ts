// Moves what belongs to an item and a customer to others, and back: every row that went is written down (合并).
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { type Merge, mergedRowsTable, mergesTable } from "../schema/merges.ts";

export interface MergeStore {
  /** Moves the rows of the item that goes, and of its customer where it is another one. */
  join(merge: Omit<Merge, "id" | "goneVersion" | "undoneAt">): Promise<void>;
  /** The last one into an item that still stands. */
  lastInto(keptNo: number): Promise<StandingMerge | null>;
  /** Moves the same rows back. What came since stays where it is. */
  part(merge: StandingMerge, at: number): Promise<void>;
  /** How much of an item would go along. */
  countsOf(no: number): Promise<{ readonly followUps: number; readonly tickets: number }>;
}

export interface StandingMerge extends Omit<Merge, "goneBefore"> {
  readonly goneBefore: Item;
}

/** A column that says whose a row is: it is turned over, and back. */
interface Kind {
  readonly kind: string;
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly of: "item" | "customer";
  /** Only these rows; `$kept` stands for whoever they go to. */
  readonly where?: string;
  /** What else changes with the row, and what it was. */
  readonly turns?: readonly [there: string, back: string];
  /** Whoever has read it has to read it again. */
  readonly versioned?: true;
}

const KINDS: readonly Kind[] = [
  { kind: "follow-up", table: "follow_ups", id: "id", column: "no", of: "item" },
  { kind: "ticket", table: "tickets", id: "id", column: "no", of: "item" },
  { kind: "verification", table: "verifications", id: "id", column: "no", of: "item" },
  { kind: "picture", table: "pictures", id: "id", column: "no", of: "item" },
  { kind: "audit", table: "audits", id: "id", column: "no", of: "item", versioned: true },
  { kind: "wechat-item", table: "wechat_contacts", id: "id", column: "no", of: "item", versioned: true },
  { kind: "own-reminder", table: "own_reminders", id: "id", column: "no", of: "item" },
  // Whatever went into it before goes on with it: an old number leads straight to the one that answers.
  { kind: "pointer", table: "items", id: "no", column: "merged_into", of: "item", versioned: true },
  {
    kind: "contact",
    table: "contacts",
    id: "id",
    column: "customer_id",
    of: "customer",
    where:
      "(phone_key IS NULL OR phone_key NOT IN (SELECT phone_key FROM contacts WHERE customer_id = $kept AND phone_key IS NOT NULL))",
  },
  { kind: "item", table: "items", id: "no", column: "customer_id", of: "customer", versioned: true },
  // What rests goes on resting, and what was pushed still counts.
  { kind: "pause", table: "pauses", id: "id", column: "customer_id", of: "customer" },
  { kind: "quiet", table: "quiets", id: "id", column: "customer_id", of: "customer", versioned: true },
  { kind: "push", table: "product_pushes", id: "id", column: "customer_id", of: "customer" },
  // One value at a time: what the kept one has, or is asked about, stands; the past of both goes together.
  {
    kind: "value",
    table: "customer_values",
    id: "id",
    column: "customer_id",
    of: "customer",
    where: `(state IN ('refused', 'ended')
      OR (state = 'in-force' AND NOT EXISTS (SELECT 1 FROM customer_values v WHERE v.customer_id = $kept AND v.state = 'in-force'))
      OR (state IN ('consent', 'asked') AND NOT EXISTS
        (SELECT 1 FROM customer_values v WHERE v.customer_id = $kept AND v.state IN ('consent', 'asked'))))`,
    versioned: true,
  },
  {
    kind: "publicity",
    table: "publicity_consents",
    id: "id",
    column: "customer_id",
    of: "customer",
    where: "NOT EXISTS (SELECT 1 FROM publicity_consents p WHERE p.customer_id = $kept)",
  },
  {
    kind: "wechat",
    table: "wechat_contacts",
    id: "id",
    column: "customer_id",
    of: "customer",
    versioned: true,
  },
  {
    kind: "customer-pointer",
    table: "customers",
    id: "id",
    column: "merged_into",
    of: "customer",
    versioned: true,
  },
  nameKind("own"),
  nameKind("beside"),
  {
    kind: "name-merged",
    table: "customer_names",
    id: "id",
    column: "customer_id",
    of: "customer",
    where: "kind = 'merged'",
  },
];

function nameKind(kind: "own" | "beside"): Kind {
  return {
    kind: `name-${kind}`,
    table: "customer_names",
    id: "id",
    column: "customer_id",
    of: "customer",
    where: `kind = '${kind}'`,
    turns: ["kind = 'merged'", `kind = '${kind}'`],
  };
}

export function createMerges(sql: Sql): MergeStore {
  async function move(
    mergeId: number,
    kind: Kind,
    { from, to }: { from: number; to: number },
  ): Promise<void> {
    const where = (kind.where ?? "1 = 1").replaceAll("$kept", String(to));
    const rows = await sql.rows<{ id: number }>(
      `SELECT ${kind.id} AS "id" FROM ${kind.table} WHERE ${kind.column} = ? AND ${where}`,
      [from],
    );
    for (const { id } of rows) {
      await mergedRowsTable.insert(sql, { mergeId, kind: kind.kind, rowId: Number(id) });
      await turn(kind, { rowId: Number(id), to, more: kind.turns?.[0] });
    }
  }
  const turn = (kind: Kind, { rowId, to, more }: { rowId: number; to: number; more: string | undefined }) => {
    const also = [
      ...(more === undefined ? [] : [more]),
      ...(kind.versioned ? ["version = version + 1"] : []),
    ];
    return sql.run(
      `UPDATE ${kind.table} SET ${[`${kind.column} = ?`, ...also].join(", ")} WHERE ${kind.id} = ?`,
      [to, rowId],
    );
  };
  return {
    async join(merge) {
      const { id } = await mergesTable.insert(sql, { ...merge, goneVersion: 0, undoneAt: null });
      const isOneCustomer = merge.keptCustomerId === merge.goneCustomerId;
      // Names that go as merged ones must not be taken for those that had been merged before.
      const kinds = [...KINDS].sort(
        (a, b) => Number(b.kind === "name-merged") - Number(a.kind === "name-merged"),
      );
      for (const kind of kinds) {
        if (kind.of === "item") await move(id, kind, { from: merge.goneNo, to: merge.keptNo });
        else if (!isOneCustomer)
          await move(id, kind, { from: merge.goneCustomerId, to: merge.keptCustomerId });
      }
      if (!isOneCustomer)
        await sql.run("UPDATE customers SET merged_into = ?, version = version + 1 WHERE id = ?", [
          merge.keptCustomerId,
          merge.goneCustomerId,
        ]);
      await sql.run(
        "UPDATE merges SET gone_version = (SELECT version FROM items WHERE no = gone_no) WHERE id = ?",
        [id],
      );
    },
    async lastInto(keptNo) {
      const [merge] = await mergesTable.find(
        sql,
        "WHERE kept_no = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        [keptNo],
      );
      return merge === undefined ? null : { ...merge, goneBefore: JSON.parse(merge.goneBefore) as Item };
    },
    async part({ id, goneNo, goneCustomerId, keptCustomerId }, at) {
      const rows = await mergedRowsTable.find(sql, "WHERE merge_id = ?", [id]);
      for (const { kind: named, rowId } of rows) {
        const kind = KINDS.find(({ kind: known }) => known === named);
        if (kind === undefined) throw new Error(`unknown kind of merged row: ${named}`);
        const to = kind.of === "item" ? goneNo : goneCustomerId;
        await turn(kind, { rowId, to, more: kind.turns?.[1] });
      }
      if (goneCustomerId !== keptCustomerId)
        await sql.run("UPDATE customers SET merged_into = NULL, version = version + 1 WHERE id = ?", [
          goneCustomerId,
        ]);
      await mergesTable.updateWhere(sql, { undoneAt: at }, "id = ?", [id]);
    },
    async countsOf(no) {
      const count = async (table: string, where: string) =>
        Number(
          (
            await sql.one<{ count: number }>(
              `SELECT COUNT(*) AS "count" FROM ${table} WHERE no = ?${where}`,
              [no],
            )
          )?.count ?? 0,
        );
      return {
        followUps: await count("follow_ups", " AND undone_at IS NULL"),
        tickets: await count("tickets", ""),
      };
    },
  };
}
