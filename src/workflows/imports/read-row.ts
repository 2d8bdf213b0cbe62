// One row of a list as facts: every cell by what its column means. Who it belongs to is looked up elsewhere.

import { type Day, dayOf } from "../../domain/day.ts";
import type { StageMeaning } from "../../domain/hands/imported.ts";
import type { Column, LeadField } from "../../domain/hands/lead-list.ts";
import { type Remarked, RowError, type RowFault, staysOpen } from "../../domain/hands/row-reasons.ts";
import type { Fen } from "../../domain/money.ts";
import { amountIn, dayIn, emailsIn, filled, namesIn, phonesIn } from "./cells.ts";
import { personOrNull } from "./names.ts";
import { stageMeaning } from "./stage-words.ts";

export interface RowFacts {
  /** The company; null where the row tells of a person only. */
  readonly company: string | null;
  readonly contact: string | null;
  readonly contactRole: string | null;
  readonly phones: readonly string[];
  /** Whose a number is where its own cell says so, by number. */
  readonly phoneNames: ReadonlyMap<string, string>;
  readonly address: string | null;
  readonly need: string | null;
  readonly expectedFen: Fen | null;
  readonly quotedFen: Fen | null;
  readonly contractFen: Fen | null;
  readonly source: string | null;
  /** As typed: a name, a userid, 公海. */
  readonly owner: string | null;
  readonly department: string | null;
  /** Null where the list tells none. */
  readonly meaning: StageMeaning | null;
  readonly lastDay: Day | null;
  readonly lastText: string | null;
  readonly nextDay: Day | null;
  readonly nextText: string | null;
  readonly plannedSigningOn: Day | null;
  readonly signedOn: Day | null;
  readonly begunOn: Day | null;
  readonly lostReason: string | null;
  readonly notes: readonly string[];
  /** What is still to be seen to though it is taken in; the words themselves are kept as notes. */
  readonly remarks: readonly Remarked[];
  /** A further opportunity of a customer that is known. */
  readonly further: boolean;
}

export interface Reading {
  readonly columns: readonly Column[];
  readonly stageWords: ReadonlyMap<string, string>;
  readonly now: number;
  /** When what is won was signed where its row does not say it; null, or left out, where nobody has said that either. */
  readonly signedOn?: Day | null;
}

/** A product that the need does not name stands before it: the need is what our products are read from. */
function needIn(need: string | null, product: string | null): string | null {
  if (need === null || product === null) return need ?? product;
  return need.toLowerCase().includes(product.toLowerCase()) ? need : `${product} ${need}`;
}

const OURS = /^(?:cny|rmb|人民币|元|￥|¥)$/i;

function isForeign(currency: string | null): boolean {
  return currency !== null && !OURS.test(currency.normalize("NFKC").trim());
}

const LONGEST_NAME = 100;
const YES = /^(?:是|要|对|1|y|yes|true|√|✓)$/i;

/** @throws RowError with all that is wrong */
export function readRow(
  cells: readonly string[],
  { columns, stageWords, now, signedOn: signedForAll = null }: Reading,
): RowFacts {
  const faults: RowFault[] = [];
  function tried<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      faults.push(error);
      return otherwise;
    }
  }
  const remarks: Remarked[] = [];
  const under = (field: LeadField) =>
    columns
      .filter((column) => column.field === field)
      .map((column) => ({ column, text: filled(cells[column.at]) }))
      .filter((cell): cell is Cell => cell.text !== null);
  const all = (field: LeadField): readonly string[] => under(field).map(({ text }) => text);
  const one = (field: LeadField): string | null => all(field)[0] ?? null;
  const kept: string[] = [];
  /** What is read as nothing else stands in the notes, under its own heading. */
  const keep = (field: LeadField): void => {
    for (const cell of under(field)) kept.push(noteOf(cell));
  };
  const day = (field: LeadField, lies: "behind" | "ahead"): Day | null => {
    const text = one(field);
    if (text === null) return null;
    try {
      return dayIn(text, { now, lies });
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      remarks.push({ reason: "day-unclear", about: text });
      keep(field);
      return null;
    }
  };
  const amount = (field: LeadField): Fen | null => {
    const column = columns.find((each) => each.field === field);
    const text = one(field);
    if (text === null) return null;
    const unit = isForeign(one("currency")) ? "foreign" : (column?.unit ?? "unsaid");
    try {
      return amountIn(text, unit);
    } catch (error) {
      if (!(error instanceof RowError) || !staysOpen(error.reason)) throw error;
      remarks.push({ reason: error.reason, about: error.about });
      keep(field);
      return null;
    }
  };
  const signedDay = (): Day | null => {
    const text = one("signedOn");
    return text === null ? null : tried(() => dayIn(text, { now, lies: "behind" }), null);
  };
  const past = (field: LeadField): Day | null => {
    const found = day(field, "behind");
    if (found !== null && found > dayOf(now)) faults.push({ reason: "day-ahead", about: one(field) ?? "" });
    return found;
  };

  const customer = one("customer");
  const numbers = all("phone").map(emailsIn);
  const emails = numbers.flatMap((one) => one.emails);
  const phoneCells = numbers.map(({ rest }) => rest).filter((rest) => rest !== null);
  const phones = [...new Set(phoneCells.flatMap((cell) => tried(() => phonesIn(cell), [])))];
  const person = customer === null ? null : personOrNull(customer);
  const phoneNames = new Map(phoneCells.flatMap((cell) => [...namesIn(cell)]));
  const contact = one("contact") ?? person ?? [...phoneNames.values()][0] ?? null;
  const company = person === null ? customer : null;
  if (company === null && contact === null && phoneCells.length === 0)
    faults.push({ reason: "nobody", about: "" });
  else if (customer === null && columns.some(({ field }) => field === "customer"))
    faults.push({ reason: "no-customer", about: "" });
  for (const name of [company, contact])
    if (name !== null && [...name].length > LONGEST_NAME)
      faults.push({ reason: "name-too-long", about: name.slice(0, 30) });

  const stage = one("stage");
  const meaning = stage === null ? null : stageMeaning(stage, stageWords);
  if (stage !== null && meaning === null) faults.push({ reason: "stage-unknown", about: stage });
  const lastDay = past("lastDay");
  const begunOn = past("begunOn");
  const next = day("nextDay", "ahead");
  const isPast = next !== null && next < dayOf(now);
  if (isPast) for (const field of ["nextDay", "nextText"] as const) keep(field);
  if (phones.length === 0 && emails.length > 0)
    remarks.push({ reason: "email-for-phone", about: emails.join(" ") });
  else if (phones.length === 0 && columns.some(({ field }) => field === "phone"))
    remarks.push({ reason: "no-phone", about: "" });
  if (meaning === "won" && one("signedOn") === null && signedForAll === null)
    remarks.push({ reason: "no-signing-day", about: lastDay ?? "" });
  const facts = {
    company,
    contact,
    contactRole: one("contactRole"),
    phones,
    phoneNames,
    address: one("address"),
    need: needIn(one("need"), one("product")),
    expectedFen: amount("amount"),
    quotedFen: amount("quoted"),
    contractFen: amount("contract"),
    source: one("source"),
    owner: one("owner"),
    department: one("department"),
    meaning,
    lastDay,
    lastText: one("lastText"),
    nextDay: isPast ? null : next,
    nextText: isPast ? null : one("nextText"),
    // What is not won has not been signed yet: the day it closes is a plan.
    plannedSigningOn:
      day("plannedSigningOn", "ahead") ?? (meaning === "won" ? null : day("signedOn", "ahead")),
    signedOn: meaning === "won" ? (one("signedOn") === null ? signedForAll : signedDay()) : null,
    begunOn,
    lostReason: one("lostReason") ?? (meaning === "lost" ? stage : null),
    notes: [...under("note").map(noteOf), ...kept, ...emails],
    remarks,
    further: YES.test(one("further") ?? ""),
  };
  // Of a row that comes back all that is to be mended is told, what would have stayed open, too.
  const open = remarks.flatMap(({ reason, about }) => (staysOpen(reason) ? [{ reason, about }] : []));
  const [first, ...others] = faults.length === 0 ? [] : [...faults, ...open];
  if (first !== undefined) throw new RowError(first.reason, first.about, others);
  return facts;
}

interface Cell {
  readonly column: Column;
  readonly text: string;
}

/** A heading that says no more than that it is a note. */
const PLAIN_HEADING = /^(?:备注|说明|备注信息|备注说明|其他|note|notes|remark|remarks|comment|comments)?$/i;

/** Its words, under its heading where that says what they are of: 行业: 纺织. */
function noteOf({ column, text }: Cell): string {
  const heading = column.heading.normalize("NFKC").trim();
  return PLAIN_HEADING.test(heading) ? text : `${heading}: ${text}`;
}
