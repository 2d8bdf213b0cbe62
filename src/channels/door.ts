// What every HTTP door of WeCom does: verify an address, take a callback, refuse what is stale, answer in time.
import type { Incoming, Reply } from "../chat/message.ts";
import { WecomCallbackError } from "../wecom/callback-error.ts";
import type { CallbackCrypto, SignedQuery } from "../wecom/crypto.ts";
import { readVerificationQuery } from "../wecom/query.ts";

export interface Door {
  /** GET: the word to send back. @throws WecomCallbackError */
  verify(rawQuery: string): string;
  /** POST: the body of the 200, "" when there is nothing to say. @throws WecomCallbackError */
  receive(rawQuery: string, body: string): Promise<string>;
}

export interface DoorParts {
  readonly dispatch: (incoming: Incoming) => Promise<Reply | null>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** Takes over an answer that came too late for the callback; `responseUrl` is the group bot's. */
  readonly later: (late: { incoming: Incoming; reply: Reply; responseUrl: string }) => Promise<void>;
}

/** WeCom waits 5 s for an answer and then calls again (wecom.md 2.4). */
export const ANSWER_WITHIN_MS = 4000;

const VERIFICATION_WINDOW_S = 300;
/** What the inbox remembers; an older callback could have its effect twice (contract.md, HTTP). */
const MESSAGE_WINDOW_S = 7 * 86_400;

interface Lock {
  readonly crypto: CallbackCrypto;
  readonly now: () => number;
}

/** GET: the console checks the address on every save and wants the opened word back (wecom.md 1.2). */
export function verifying({ crypto, now }: Lock): Door["verify"] {
  return (rawQuery) => {
    const query = readVerificationQuery(rawQuery);
    crypto.verify(query, query.echo);
    mustBePresent(query.timestamp, now());
    return crypto.open(query.echo);
  };
}

/** POST: the text inside. Nothing is opened before its signature has been checked. @throws WecomCallbackError */
export function opened({ crypto, now }: Lock, query: SignedQuery, encrypted: string): string {
  crypto.verify(query, encrypted);
  mustBeRemembered(query.timestamp, now());
  return crypto.open(encrypted);
}

/** @throws WecomCallbackError `signature` for a verification more than 5 minutes off. */
function mustBePresent(timestamp: string, now: number): void {
  if (Math.abs(now / 1000 - Number(timestamp)) > VERIFICATION_WINDOW_S)
    throw new WecomCallbackError("signature", "the timestamp is more than 5 minutes off");
}

/** @throws WecomCallbackError `signature` for a message older than the inbox remembers; a future one passes. */
function mustBeRemembered(timestamp: string, now: number): void {
  if (now / 1000 - Number(timestamp) > MESSAGE_WINDOW_S)
    throw new WecomCallbackError("signature", "the message is older than 7 days");
}

/** The answer, or null when it is not there within the limit: then `late` gets it. */
export async function inTime(
  answering: Promise<Reply | null>,
  given: { readonly limitMs: number; readonly late: (reply: Reply) => Promise<void> },
): Promise<Reply | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), given.limitMs);
  });
  const first = await Promise.race([answering, tooLate]);
  clearTimeout(timer);
  if (first !== "late") return first;
  answering.then((reply) => (reply === null ? undefined : given.late(reply))).catch(() => undefined);
  return null;
}
