// Customers in WeChat by pair, by what waits, and by when they wrote (wecom.md 6).
import type { WechatContact } from "../../src/domain/wechat/contact.ts";
import type { Sql } from "../engine/sql.ts";
import { wechatContactsTable } from "../schema/wechat-contacts.ts";

export interface WechatStore {
  of(pair: Pick<WechatContact, "externalUserId" | "memberId">): Promise<WechatContact | null>;
  byId(id: number): Promise<WechatContact | null>;
  /** Everybody who has, or had, a customer. */
  ofCustomer(externalUserId: string): Promise<WechatContact[]>;
  add(contact: Omit<WechatContact, "id" | "version">): Promise<WechatContact>;
  save(contact: WechatContact): Promise<WechatContact>;
  /** Added since an instant (ms), and no lead made yet, the newest first. */
  untaken(since: number, limit: number): Promise<WechatContact[]>;
  /** Who wrote for the first time between two instants (ms), with a lead. */
  wroteBetween(since: number, until: number): Promise<WechatContact[]>;
}

export function createWechat(sql: Sql): WechatStore {
  return {
    of: async ({ externalUserId, memberId }) =>
      (
        await wechatContactsTable.find(sql, "WHERE external_user_id = ? AND member_id = ?", [
          externalUserId,
          memberId,
        ])
      )[0] ?? null,
    byId: (id) => wechatContactsTable.byId(sql, id),
    ofCustomer: (externalUserId) =>
      wechatContactsTable.find(sql, "WHERE external_user_id = ? ORDER BY id", [externalUserId]),
    add: (contact) => wechatContactsTable.insert(sql, { ...contact, version: 1 }),
    save: (contact) => wechatContactsTable.update(sql, contact),
    untaken: (since, limit) =>
      wechatContactsTable.find(sql, "WHERE taken_at IS NULL AND added_at >= ? ORDER BY id DESC LIMIT ?", [
        since,
        limit,
      ]),
    wroteBetween: (since, until) =>
      wechatContactsTable.find(
        sql,
        "WHERE wrote_at >= ? AND wrote_at < ? AND no IS NOT NULL ORDER BY wrote_at, id",
        [since, until],
      ),
  };
}
