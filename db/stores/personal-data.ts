// 删除个人信息: who somebody is goes from every table; figures, moves and dates stay (rules.md 12).

import type { Item } from "../../src/domain/item/item.ts";
import type { Scrub } from "../../src/domain/item/personal-data.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { customerGramsTable } from "../schema/customer-grams.ts";
import { customersTable } from "../schema/customers.ts";
import { mergesTable } from "../schema/merges.ts";
import { OF_ANYTHING, OF_CUSTOMERS, OF_ITEMS, type Swept } from "./personal-columns.ts";

export interface Erasure {
  /** The customer and whatever was merged into it. */
  readonly customerIds: readonly number[];
  /** All their items. */
  readonly nos: readonly number[];
  readonly scrub: Scrub;
  /** Whether a text that names no item is about this customer. */
  readonly isAbout: (text: string) => boolean;
  /** Parts of which one stands in every row that may hold a number, an id or a name. */
  readonly hints: readonly string[];
}

/** What goes, by kind. */
export interface Gone {
  readonly contacts: number;
  readonly phones: number;
  readonly wechat: number;
  /** Rows of text that something is taken out of. */
  readonly texts: number;
  /** Customers whose own name is a person's. */
  readonly names: number;
}

export interface PersonalDataStore {
  /** The customer and those that were merged into it. */
  family(customerId: number): Promise<readonly number[]>;
  /** WeChat's ids of whom they are. */
  wechatIds(customerIds: readonly number[], nos: readonly number[]): Promise<readonly string[]>;
  /** What would go; nothing is written. */
  count(erasure: Erasure): Promise<Gone>;
  /** @param name what a person is called from now on */
  erase(erasure: Erasure, given: { readonly name: string; readonly at: number }): Promise<Gone>;
}

const list = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

export function createPersonalData(sql: Sql): PersonalDataStore {
  const count = async (from: string, parameters: readonly Parameter[]) =>
    Number((await sql.one<{ count: number }>(`SELECT COUNT(*) AS "count" FROM ${from}`, parameters))?.count);

  async function sweepAll(erasure: Erasure, writes: boolean): Promise<number> {
    const { customerIds, nos, scrub, isAbout, hints } = erasure;
    let texts = 0;
    const sweep = async (swept: Swept, where: string, parameters: readonly Parameter[]) => {
      const columns = [...swept.keys, ...swept.columns].map((column) => `"${column}"`).join(", ");
      const rows = await sql.rows<Record<string, Parameter>>(
        `SELECT ${columns} FROM ${swept.table} WHERE ${where}`,
        parameters,
      );
      for (const row of rows) {
        const clean = (text: string): string =>
          swept.isAbout === true || isAbout(text) ? scrub.about(text) : scrub.anywhere(text);
        const changed = swept.columns.flatMap((column) => {
          const value = row[column];
          if (typeof value !== "string") return [];
          const left = swept.emptied?.includes(column) === true ? null : clean(value);
          return left === value ? [] : [[column, left] as const];
        });
        if (changed.length === 0) continue;
        texts++;
        if (!writes) continue;
        const set = changed.map(([column]) => `"${column}" = ?`);
        if (swept.versioned === true) set.push("version = version + 1");
        await sql.run(
          `UPDATE ${swept.table} SET ${set.join(", ")} WHERE ${swept.keys.map((key) => `"${key}" = ?`).join(" AND ")}`,
          [...changed.map(([, left]) => left), ...swept.keys.map((key) => row[key] ?? null)],
        );
      }
    };
    for (const swept of OF_ITEMS)
      if (nos.length > 0) await sweep({ ...swept, isAbout: true }, `no IN (${list(nos)})`, nos);
    for (const swept of OF_CUSTOMERS)
      await sweep({ ...swept, isAbout: true }, `customer_id IN (${list(customerIds)})`, customerIds);
    for (const swept of OF_ANYTHING) {
      const holding = swept.columns.flatMap((column) => hints.map((hint) => [column, hint] as const));
      if (holding.length === 0) continue;
      const where = holding.map(([column]) => `"${column}" LIKE ? ESCAPE '!'`).join(" OR ");
      await sweep(
        swept,
        where,
        holding.map(([, hint]) => `%${hint.replace(/[!%_]/g, (mark) => `!${mark}`)}%`),
      );
    }
    return texts;
  }

  async function persons(customerIds: readonly number[]) {
    return customersTable.find(
      sql,
      `WHERE id IN (${list(customerIds)}) AND (type = 'person' OR name_key = '')`,
      customerIds,
    );
  }

  async function counted({ customerIds, nos }: Erasure, texts: number): Promise<Gone> {
    const of = `customer_id IN (${list(customerIds)})`;
    return {
      contacts: await count(`contacts WHERE ${of} AND name IS NOT NULL`, customerIds),
      phones: await count(`contacts WHERE ${of} AND phone IS NOT NULL`, customerIds),
      wechat: await count(`wechat_contacts WHERE ${of} OR no IN (${list([0, ...nos])})`, [
        ...customerIds,
        0,
        ...nos,
      ]),
      names: (await persons(customerIds)).length,
      texts,
    };
  }

  return {
    async family(customerId) {
      const rows = await customersTable.find(sql, "WHERE id = ? OR merged_into = ?", [
        customerId,
        customerId,
      ]);
      return rows.map(({ id }) => id);
    },
    async wechatIds(customerIds, nos) {
      const rows = await sql.rows<{ id: string }>(
        `SELECT external_user_id AS "id" FROM wechat_contacts
         WHERE customer_id IN (${list(customerIds)}) OR no IN (${list([0, ...nos])})`,
        [...customerIds, 0, ...nos],
      );
      return [...new Set(rows.map(({ id }) => id))];
    },
    count: async (erasure) => counted(erasure, await sweepAll(erasure, false)),
    async erase(erasure, { name, at }) {
      const { customerIds, nos, scrub } = erasure;
      const of = `customer_id IN (${list(customerIds)})`;
      const gone = await counted(erasure, await sweepAll(erasure, true));
      const ids = await this.wechatIds(customerIds, nos);
      // A welcome that waits names its receiver by nothing else.
      if (ids.length > 0)
        await sql.run(`DELETE FROM outbox WHERE to_kind = 'welcome' AND to_id IN (${list(ids)})`, ids);
      await sql.run(`DELETE FROM wechat_contacts WHERE ${of} OR no IN (${list([0, ...nos])})`, [
        ...customerIds,
        0,
        ...nos,
      ]);
      await sql.run(`DELETE FROM contacts WHERE ${of}`, customerIds);
      await sql.run(`UPDATE publicity_consents SET who = NULL WHERE ${of}`, customerIds);
      for (const person of await persons(customerIds)) {
        await customersTable.update(sql, { ...person, name, nameKey: "", address: null });
        await customerGramsTable.deleteWhere(sql, "customer_id = ?", [person.id]);
        await sql.run("DELETE FROM customer_names WHERE customer_id = ?", [person.id]);
        await sql.run("UPDATE merges SET address = NULL WHERE kept_customer_id = ?", [person.id]);
      }
      await sql.run(
        `UPDATE customers SET erased_at = ?, version = version + 1 WHERE id IN (${list(customerIds)})`,
        [at, ...customerIds],
      );
      for (const merge of await mergesTable.find(sql, `WHERE kept_no IN (${list([0, ...nos])})`, [
        0,
        ...nos,
      ])) {
        const before = JSON.parse(merge.goneBefore) as Item;
        const cleaned = JSON.stringify({ ...before, decisionMaker: null }, (_, value: unknown) =>
          typeof value === "string" ? scrub.about(value) : value,
        );
        await mergesTable.updateWhere(sql, { goneBefore: cleaned }, "id = ?", [merge.id]);
      }
      return gone;
    },
  };
}
