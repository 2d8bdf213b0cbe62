// Of every table somebody has decided whether a dump carries it: one that is forgotten there is missing after a move, and no
// comparison of two dumps shows it, since both lack it.
import { expect, test } from "vitest";
import { ROW_KINDS } from "../../db/dump.ts";
import { SCHEMAS } from "../../db/schema/all.ts";

/** Of the moment, or of the old address: begun anew where the dump is taken in. */
const LEFT_BEHIND: Readonly<Record<string, string>> = {
  inbox: "callbacks that were answered",
  conversations: "what was last shown",
  drafts: "what was half said",
  acts: "what could be undone for ten minutes",
  mutes: "days of quiet, asked for again",
  import_columns: "a list that was being read",
  import_owners: "a list that was being read",
  import_rows: "a list that was being read",
  cleaning_turns: "who is looking at which lead",
  cleaning_skips: "who has put which lead off",
  bind_offers: "codes that are good for minutes",
  wrong_codes: "codes that are good for minutes",
  leases: "which instance may do what",
  settings: "of this database; the tombstones' key goes along",
  department_groups: "addresses that are their own key",
  sheets: "addresses that are their own key",
  sheet_columns: "of those sheets",
  sheet_rows: "of those sheets",
  sheet_options: "of those sheets",
  customer_grams: "made of the names again",
};

test("a table goes along in a dump, or is said to stay behind", () => {
  const carried = ROW_KINDS.map((kind) => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const tables: readonly string[] = SCHEMAS.map(({ options }) => options.name);
  expect(tables.filter((table) => !carried.includes(table) && !(table in LEFT_BEHIND))).toEqual([]);
  expect(carried.filter((table) => !tables.includes(table) || table in LEFT_BEHIND)).toEqual([]);
  expect(Object.keys(LEFT_BEHIND).filter((table) => !tables.includes(table))).toEqual([]);
});
