// Of every table somebody has decided how long its rows are kept: a time (rules.md 12), or as long as what they are about.
import { expect, test } from "vitest";
import { SCHEMAS } from "../../db/schema/all.ts";
import { KINDS } from "../../db/stores/retention.ts";

/** Forgotten elsewhere, after so long. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  outbox: "90 days after it was sent or given up (src/push/pusher.ts)",
  item_notices: "with the message of the outbox they belong to (db/stores/outbox.ts)",
  import_rows: "two days after the list was taken in (src/bot/importing.ts)",
  pictures: "a day, where they belong to nothing (src/bot/pictures.ts)",
};

/** What the company does: kept until somebody erases a person, or for good. */
const BUSINESS = new Set([
  ...[
    "items",
    "history",
    "follow_ups",
    "holdings",
    "stays",
    "pauses",
    "signings",
    "payments",
    "planned_payments",
  ],
  ...[
    "customers",
    "customer_names",
    "customer_grams",
    "customer_values",
    "contacts",
    "merges",
    "merged_rows",
  ],
  ...["splits", "split_versions", "split_parties", "split_answers", "transfers", "escalations", "tickets"],
  ...[
    "companions",
    "joint_talks",
    "mentorships",
    "mentor_shares",
    "fund_entries",
    "profits",
    "praises",
    "experts",
  ],
  ...[
    "quiets",
    "quiet_consents",
    "product_pushes",
    "products",
    "product_names",
    "publicity_consents",
    "targets",
  ],
  ...["audits", "audit_draws", "signs", "verifications", "anomalies", "wechat_contacts", "channel_hits"],
  ...["rule_versions", "rule_numbers", "rule_proposals", "rule_voices", "rule_exceptions", "grumbles"],
]);

/** How things stand now: a row for each member, department, chat, day or name, which what comes later takes the place of. */
const STATE = new Set([
  ...["members", "seats", "member_roles", "departments", "memberships", "absences", "mutes"],
  ...[
    "text_readers",
    "unwanted_notices",
    "bot_identities",
    "department_groups",
    "bot_chats",
    "chat_outsiders",
  ],
  ...[
    "channels",
    "channel_members",
    "stage_words",
    "mark_words",
    "set_up_steps",
    "calendar_days",
    "settings",
    "leases",
    "tombstones",
  ],
  ...["sheets", "sheet_columns", "sheet_options", "sheet_rows"],
]);

test("each is forgotten after a time, or belongs to what is kept", () => {
  const known = new Set([
    ...KINDS.map(({ table }) => table),
    ...Object.keys(ELSEWHERE),
    ...BUSINESS,
    ...STATE,
  ]);
  const tables = SCHEMAS.map(({ options: { name } }) => name);
  expect(tables.filter((table) => !known.has(table))).toEqual([]);
  expect([...known].filter((table) => !tables.includes(table))).toEqual([]);
});
