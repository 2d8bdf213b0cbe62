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
  "day-unread",
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
  "tombstone",
  /** Left in peace until a day. */
  "rests",
  /** Whose number it is has asked to be forgotten. */
  "erased",
] as const;

export type RowReason = (typeof ROW_REASONS)[number];

/** Said of a row that was taken in all the same: an e-mail stood for the phone, which is still missing. */
export const EMAIL_FOR_PHONE = "email-for-phone";

/** A row that cannot be taken: why, and the words of it that are wrong. */
export class RowError extends Error {
  readonly reason: RowReason;
  readonly about: string;

  constructor(reason: RowReason, about: string) {
    super(reason);
    this.reason = reason;
    this.about = about;
  }
}
