// The one table of personal data (rules.md 12).
import type { Contact } from "../../src/domain/item/customer.ts";
import type { Sql } from "../engine/sql.ts";
import { contactsTable } from "../schema/contacts.ts";

export interface ContactStore {
  of(customerId: number): Promise<Contact[]>;
  ofCustomers(customerIds: readonly number[]): Promise<Contact[]>;
  byPhoneKey(phoneKey: string): Promise<Contact[]>;
  add(contact: Omit<Contact, "id">): Promise<Contact>;
  save(contact: Contact): Promise<void>;
  remove(id: number): Promise<void>;
}

export function createContacts(sql: Sql): ContactStore {
  return {
    of: (customerId) => contactsTable.find(sql, "WHERE customer_id = ? ORDER BY id", [customerId]),
    async ofCustomers(customerIds) {
      const ids = [...new Set(customerIds)];
      if (ids.length === 0) return [];
      return contactsTable.find(
        sql,
        `WHERE customer_id IN (${ids.map(() => "?").join(", ")}) ORDER BY id`,
        ids,
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
