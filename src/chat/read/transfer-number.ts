// Which offer a button answers: 我接 #12 转交7 says the seventh of all, so that an old button answers no later one.
import { fold } from "./fold.ts";

const OFFER = /^\s*转交\s*(\d{1,9})(?!\d)\s*/;

export interface TransferNumberRead {
  readonly id: number | null;
  /** What is said beside it. */
  readonly text: string;
}

export function readTransferNumber(text: string): TransferNumberRead {
  const found = OFFER.exec(fold(text));
  return found === null
    ? { id: null, text: text.trim() }
    : { id: Number(found[1]), text: text.slice(found[0].length).trim() };
}
