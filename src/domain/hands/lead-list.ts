// A list of leads and opportunities that somebody kept elsewhere: what its columns may tell (rules.md 2, 5, A.1).

/** What a column of a list tells of each row. */
export const LEAD_FIELDS = [
  "customer",
  "contact",
  "phone",
  "contactRole",
  "address",
  "need",
  "product",
  "amount",
  "quoted",
  "contract",
  "currency",
  "source",
  "owner",
  "department",
  "stage",
  "lastDay",
  "lastText",
  "nextDay",
  "nextText",
  "plannedSigningOn",
  "signedOn",
  "begunOn",
  "lostReason",
  "note",
  "further",
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number];

export function isAmount(field: LeadField | null): boolean {
  return field === "amount" || field === "quoted" || field === "contract";
}

/** Said of amounts whose heading says none. "mixed": small ones are of 万, large ones of 元. */
export const CHOSEN_UNITS = ["chosen-yuan", "chosen-ten-thousand", "chosen-mixed"] as const;
export type ChosenUnit = (typeof CHOSEN_UNITS)[number];

/** "unsaid": no heading says. "foreign": another currency's. */
export type AmountUnit =
  | "unsaid"
  | ChosenUnit
  | "yuan"
  | "thousand"
  | "ten-thousand"
  | "million"
  | "hundred-million"
  | "foreign";

/** Whether a column's heading leaves open what its amounts count, and somebody may say it. */
export function leavesUnitOpen({ field, unit }: Pick<Column, "field" | "unit">): boolean {
  return isAmount(field) && (unit === "unsaid" || CHOSEN_UNITS.some((one) => one === unit));
}

/** One column as its heading was understood. */
export interface Column {
  /** Counted from 0. */
  readonly at: number;
  /** As the list has it. */
  readonly heading: string;
  /** Null for a heading that nobody understands. */
  readonly field: LeadField | null;
  /** What a bare number of it counts, as its heading says, or somebody where that says nothing: 金额(万元). */
  readonly unit: AmountUnit;
}

/** "reactivated": it was asleep, and has answered a campaign. */
export type RowVerdict = "created" | "reactivated" | "duplicate" | "rejected" | "undone" | "kept";

/** What of a file is not read though it may be of customers. */
export interface Unread {
  /** Names of other sheets that are lists too. */
  readonly sheets: readonly string[];
  /** How many rows with several cells stand above the headings. */
  readonly above: number;
}
