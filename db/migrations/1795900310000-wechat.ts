// Customers in WeChat, the codes they scan and the links they open.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  wechat_contacts: {
    id: serial,
    external_user_id: text,
    member_id: text,
    state: optional(text),
    added_at: bigint,
    taken_at: optional(bigint),
    customer_id: optional(int),
    no: optional(int),
    wrote_at: optional(bigint),
    deleted_at: optional(bigint),
    deleted_by: optional(text),
    version: int,
  },
  channels: {
    id: serial,
    state: text,
    by: text,
    created_at: bigint,
    config_id: optional(text),
    qr_code: optional(text),
    tries: int,
    error: optional(text),
    version: int,
  },
  channel_members: { channel_id: key(int), member_id: key(text) },
  channel_hits: { id: serial, state: text, link_id: text, kind: text, at: bigint },
};

export class Wechat1795900310000 implements MigrationInterface {
  name = "Wechat1795900310000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["wechat_contacts", "wechat_contacts_pair", ["external_user_id", "member_id"], "unique"],
      ["wechat_contacts", "wechat_contacts_taken", ["taken_at", "added_at"]],
      ["wechat_contacts", "wechat_contacts_wrote", ["wrote_at"]],
      ["wechat_contacts", "wechat_contacts_state", ["state"]],
      ["channels", "channels_name", ["state"], "unique"],
      ["channel_hits", "channel_hits_state", ["state", "kind"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
