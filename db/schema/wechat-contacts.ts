// Customers in WeChat and the members who have them, one row a pair (wecom.md 6).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { WechatContact } from "../../src/domain/wechat/contact.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const wechatContactsSchema = new EntitySchema<WechatContact>({
  name: "wechat_contacts",
  columns: {
    id: serial,
    externalUserId: text,
    memberId: text,
    state: optional(text),
    addedAt: bigint,
    takenAt: optional(bigint),
    customerId: optional(int),
    no: optional(int),
    wroteAt: optional(bigint),
    deletedAt: optional(bigint),
    deletedBy: optional(text),
    version: int,
  },
  indices: [
    { name: "wechat_contacts_pair", columns: ["externalUserId", "memberId"], unique: true },
    { name: "wechat_contacts_taken", columns: ["takenAt", "addedAt"] },
    { name: "wechat_contacts_wrote", columns: ["wroteAt"] },
    { name: "wechat_contacts_state", columns: ["state"] },
  ],
});

export const wechatContactsTable = table(wechatContactsSchema);
