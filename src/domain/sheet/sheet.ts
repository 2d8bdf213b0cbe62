// A department's pipeline as a smart sheet (智能表格): which table, whose items, how its columns are written.

/** What of an item may stand in a table: what a group may read, and its amount where its binder says so (rules.md 12, 13). */
export const SHEET_FIELDS = [
  "number",
  "customer",
  "kind",
  "stage",
  "outcome",
  "owner",
  "department",
  /** In yuan; in 万 where the column's title says so. */
  "amount",
  "amount-wan",
  "source",
  "next",
  "stay",
  "entered",
  "followed",
  "created",
  "updated",
  "link",
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/**
 * How a column takes its values (wecom.md 4.14): `text` a list of typed pieces, `list` of bare ones (a text or a choice:
 * the sample does not tell which), `choice` one of its options, `plain` a string.
 */
export const SHAPES = ["text", "list", "choice", "plain", "number", "date", "member", "link"] as const;
export type Shape = (typeof SHAPES)[number];

export interface SheetColumn {
  /** WeCom's own id of it. */
  readonly fieldId: string;
  readonly title: string;
  readonly shape: Shape;
  /** Null for what is left alone. */
  readonly field: SheetField | null;
}

export interface Sheet {
  readonly id: number;
  /** Its people's items; the root's are the company's. */
  readonly departmentId: number;
  /** Writes to that one table: a secret, like a group webhook's. */
  readonly webhookKey: string;
  readonly withAmounts: boolean;
  /** Shown to its binder and not confirmed yet; written; not written until it is bound again. */
  readonly state: "asked" | "running" | "stopped";
  readonly by: string;
  readonly at: number;
  /** Changes of items up to this number of the history have been looked at. */
  readonly seenId: number;
  /** The last number compared tonight; null when the comparison is done. */
  readonly comparedTo: number | null;
  /** The day of the last comparison. */
  readonly comparedOn: string | null;
  readonly writtenAt: number | null;
  /** Failures in a row, and until when (ms) it is left alone. */
  readonly failures: number;
  readonly restUntil: number | null;
  /** Why it is not written, as WecomApiError says it, or why it was stopped. */
  readonly error: string | null;
}

/** Of a table that nothing was written into yet. */
export const UNWRITTEN = {
  seenId: 0,
  comparedTo: null,
  comparedOn: null,
  writtenAt: null,
  failures: 0,
  restUntil: null,
  error: null,
} as const;

/** A row of the table, by the item that stands in it. */
export interface SheetRow {
  readonly sheetId: number;
  readonly no: number;
  /** WeCom's id of it; null until it is known. */
  readonly recordId: string | null;
  /**
   * To be written; on its way; nobody knows whether it was added; as it should be; refused for a reason of its own.
   */
  readonly state: "due" | "sending" | "unclear" | "written" | "refused";
  /** How often it was called for: what came while it was on its way is written after it. */
  readonly marks: number;
  /** The last change that called for it. */
  readonly seenId: number;
  /** Of its cells as they were written last; null for none. */
  readonly hash: string | null;
  /** The columns that held something then, comma separated. */
  readonly filled: string | null;
  /** The attempt it is a part of. */
  readonly batch: string | null;
  readonly error: string | null;
}

/** A choice that a column does not offer: its cells are left out until somebody adds it. */
export interface SheetOption {
  readonly sheetId: number;
  readonly fieldId: string;
  readonly option: string;
  readonly at: number;
}

/** Won and lost ones come along for so long after it. */
export const CLOSED_DAYS = 90;
/** A table holds 100 000 rows (the page on adding); with room for what people add. */
export const MOST_ROWS = 90_000;
/** Far below the 3 000 that WeCom takes, which people's own programs share (wecom.md 4.14). */
export const ROWS_A_MINUTE = 600;
/** What was shown and not confirmed is forgotten, key and all. */
export const ASKED_MS = 3_600_000;

const TEXTS: readonly Shape[] = ["text", "list", "plain"];

/** Whether a column can show a field. */
export function fits(field: SheetField, shape: Shape): boolean {
  if (TEXTS.includes(shape)) return true;
  switch (field) {
    case "kind":
    case "stage":
    case "outcome":
    case "department":
    case "source":
      return shape === "choice";
    case "owner":
      return shape === "choice" || shape === "member";
    case "number":
    case "amount":
    case "amount-wan":
    case "stay":
      return shape === "number";
    case "next":
    case "entered":
    case "followed":
    case "created":
    case "updated":
      return shape === "date";
    case "link":
      return shape === "link";
    case "customer":
      return false;
  }
}

export function isAmount(field: SheetField | null): boolean {
  return field === "amount" || field === "amount-wan";
}

/** The column a row is known by, which also says that its item has gone: the customer's, else the number's; null without. */
export function nameColumn(columns: readonly SheetColumn[]): SheetColumn | null {
  const textual = (field: SheetField) =>
    columns.find((column) => column.field === field && TEXTS.includes(column.shape));
  return textual("customer") ?? textual("number") ?? null;
}

/** What is written: columns that show something, without amounts where they were not asked for. */
export function shownColumns({
  columns,
  withAmounts,
}: {
  readonly columns: readonly SheetColumn[];
  readonly withAmounts: boolean;
}): readonly SheetColumn[] {
  return columns.filter(({ field }) => field !== null && (withAmounts || !isAmount(field)));
}
