// One row of a list as facts: every cell by what its column means. Who it belongs to is looked up elsewhere.

import { type Day, dayOf } from "../../domain/day.ts";
import type { StageMeaning } from "../../domain/hands/imported.ts";
import type { Column, LeadField } from "../../domain/hands/lead-list.ts";
import { RowError, type RowFault } from "../../domain/hands/row-reasons.ts";
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
  /** Where a number is asked for stands nothing but an e-mail address, which is kept as a note. */
  readonly emailForPhone: boolean;
  /** A further opportunity of a customer that is known. */
  readonly further: boolean;
}

export interface Reading {
  readonly columns: readonly Column[];
  readonly stageWords: ReadonlyMap<string, string>;
  readonly now: number;
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
export function readRow(cells: readonly string[], { columns, stageWords, now }: Reading): RowFacts {
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
  const all = (field: LeadField): readonly string[] =>
    columns
      .filter((column) => column.field === field)
      .map(({ at }) => filled(cells[at]))
      .filter((text) => text !== null);
  const one = (field: LeadField): string | null => all(field)[0] ?? null;
  const day = (field: LeadField, lies: "behind" | "ahead"): Day | null => {
    const text = one(field);
    return text === null ? null : tried(() => dayIn(text, { now, lies }), null);
  };
  const amount = (field: LeadField): Fen | null => {
    const column = columns.find((each) => each.field === field);
    const text = one(field);
    if (text === null) return null;
    const unit = isForeign(one("currency")) ? "foreign" : (column?.unit ?? "unsaid");
    return tried(() => amountIn(text, unit), null);
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
    nextDay: day("nextDay", "ahead"),
    nextText: one("nextText"),
    // What is not won has not been signed yet: the day it closes is a plan.
    plannedSigningOn:
      day("plannedSigningOn", "ahead") ?? (meaning === "won" ? null : day("signedOn", "ahead")),
    signedOn: meaning === "won" ? day("signedOn", "behind") : null,
    begunOn,
    lostReason: one("lostReason") ?? (meaning === "lost" ? stage : null),
    notes: [...all("note"), ...emails],
    emailForPhone: phones.length === 0 && emails.length > 0,
    further: YES.test(one("further") ?? ""),
  };
  const [first, ...others] = faults;
  if (first !== undefined) throw new RowError(first.reason, first.about, others);
  return facts;
}
