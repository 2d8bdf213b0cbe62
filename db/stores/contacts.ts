// The one table of personal data (rules.md 12).
import type { Contact } from "../../src/domain/item/customer.ts";
import type { Sql } from "../engine/sql.ts";
import { contactsTable } from "../schema/contacts.ts";
import type { NameOfItem } from "./customers.ts";

export interface ContactStore {
  of(customerId: number): Promise<Contact[]>;
  /** The people at the customers somebody holds, each with the item. */
  knownTo(ownerId: string, limit: number): Promise<readonly NameOfItem[]>;
  /** The people known at the customers of these items, each with the item. */
  knownAt(nos: readonly number[]): Promise<readonly NameOfItem[]>;
  byPhoneKey(phoneKey: string): Promise<Contact[]>;
  add(contact: Omit<Contact, "id">): Promise<Contact>;
  save(contact: Contact): Promise<void>;
  remove(id: number): Promise<void>;
}

export function createContacts(sql: Sql): ContactStore {
  return {
    of: (customerId) => contactsTable.find(sql, "WHERE customer_id = ? ORDER BY id", [customerId]),
    knownTo: (ownerId, limit) =>
      sql.rows<NameOfItem>(
        `SELECT i.no AS "no", k.name AS "name", k.phone AS "phone"
         FROM items i JOIN contacts k ON k.customer_id = i.customer_id
         WHERE i.owner_id = ? AND i.place = 'owned' AND i.outcome <> 'lost' AND k.name IS NOT NULL
         ORDER BY i.no, k.id LIMIT ${limit}`,
        [ownerId],
      ),
    async knownAt(nos) {
      if (nos.length === 0) return [];
      return sql.rows<NameOfItem>(
        `SELECT i.no AS "no", k.name AS "name" FROM items i JOIN contacts k ON k.customer_id = i.customer_id
         WHERE i.no IN (${nos.map(() => "?").join(", ")}) AND i.outcome <> 'lost' AND k.name IS NOT NULL
         ORDER BY i.no, k.id`,
        nos,
      );
    },
    byPhoneKey: (phoneKey) => contactsTable.find(sql, "WHERE phone_key = ? ORDER BY id", [phoneKey]),
    add: (contact) => contactsTable.insert(sql, contact),
    async save(contact) {
      await contactsTable.update(sql, contact);
    },
    async remove(id) {
      await contactsTable.deleteWhere(sql, "id = ?", [id]);
    },
  };
}
