// A userid that the company changed: every row that holds the old one holds the new one (wecom.md 2.3, change_contact).
import type { EntitySchema } from "typeorm";
import { BY_CONFIG } from "../../src/domain/people/people.ts";
import { snake } from "../engine/naming.ts";
import type { Sql } from "../engine/sql.ts";
import { actsTable } from "../schema/acts.ts";
import { SCHEMAS } from "../schema/all.ts";
import { memberRolesTable } from "../schema/member-roles.ts";
import { membersTable } from "../schema/members.ts";
import { mergesTable } from "../schema/merges.ts";
import { staysTable } from "../schema/stays.ts";

/** As the event names them. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** `taken`: the new id is somebody else's here, so that nothing was touched. */
export type Renamed = "renamed" | "unknown" | "taken";

/** The columns of every table in which a member's userid stands; test/db/renaming.test.ts holds it to the schemas. */
export const HOLDS_USERID: Readonly<Record<string, readonly string[]>> = {
  anomalies: ["askedId"],
  acts: ["userId"],
  absences: ["memberId", "deputyId", "by", "decidedBy"],
  audits: ["ownerId", "auditorId", "judgedBy", "callAskedId", "askedId", "decidedBy"],
  bot_chats: ["by"],
  bot_identities: ["userId"],
  channel_members: ["memberId"],
  channels: ["by"],
  chat_outsiders: ["userId"],
  cleaning_skips: ["memberId"],
  cleaning_turns: ["memberId"],
  companions: ["memberId"],
  conversations: ["userId", "chatId"],
  customer_values: ["by", "askedId", "answeredBy", "endedBy"],
  department_groups: ["by"],
  drafts: ["userId", "chatId"],
  escalations: ["headId", "answeredBy", "managerId", "closedBy"],
  experts: ["memberId", "nominatedBy", "appointedBy"],
  follow_ups: ["by"],
  fund_entries: ["mentorId", "by"],
  grumbles: ["byId"],
  history: ["by", "ownerId"],
  holdings: ["ownerId"],
  import_owners: ["userId"],
  imports: ["byId", "undoneBy"],
  items: ["finderId", "ownerId", "actingId"],
  joint_talks: ["mentorId", "menteeId", "loggedBy", "answeredBy"],
  looks: ["userId"],
  member_roles: ["userId", "by"],
  members: ["userId"],
  memberships: ["memberId"],
  mentor_shares: ["mentorId"],
  mentorships: ["mentorId", "askedBy"],
  merges: ["by"],
  mutes: ["userId"],
  outbox: ["toId"],
  own_reminders: ["userId"],
  pauses: ["memberId"],
  pictures: ["userId", "chatId"],
  payments: ["by"],
  praises: ["by"],
  product_pushes: ["by"],
  products: ["by"],
  profits: ["by"],
  publicity_consents: ["by"],
  quiet_consents: ["memberId", "answeredBy"],
  quiets: ["by", "endedBy"],
  mark_words: ["byId"],
  seats: ["memberId"],
  set_up_steps: ["memberId"],
  sheets: ["by"],
  rule_exceptions: ["byId"],
  rule_proposals: ["byId", "askedId", "decidedBy"],
  rule_versions: ["byId"],
  rule_voices: ["memberId"],
  signings: ["ownerId"],
  signs: ["clearedBy"],
  split_answers: ["memberId", "by"],
  split_parties: ["memberId"],
  split_versions: ["by"],
  stage_words: ["byId"],
  stays: ["ownerId"],
  splits: ["chatId", "by", "ownerId", "askedId", "decidedBy"],
  targets: ["memberId", "by"],
  text_readers: ["userId"],
  tickets: ["by", "askedId", "answeredBy"],
  unwanted_notices: ["userId"],
  verifications: ["by"],
  wechat_contacts: ["memberId"],
  transfers: ["fromId", "toId", "by", "fromAskedId", "fromAgreedBy", "toAskedId", "toAgreedBy", "endedBy"],
};

/** Columns in which a userid stands beside other things. */
const ONLY_WHERE: Readonly<Record<string, string>> = {
  "outbox.toId": "to_kind IN ('member', 'card')",
  "splits.chatId": "chat_kind = 'single'",
};

export async function renameMember(sql: Sql, { from, to }: Renaming): Promise<Renamed> {
  const byKey = async (userId: string) =>
    (await membersTable.find(sql, "WHERE user_key = ?", [userId.toLowerCase()]))[0] ?? null;
  const member = await byKey(from);
  if (member === null || to === "") return "unknown";
  const there = await byKey(to);
  // Ids are compared without case: another spelling of the same one is no other.
  if (there?.userId === member.userId) return "renamed";
  // Somebody who wrote under the new id before the event came was let in already, as a second row of the same person.
  if (there !== null && there.name !== member.name) return "taken";
  const spelled = there?.userId ?? to;
  for (const schema of SCHEMAS as readonly EntitySchema[])
    await renameIn(sql, schema, { from: member.userId, to: spelled });
  await membersTable.updateWhere(sql, { userKey: spelled.toLowerCase() }, "user_id = ?", [spelled]);
  // ADMIN_USERIDS may still name the old id: whoever is an admin by it stays one until somebody says otherwise in chat.
  await memberRolesTable.updateWhere(sql, { by: "renamed" }, 'user_id = ? AND "by" = ?', [
    spelled,
    BY_CONFIG,
  ]);
  const renamedIn = (json: string) => json.replaceAll(JSON.stringify(member.userId), JSON.stringify(spelled));
  // Its version is the item's: saving the row as a whole would raise it.
  for (const { id, before } of await actsTable.find(sql, "WHERE before LIKE ?", [`%"${member.userId}"%`]))
    if (before !== null) await actsTable.updateWhere(sql, { before: renamedIn(before) }, "id = ?", [id]);
  for (const { id, hands } of await staysTable.find(sql, "WHERE hands LIKE ?", [`%"${member.userId}"%`]))
    await staysTable.updateWhere(sql, { hands: renamedIn(hands) }, "id = ?", [id]);
  for (const { id, goneBefore } of await mergesTable.find(sql, "WHERE gone_before LIKE ?", [
    `%"${member.userId}"%`,
  ]))
    await mergesTable.updateWhere(sql, { goneBefore: renamedIn(goneBefore) }, "id = ?", [id]);
  return "renamed";
}

async function renameIn(sql: Sql, schema: EntitySchema, { from, to }: Renaming): Promise<void> {
  const { name, columns } = schema.options;
  const keys = Object.entries(columns).flatMap(([property, column]) => (column?.primary ? [property] : []));
  for (const property of HOLDS_USERID[name] ?? []) {
    const column = `"${snake(property)}"`;
    const only = ONLY_WHERE[`${name}.${property}`];
    const where = `${column} = ?${only === undefined ? "" : ` AND ${only}`}`;
    if (keys.includes(property)) {
      // What the same person has under both ids is there once: the newer id's stays.
      const others = keys.filter((key) => key !== property).map((key) => `"${snake(key)}"`);
      const same = others.map((other) => ` AND twin.${other} = ${name}.${other}`).join("");
      await sql.run(
        `DELETE FROM ${name} WHERE ${where} AND EXISTS (SELECT 1 FROM ${name} AS twin WHERE twin.${column} = ?${same})`,
        [from, to],
      );
    }
    await sql.run(`UPDATE ${name} SET ${column} = ? WHERE ${where}`, [to, from]);
  }
}
