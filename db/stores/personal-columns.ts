// Every column in which somebody may have typed who a customer's people are; test/db/personal-columns.test.ts holds it to the
// schemas (rules.md 12).

export interface Swept {
  readonly table: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  /** Holds nothing but a person. */
  readonly emptied?: readonly string[];
  /** Whoever has read it has to read it again. */
  readonly versioned?: true;
  /** All of it is about the customer. */
  readonly isAbout?: true;
}

const row = (table: string, ...columns: string[]): Swept => ({ table, keys: ["id"], columns });

/** Found by the item's number. */
export const OF_ITEMS: readonly Swept[] = [
  {
    table: "items",
    keys: ["no"],
    columns: [
      "source",
      "need",
      "fit",
      "awaiting",
      "competitors",
      "meeting",
      "open_points",
      "decision_maker",
      "lost_reason",
      "lost_to",
      "next_text",
    ],
    emptied: ["decision_maker"],
    versioned: true,
  },
  row("history", "text", "before", "after"),
  row("follow_ups", "text", "next_text"),
  row("payments", "text"),
  row("planned_payments", "condition"),
  row("own_reminders", "text"),
  row("tickets", "text", "answer"),
  row("mentorships", "text"),
  row("joint_talks", "text"),
  row("praises", "text"),
  row("fund_entries", "reason"),
  row("verifications", "text"),
  row("audits", "text", "call_text", "appeal_text", "decided_text"),
  row("pauses", "reason"),
  row("rule_exceptions", "reason"),
  row("tombstones", "reason"),
  { ...row("transfers", "reason", "plan"), versioned: true },
  { table: "import_rows", keys: ["import_id", "seq"], columns: ["cells", "about"] },
];

/** Found by the customer. */
export const OF_CUSTOMERS: readonly Swept[] = [
  { ...row("quiets", "reason"), versioned: true },
  { ...row("customer_values", "reason", "answer"), versioned: true },
  row("pauses", "reason"),
  row("product_pushes", "product"),
];

/** Looked through whole: what was said of anything. */
export const OF_ANYTHING: readonly Swept[] = [
  row("outbox", "body_markdown", "body_text", "buttons"),
  // What was answered is told again to a callback that comes again, and what was looked for is nobody's but who looked.
  { table: "inbox", keys: ["key"], columns: ["answer"], isAbout: true },
  { ...row("looks", "words"), isAbout: true },
  { table: "conversations", keys: ["user_id", "chat_id"], columns: ["rest"] },
  { table: "drafts", keys: ["user_id", "chat_id"], columns: ["words", "choices"] },
  { table: "import_rows", keys: ["import_id", "seq"], columns: ["cells", "about"] },
  row("own_reminders", "text"),
  row("targets", "reason"),
  { table: "rule_versions", keys: ["no"], columns: ["reason"] },
  row("grumbles", "text"),
  row("rule_proposals", "reason"),
  { table: "rule_voices", keys: ["proposal_id", "member_id"], columns: ["text"] },
];
