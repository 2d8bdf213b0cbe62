// Why a row of a list was not taken in; worded, with how to mend it, in templates/import.md (reason-…).

export const ROW_REASONS = [
  /** Neither a customer, nor a contact, nor a number. */
  "nobody",
  /** The list has a column of customers, and nothing stands in it: whose contact this is, nobody can tell. */
  "no-customer",
  "name-too-long",
  /** 1.39E+10: a spreadsheet has taken the last digits. */
  "phone-rounded",
  "phone-unread",
  "amount-unread",
  /** 15 where nobody says whether of 元 or of 万. */
  "amount-small",
  /** 450000 under 金额(万元). */
  "amount-large",
  "amount-foreign",
  /** When it was signed; other days stay open. */
  "day-unread",
  "day-unclear",
  /** A last contact that lies ahead. */
  "day-ahead",
  "stage-unknown",
  /** Won or lost, and nobody has it. */
  "closed-unowned",
  "owner-unknown",
  "owner-several",
  "owner-left",
  /** Only the admin brings in what others are to have. */
  "owner-other",
  "department-unknown",
  "duplicate",
  /** By its number alone: its name is another. */
  "duplicate-phone",
  /** Of a row above it in the same list. */
  "repeated",
  "repeated-phone",
  "tombstone",
  /** Left in peace until a day. */
  "rests",
  /** Whose number it is has asked to be forgotten. */
  "erased",
] as const;

export type RowReason = (typeof ROW_REASONS)[number];

/** Said of a row that was taken in all the same: what is still to be seen to. An amount that is none stays open. */
export const ROW_REMARKS = [
  /** An e-mail stood for the phone, which is still missing. */
  "email-for-phone",
  /** The list has a column for it, and nothing stands there. */
  "no-phone",
  "amount-unread",
  "amount-small",
  "amount-large",
  "amount-foreign",
  /** 9月中旬, 上个月 */
  "day-unclear",
  /** Won, and nobody wrote when: figures of a month count it by the last contact, else by the day of the import. */
  "no-signing-day",
] as const;

export type RowRemark = (typeof ROW_REMARKS)[number];

export interface Remarked {
  readonly reason: RowRemark;
  readonly about: string;
}

/** An amount is never a reason to lose a customer, nor is a day: its words are a note, and it stays open. */
export function staysOpen(reason: string): reason is RowRemark & RowReason {
  return reason.startsWith("amount-") || reason === "day-unclear";
}

/** Why, and the words of a row that are wrong. */
export interface RowFault {
  readonly reason: RowReason;
  readonly about: string;
}

/** A row that cannot be taken: why, and what else is wrong with it. */
export class RowError extends Error implements RowFault {
  readonly reason: RowReason;
  readonly about: string;
  readonly others: readonly RowFault[];

  constructor(reason: RowReason, about: string, others: readonly RowFault[] = []) {
    super(reason);
    this.reason = reason;
    this.about = about;
    this.others = others;
  }
}

/** Everything that is wrong with a row as it is kept with it, a line each. */
export function keptFaults(faults: readonly (RowFault | Remarked)[]): {
  readonly reason: string;
  readonly about: string;
} {
  return {
    reason: faults.map(({ reason }) => reason).join("\n"),
    about: faults.map(({ about }) => about.replace(/\s*\n\s*/g, " ")).join("\n"),
  };
}

/** The same, read again. */
export function faultsKept(kept: {
  readonly reason: string | null;
  readonly about: string | null;
}): readonly { readonly reason: string; readonly about: string }[] {
  const abouts = (kept.about ?? "").split("\n");
  const reasons = kept.reason === null ? [] : kept.reason.split("\n");
  return reasons.map((reason, index) => ({ reason, about: abouts[index] ?? "" }));
}
