// The first tables. Written with TypeORM's Table so that one text serves both engines.
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from "typeorm";

const serial = {
  type: "integer",
  isPrimary: true,
  isGenerated: true,
  generationStrategy: "increment",
} as const;
const int = { type: "integer" } as const;
const bigint = { type: "bigint" } as const;
const text = { type: "text" } as const;
const flag = { type: "boolean" } as const;
const key = <T extends object>(column: T) => ({ ...column, isPrimary: true });
const optional = <T extends object>(column: T) => ({ ...column, isNullable: true });

type Columns = Readonly<Record<string, Omit<TableColumnOptions, "name">>>;

const TABLES: Readonly<Record<string, Columns>> = {
  items: {
    no: serial,
    customer_id: int,
    kind: text,
    place: text,
    stage: optional(int),
    outcome: text,
    intake: text,
    source: optional(text),
    finder_id: optional(text),
    owner_id: optional(text),
    department_id: optional(int),
    large_department_id: int,
    need: optional(text),
    fit: optional(text),
    self_cleaned: flag,
    unqualified: flag,
    awaiting: optional(text),
    solution: optional(text),
    expected_fen: optional(bigint),
    quoted_fen: optional(bigint),
    contract_fen: optional(bigint),
    quoted_on: optional(text),
    competitors: optional(text),
    meeting: optional(text),
    open_points: optional(text),
    decision_maker: optional(text),
    planned_signing_on: optional(text),
    signed_on: optional(text),
    lost_reason: optional(text),
    lost_to: optional(text),
    created_at: bigint,
    received_at: bigint,
    last_follow_up_at: optional(bigint),
    attempts_in_a_row: int,
    pooled_at: optional(bigint),
    times_returned: int,
    reactivated: flag,
    next_day: optional(text),
    next_minute: optional(int),
    next_text: optional(text),
    next_due_at: optional(bigint),
    deadline_at: optional(bigint),
    rule_version: int,
    version: int,
  },
  customers: {
    id: serial,
    name: text,
    name_key: text,
    type: text,
    address: optional(text),
    value: optional(text),
    created_at: bigint,
    version: int,
  },
  contacts: {
    id: serial,
    customer_id: int,
    name: optional(text),
    phone: optional(text),
    phone_key: optional(text),
    role: optional(text),
    created_at: bigint,
  },
  history: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    what: text,
    text: optional(text),
    field: optional(text),
    before: optional(text),
    after: optional(text),
    kind: text,
    place: text,
    stage: optional(int),
    outcome: text,
    owner_id: optional(text),
    rule_version: int,
  },
  follow_ups: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    text: text,
    counts: flag,
    attempt: flag,
    next_day: optional(text),
    next_text: optional(text),
    undone_at: optional(bigint),
  },
  payments: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    amount_fen: bigint,
    text: optional(text),
  },
  planned_payments: {
    id: serial,
    no: int,
    amount_fen: bigint,
    day: optional(text),
    condition: optional(text),
  },
  holdings: {
    id: serial,
    no: int,
    owner_id: text,
    began_at: bigint,
    how: text,
    ended_at: optional(bigint),
    ended_by: optional(text),
  },
  departments: {
    id: key(int),
    name: text,
    parent_id: int,
    large_id: int,
    path: text,
  },
  members: {
    user_id: key(text),
    user_key: text,
    name: text,
    main_department_id: int,
    active: flag,
  },
  memberships: {
    member_id: key(text),
    department_id: key(int),
    is_leader: flag,
    belongs: flag,
  },
  member_roles: {
    user_id: key(text),
    role: key(text),
    by: text,
    at: bigint,
  },
  tombstones: {
    id: serial,
    no: int,
    name_hash: text,
    phone_hash: optional(text),
    month: text,
    reason: text,
  },
  inbox: {
    key: key(text),
    at: bigint,
    answer: optional(text),
  },
  outbox: {
    id: serial,
    key: text,
    to_kind: text,
    to_id: text,
    body_markdown: text,
    body_text: text,
    created_at: bigint,
    not_before: bigint,
    state: text,
    attempts: int,
    lease_until: optional(bigint),
    sent_at: optional(bigint),
    error: optional(text),
  },
  conversations: {
    user_id: key(text),
    chat_id: key(text),
    last_no: optional(int),
    last_at: bigint,
    list: optional(text),
    list_at: bigint,
    rest: optional(text),
    rest_at: bigint,
  },
  customer_grams: {
    gram: key(text),
    customer_id: key(int),
  },
  item_notices: {
    no: key(int),
    outbox_key: key(text),
    deadline_at: bigint,
  },
  bound_groups: {
    department_id: key(int),
    way: text,
    address: text,
    by: text,
    at: bigint,
  },
  last_acts: {
    user_id: key(text),
    no: int,
    version: int,
    what: text,
    field: optional(text),
    at: bigint,
    before: text,
  },
  drafts: {
    user_id: key(text),
    chat_id: key(text),
    words: text,
    asking: optional(text),
    choices: optional(text),
    at: bigint,
  },
  pauses: {
    id: serial,
    no: int,
    kind: text,
    began_at: bigint,
    ended_at: optional(bigint),
    reason: optional(text),
  },
  settings: {
    name: key(text),
    value: text,
  },
};

const INDEXES: readonly (readonly [table: string, name: string, columns: string[], kind?: "unique"])[] = [
  ["items", "items_owner", ["owner_id", "place", "next_due_at"]],
  ["items", "items_pool", ["place", "large_department_id", "pooled_at"]],
  ["items", "items_customer", ["customer_id"]],
  ["items", "items_due", ["place", "next_due_at"]],
  ["items", "items_deadline", ["place", "stage", "deadline_at"]],
  ["customers", "customers_name_key", ["name_key"]],
  ["contacts", "contacts_customer", ["customer_id"]],
  ["contacts", "contacts_phone_key", ["phone_key"]],
  ["history", "history_no", ["no", "id"]],
  ["follow_ups", "follow_ups_no", ["no", "id"]],
  ["payments", "payments_no", ["no"]],
  ["planned_payments", "planned_payments_no", ["no"]],
  ["holdings", "holdings_no", ["no", "id"]],
  ["holdings", "holdings_owner", ["owner_id", "began_at"]],
  ["members", "members_user_key", ["user_key"], "unique"],
  ["members", "members_name", ["name"]],
  ["memberships", "memberships_department", ["department_id"]],
  ["tombstones", "tombstones_name", ["name_hash"]],
  ["tombstones", "tombstones_phone", ["phone_hash"]],
  ["inbox", "inbox_at", ["at"]],
  ["outbox", "outbox_key", ["key"], "unique"],
  ["outbox", "outbox_due", ["state", "not_before"]],
  ["pauses", "pauses_no", ["no"]],
];

export class First1764000000000 implements MigrationInterface {
  name = "First1764000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES))
      await runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
        }),
      );
    for (const [table, name, columnNames, kind] of INDEXES)
      await runner.createIndex(table, new TableIndex({ name, columnNames, isUnique: kind === "unique" }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.dropTable(name);
  }
}
