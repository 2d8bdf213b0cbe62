// Who stands behind an id that only the group bot knows: a bot made by an ordinary member hears encrypted ids (wecom.md 3.1).

/** How the pair was found: WeCom told us, or the person said so in both places. */
type Found = "converted" | "bound";

export interface BotIdentity {
  /** As the group bot hears it; its case counts. */
  readonly botUserId: string;
  /** The member's userid. */
  readonly userId: string;
  readonly how: Found;
  readonly at: number;
}

/** A link or a code handed to somebody alone with the bot, until it is redeemed or has run out. */
export interface BindOffer {
  readonly botUserId: string;
  /** When it was asked for, ms. */
  readonly at: number;
}

/** A link or a code can be redeemed once, and no longer than this. */
export const OFFER_LASTS_MS = 10 * 60_000;

/** Somebody who guesses may be wrong so often within the window. */
export const MOST_WRONG_CODES = 5;
export const WRONG_CODES_WINDOW_MS = 10 * 60_000;

/**
 * Whether an unknown id can be an encrypted one (`wo…`, `T…`). A userid that looks alike costs nothing: its sender is
 * offered to say who they are, which tells them nothing.
 */
export function looksEncrypted(id: string): boolean {
  return /^(?:wo|T)[\w-]{14,}$/.test(id);
}

/** What a person can compare of an id they have never seen. */
export function tailOf(botUserId: string): string {
  return botUserId.slice(-4);
}

const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;

/** Eight letters and digits that nobody takes for one another, from at least as many bytes of chance. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** The code as it was handed out, however it was typed; null for anything else. */
export function readCode(text: string): string | null {
  const code = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}
