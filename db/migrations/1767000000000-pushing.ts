// What the pusher needs: grace and silence of an item, two groups a department, escalations, absences, reminders.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  flag,
  type Index,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  department_groups: {
    department_id: key(int),
    audience: key(text),
    way: text,
    address: text,
    by: text,
    at: bigint,
  },
  escalations: {
    id: serial,
    key: text,
    no: int,
    kind: text,
    since: bigint,
    opened_at: bigint,
    head_id: optional(text),
    told_head_at: optional(bigint),
    answer: optional(text),
    answered_by: optional(text),
    answered_at: optional(bigint),
    manager_id: optional(text),
    told_manager_at: optional(bigint),
    listed_at: optional(bigint),
    closed_at: optional(bigint),
    closed_by: optional(text),
  },
  absences: {
    id: serial,
    member_id: text,
    kind: text,
    from_day: text,
    to_day: text,
    deputy_id: optional(text),
    state: text,
    by: text,
    at: bigint,
    decided_by: optional(text),
  },
  own_reminders: {
    id: serial,
    user_id: text,
    no: optional(int),
    at: bigint,
    text: text,
    done_at: optional(bigint),
  },
  mutes: { user_id: key(text), until: bigint },
  tickets: {
    id: serial,
    no: int,
    by: text,
    at: bigint,
    text: text,
    answer: optional(text),
    answered_by: optional(text),
    answered_at: optional(bigint),
  },
  calendar_days: { day: key(text), works: flag },
} as const;

const INDEXES: readonly Index[] = [
  ["escalations", "escalations_key", ["key"], "unique"],
  ["escalations", "escalations_open", ["closed_at", "no"]],
  ["escalations", "escalations_no", ["no", "id"]],
  ["absences", "absences_member", ["member_id", "to_day"]],
  ["absences", "absences_deputy", ["deputy_id", "to_day"]],
  ["own_reminders", "own_reminders_due", ["done_at", "at"]],
  ["tickets", "tickets_no", ["no", "id"]],
  ["items", "items_received", ["place", "received_at"]],
  ["items", "items_outcome", ["outcome", "signed_on"]],
  ["items", "items_department", ["department_id", "place", "next_due_at"]],
  ["items", "items_acting", ["acting_id"]],
  ["outbox", "outbox_receiver", ["to_id", "created_at"]],
  ["pauses", "pauses_of", ["no", "member_id", "ended_at"]],
];

/** Added in place: a table of a million items is not copied for them. */
const COLUMNS: readonly (readonly [table: string, column: string, definition: string])[] = [
  ["items", "grace_until", "text"],
  ["items", "own_grace_used", "boolean NOT NULL DEFAULT false"],
  ["items", "no_change_in_a_row", "integer NOT NULL DEFAULT 0"],
  ["items", "acting_id", "text"],
  ["items", "silent_until", "bigint"],
  ["outbox", "once", "boolean NOT NULL DEFAULT false"],
  ["outbox", "scheduled", "boolean NOT NULL DEFAULT false"],
  ["outbox", "buttons", "text"],
  ["pauses", "member_id", "text NOT NULL DEFAULT ''"],
];

/** SQLite writes a default of no as 0. */
function inWordsOf(runner: QueryRunner, definition: string): string {
  return runner.connection.options.type === "postgres"
    ? definition
    : definition.replace("DEFAULT false", "DEFAULT 0");
}

export class Pushing1767000000000 implements MigrationInterface {
  name = "Pushing1767000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, definition] of COLUMNS)
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${column}" ${inWordsOf(runner, definition)}`);
    await createTables(runner, TABLES);
    await runner.dropIndex("pauses", "pauses_no");
    await createIndexes(runner, INDEXES);
    await runner.query(
      `INSERT INTO department_groups (department_id, audience, way, address, "by", at)
       SELECT department_id, 'sales', way, address, "by", at FROM bound_groups`,
    );
    await runner.dropTable("bound_groups");
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTables(runner, {
      bound_groups: { department_id: key(int), way: text, address: text, by: text, at: bigint },
    });
    await runner.query(
      `INSERT INTO bound_groups (department_id, way, address, "by", at)
       SELECT department_id, way, address, "by", at FROM department_groups
       WHERE audience = 'sales' AND way = 'webhook'`,
    );
    for (const [table, name] of INDEXES) await runner.dropIndex(table, name);
    await dropTables(runner, TABLES);
    for (const [table, column] of COLUMNS)
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
    await createIndexes(runner, [["pauses", "pauses_no", ["no"]]]);
  }
}
