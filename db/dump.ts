// Every row that a move to another database must carry, and back: what `export` writes and `import` takes.

import { carriedOver, LATER } from "./dump-of-before.ts";
import type { Sql } from "./engine/sql.ts";
import type { Table } from "./engine/table.ts";
import { absencesTable } from "./schema/absences.ts";
import { anomaliesTable } from "./schema/anomalies.ts";
import { auditDrawsTable } from "./schema/audit-draws.ts";
import { auditsTable } from "./schema/audits.ts";
import { botChatsTable } from "./schema/bot-chats.ts";
import { botIdentitiesTable } from "./schema/bot-identities.ts";
import { calendarDaysTable } from "./schema/calendar-days.ts";
import { channelHitsTable } from "./schema/channel-hits.ts";
import { channelMembersTable } from "./schema/channel-members.ts";
import { channelsTable } from "./schema/channels.ts";
import { chatOutsidersTable } from "./schema/chat-outsiders.ts";
import { companionsTable } from "./schema/companions.ts";
import { contactsTable } from "./schema/contacts.ts";
import { customerNamesTable } from "./schema/customer-names.ts";
import { customerValuesTable } from "./schema/customer-values.ts";
import { customersTable } from "./schema/customers.ts";
import { departmentsTable } from "./schema/departments.ts";
import { escalationsTable } from "./schema/escalations.ts";
import { expertsTable } from "./schema/experts.ts";
import { followUpsTable } from "./schema/follow-ups.ts";
import { fundEntriesTable } from "./schema/fund-entries.ts";
import { grumblesTable } from "./schema/grumbles.ts";
import { historyTable } from "./schema/history.ts";
import { holdingsTable } from "./schema/holdings.ts";
import { importsTable } from "./schema/imports.ts";
import { itemNoticesTable } from "./schema/item-notices.ts";
import { itemsTable } from "./schema/items.ts";
import { jointTalksTable } from "./schema/joint-talks.ts";
import { looksTable } from "./schema/looks.ts";
import { markWordsTable } from "./schema/mark-words.ts";
import { memberRolesTable } from "./schema/member-roles.ts";
import { membersTable } from "./schema/members.ts";
import { membershipsTable } from "./schema/memberships.ts";
import { mentorSharesTable } from "./schema/mentor-shares.ts";
import { mentorshipsTable } from "./schema/mentorships.ts";
import { mergedRowsTable, mergesTable } from "./schema/merges.ts";
import { outboxTable } from "./schema/outbox.ts";
import { ownRemindersTable } from "./schema/own-reminders.ts";
import { pausesTable } from "./schema/pauses.ts";
import { paymentsTable } from "./schema/payments.ts";
import { picturesTable } from "./schema/pictures.ts";
import { plannedPaymentsTable } from "./schema/planned-payments.ts";
import { praisesTable } from "./schema/praises.ts";
import { productPushesTable } from "./schema/product-pushes.ts";
import { productNamesTable, productsTable } from "./schema/products.ts";
import { profitsTable } from "./schema/profits.ts";
import { publicityConsentsTable } from "./schema/publicity-consents.ts";
import { quietConsentsTable } from "./schema/quiet-consents.ts";
import { quietsTable } from "./schema/quiets.ts";
import { ruleExceptionsTable } from "./schema/rule-exceptions.ts";
import { ruleProposalsTable, ruleVoicesTable } from "./schema/rule-proposals.ts";
import { ruleNumbersTable, ruleVersionsTable } from "./schema/rule-versions.ts";
import { seatsTable } from "./schema/seats.ts";
import { setUpStepsTable } from "./schema/set-up-steps.ts";
import { settingsTable } from "./schema/settings.ts";
import { signingsTable } from "./schema/signings.ts";
import { signsTable } from "./schema/signs.ts";
import { splitAnswersTable } from "./schema/split-answers.ts";
import { splitPartiesTable } from "./schema/split-parties.ts";
import { splitVersionsTable } from "./schema/split-versions.ts";
import { splitsTable } from "./schema/splits.ts";
import { stageWordsTable } from "./schema/stage-words.ts";
import { staysTable } from "./schema/stays.ts";
import { targetsTable } from "./schema/targets.ts";
import { textReadersTable } from "./schema/text-readers.ts";
import { ticketsTable } from "./schema/tickets.ts";
import { tombstonesTable } from "./schema/tombstones.ts";
import { transfersTable } from "./schema/transfers.ts";
import { unwantedNoticesTable } from "./schema/unwanted-notices.ts";
import { verificationsTable } from "./schema/verifications.ts";
import { wechatContactsTable } from "./schema/wechat-contacts.ts";
import { keepGrams } from "./stores/customers.ts";
import { markRules } from "./stores/rules.ts";
import { TOMBSTONE_KEY } from "./stores/tombstones.ts";

/** In the order in which they can be written. Callbacks, drafts and what was last shown stay behind. */
const TABLES = {
  departments: [departmentsTable, "id"],
  members: [membersTable, "user_id"],
  memberships: [membershipsTable, "member_id, department_id"],
  memberRoles: [memberRolesTable, "user_id, role"],
  customers: [customersTable, "id"],
  contacts: [contactsTable, "id"],
  items: [itemsTable, "no"],
  history: [historyTable, "id"],
  followUps: [followUpsTable, "id"],
  payments: [paymentsTable, "id"],
  plannedPayments: [plannedPaymentsTable, "id"],
  holdings: [holdingsTable, "id"],
  pauses: [pausesTable, "id"],
  tombstones: [tombstonesTable, "id"],
  outbox: [outboxTable, "id"],
  itemNotices: [itemNoticesTable, "no, outbox_key"],
  escalations: [escalationsTable, "id"],
  absences: [absencesTable, "id"],
  ownReminders: [ownRemindersTable, "id"],
  tickets: [ticketsTable, "id"],
  calendarDays: [calendarDaysTable, "day"],
  companions: [companionsTable, "no, member_id, role"],
  botChats: [botChatsTable, "chat_id"],
  chatOutsiders: [chatOutsidersTable, "chat_id, user_id"],
  textReaders: [textReadersTable, "user_id"],
  splits: [splitsTable, "id"],
  splitParties: [splitPartiesTable, "split_id, place"],
  splitVersions: [splitVersionsTable, "no, number"],
  splitAnswers: [splitAnswersTable, "no, number, member_id"],
  transfers: [transfersTable, "id"],
  mentorships: [mentorshipsTable, "id"],
  jointTalks: [jointTalksTable, "id"],
  profits: [profitsTable, "id"],
  mentorShares: [mentorSharesTable, "profit_id, mentor_id"],
  fundEntries: [fundEntriesTable, "id"],
  praises: [praisesTable, "id"],
  experts: [expertsTable, "member_id"],
  botIdentities: [botIdentitiesTable, "bot_user_id"],
  looks: [looksTable, "id"],
  customerNames: [customerNamesTable, "id"],
  merges: [mergesTable, "id"],
  mergedRows: [mergedRowsTable, "merge_id, kind, row_id"],
  imports: [importsTable, "id"],
  stageWords: [stageWordsTable, "word"],
  quiets: [quietsTable, "id"],
  quietConsents: [quietConsentsTable, "quiet_id, member_id"],
  productPushes: [productPushesTable, "id"],
  wechatContacts: [wechatContactsTable, "id"],
  channels: [channelsTable, "id"],
  channelMembers: [channelMembersTable, "channel_id, member_id"],
  channelHits: [channelHitsTable, "id"],
  ruleVersions: [ruleVersionsTable, "no"],
  ruleNumbers: [ruleNumbersTable, "no, path"],
  ruleExceptions: [ruleExceptionsTable, "id"],
  ruleProposals: [ruleProposalsTable, "id"],
  ruleVoices: [ruleVoicesTable, "proposal_id, member_id"],
  grumbles: [grumblesTable, "id"],
  customerValues: [customerValuesTable, "id"],
  publicityConsents: [publicityConsentsTable, "id"],
  products: [productsTable, "id"],
  productNames: [productNamesTable, "name_key"],
  verifications: [verificationsTable, "id"],
  pictures: [picturesTable, "id"],
  audits: [auditsTable, "id"],
  auditDraws: [auditDrawsTable, "week, unit_id"],
  signs: [signsTable, "id"],
  stays: [staysTable, "id"],
  signings: [signingsTable, "id"],
  targets: [targetsTable, "id"],
  unwantedNotices: [unwantedNoticesTable, "user_id, kind"],
  markWords: [markWordsTable, "department_id, stage"],
  seats: [seatsTable, 'member_id, "until"'],
  setUpSteps: [setUpStepsTable, "member_id, question"],
  anomalies: [anomaliesTable, "ticket_id"],
} as const;

/** Whose number is generated, with its column. */
const NUMBERED = Object.values(TABLES).flatMap(([{ name }, order]) =>
  name !== "rule_versions" && (order === "id" || order === "no") ? [[name, order] as const] : [],
);

type RowOf<T> = T extends readonly [Table<infer Row>, string] ? Row : never;

export type Rows = {
  readonly [Name in keyof typeof TABLES]: readonly RowOf<(typeof TABLES)[Name]>[];
} & {
  /** What the tombstones' hashes are keyed with. */
  readonly tombstoneKey: string | null;
};

export const ROW_KINDS = Object.keys(TABLES) as readonly (keyof typeof TABLES)[];

/** Where a document is not what `export` writes, as a path with what was expected; null when it is. */
export function problemIn(rows: unknown): string | null {
  if (typeof rows !== "object" || rows === null) return "rows: expected an object";
  const lists = rows as Readonly<Record<string, unknown>>;
  for (const name of ROW_KINDS) {
    // A dump of an earlier version knows fewer tables and columns.
    const list = lists[name] ?? (LATER.includes(name) ? [] : undefined);
    if (!Array.isArray(list)) return `rows.${name}: expected a list`;
    const { properties, defaults } = TABLES[name][0];
    for (const [index, row] of list.entries()) {
      const place = `rows.${name}[${index}]`;
      if (typeof row !== "object" || row === null) return `${place}: expected an object`;
      const stranger = Object.keys(row).find((key) => !properties.includes(key));
      if (stranger !== undefined) return `${place}.${stranger}: unknown`;
      const values: Record<string, unknown> = { ...defaults, ...row };
      const wrong = properties.find((key) => !isColumnValue(values[key]));
      if (wrong !== undefined) return `${place}.${wrong}: expected text, a number, true, false or null`;
    }
  }
  const key = lists["tombstoneKey"];
  return key === null || typeof key === "string" ? null : "rows.tombstoneKey: expected text or null";
}

function isColumnValue(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

export interface DumpStore {
  read(): Promise<Rows>;
  /** The rows of one kind, as `read` gives them. */
  rowsOf<Name extends keyof typeof TABLES>(name: Name): Promise<Rows[Name]>;
  /** True when nobody and nothing has been recorded yet. */
  isEmpty(): Promise<boolean>;
  /** Writes all rows; numbers go on behind the highest. */
  write(rows: Rows): Promise<void>;
}

export function createDump(sql: Sql): DumpStore {
  const rowsOf: DumpStore["rowsOf"] = async (name) => {
    const [table, order] = TABLES[name] as readonly [Table<object>, string];
    return (await table.find(sql, `ORDER BY ${order}`, [])) as unknown as Rows[typeof name];
  };
  return {
    rowsOf,
    async read() {
      const rows: Record<string, unknown> = {};
      for (const name of ROW_KINDS) rows[name] = await rowsOf(name);
      rows["tombstoneKey"] = (await settingsTable.byId(sql, TOMBSTONE_KEY))?.value ?? null;
      return rows as unknown as Rows;
    },
    async isEmpty() {
      for (const name of ROW_KINDS) if ((await TABLES[name][0].count(sql, "", [])) > 0) return false;
      return true;
    },
    async write(given) {
      const rows = { ...given, ...carriedOver(given) };
      for (const name of ROW_KINDS) {
        const table = TABLES[name][0] as Table<object>;
        for (const row of rows[name] ?? []) await table.insert(sql, { ...table.defaults, ...row });
      }
      for (const customer of rows.customers) await keepGrams(sql, customer);
      if (rows.tombstoneKey !== null) {
        await settingsTable.deleteWhere(sql, "name = ?", [TOMBSTONE_KEY]);
        await settingsTable.insert(sql, { name: TOMBSTONE_KEY, value: rows.tombstoneKey });
      }
      if (rows.ruleVersions.length + (rows.ruleExceptions ?? []).length + (rows.markWords ?? []).length > 0)
        await markRules(sql, "imported");
      if (sql.engine === "postgres")
        for (const [table, column] of NUMBERED)
          await sql.rows(
            `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), GREATEST(COALESCE(MAX(${column}), 0), 1), COUNT(*) > 0) FROM ${table}`,
          );
    },
  };
}
