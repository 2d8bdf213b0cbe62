// Every column that people's own words go into is looked through by 删除个人信息, or is said to hold none (rules.md 12).
import type { EntitySchema } from "typeorm";
import { expect, test } from "vitest";
import { snake } from "../../db/engine/naming.ts";
import { SCHEMAS } from "../../db/schema/all.ts";
import { OF_ANYTHING, OF_CUSTOMERS, OF_ITEMS } from "../../db/stores/personal-columns.ts";

/** Tables that are emptied of it otherwise, or hold nothing of customers' people. */
const OTHERWISE: readonly string[] = [
  "acts",
  // Numbers of items, kinds and hashes.
  "audit_draws",
  "signs",
  "bind_offers",
  "bot_chats",
  "bot_identities",
  "channel_hits",
  "channels",
  "contacts",
  "customer_grams",
  "customer_names",
  "customers",
  "department_groups",
  "departments",
  "import_columns",
  "leases",
  "members",
  // What a department calls a stage.
  "mark_words",
  "merges",
  "product_names",
  "products",
  "publicity_consents",
  // Names of questions and states.
  "set_up_steps",
  "settings",
  // Titles of columns, choices of a stage or a source, hashes.
  "sheet_columns",
  "sheet_options",
  "sheet_rows",
  "sheets",
  "stage_words",
  "wechat_contacts",
];
/** What the program itself writes: states, kinds, ids, days. */
const OURS =
  /(?:Id|By|On|Day|Key|Hash|Until|Code|Secret|Kind)$|^(?:by|state|kind|place|outcome|intake|what|field|role|stage|value|solution|mode|end|how|why|month|day|verdict|near|week|callState|restOf|matter|mentions|file|error|list|asking|command|hash|option|ownerId|key|externalUserId|type|source|entered|left|sign|result|rule|path|stance)$/;
const BESIDE: readonly string[] = [
  // 离职交接, 转交 and answers of one word; what a file is called.
  "escalations.answer",
  "split_answers.answer",
  "quiet_consents.answer",
  "mentorships.answer",
  "imports.campaign",
  "imports.name",
  "imports.problem",
  "imports.stageWords",
  "imports.unread",
  "import_rows.reason",
  // Our own people's ids, and instants.
  "stays.hands",
];

test("each is swept or known to hold nobody", () => {
  const swept = new Set(
    [...OF_ITEMS, ...OF_CUSTOMERS, ...OF_ANYTHING].flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`),
    ),
  );
  const left = (SCHEMAS as readonly EntitySchema[]).flatMap(({ options }) =>
    Object.entries(options.columns)
      .filter(
        ([property, column]) => column?.type === "text" && column.primary !== true && !OURS.test(property),
      )
      .filter(([property]) => !swept.has(`${options.name}.${snake(property)}`))
      .map(([property]) => `${options.name}.${property}`)
      .filter((each) => !BESIDE.includes(each) && !OTHERWISE.includes(options.name)),
  );
  expect(left).toEqual([]);
});

test("every column that is swept exists, with the keys its rows are found by", () => {
  const known = new Map(
    (SCHEMAS as readonly EntitySchema[]).map(({ options }) => [
      options.name,
      new Set(Object.keys(options.columns).map(snake)),
    ]),
  );
  for (const { table, keys, columns, versioned } of [...OF_ITEMS, ...OF_CUSTOMERS, ...OF_ANYTHING]) {
    for (const column of [...keys, ...columns])
      expect([table, column, known.get(table)?.has(column)]).toEqual([table, column, true]);
    if (versioned === true) expect([table, known.get(table)?.has("version")]).toEqual([table, true]);
  }
});
