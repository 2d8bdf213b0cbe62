// What every HTTP door of WeCom does: verify an address, take a callback, refuse what is stale, answer in time.
import type { Incoming, Reply } from "../chat/message.ts";
import { WecomCallbackError } from "../wecom/callback-error.ts";
import type { CallbackCrypto, Sealed, SignedQuery } from "../wecom/crypto.ts";
import { readSignedQuery, readVerificationQuery } from "../wecom/query.ts";

export interface Door {
  /** GET: the word to send back. @throws WecomCallbackError */
  verify(rawQuery: string): string;
  /** POST: the body of the 200, "" when there is nothing to say. @throws WecomCallbackError */
  receive(rawQuery: string, body: string): Promise<string>;
}

export interface DoorParts {
  readonly crypto: CallbackCrypto;
  readonly dispatch: (incoming: Incoming) => Promise<Reply | null>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** Takes over an answer that came too late for the callback; `responseUrl` is the group bot's. */
  readonly later: (late: { incoming: Incoming; reply: Reply; responseUrl: string }) => Promise<void>;
  readonly answerWithinMs?: number;
}

/** What one kind of callback is written in: XML of the app's, JSON of the group bot's. */
export interface Writing {
  /** The sealed text in a body. @throws WecomCallbackError */
  readonly envelopeIn: (body: string) => string;
  readonly envelope: (sealed: Sealed) => string;
  /** Null for what needs no answer. @throws WecomCallbackError */
  readonly hear: (text: string) => Heard | Noted | null;
}

/** What is answered with nothing. `kept` never rejects: whoever keeps it tries again where it could not be. */
export interface Noted {
  readonly kept: Promise<void>;
}

export interface Heard {
  readonly incoming: Incoming;
  /** Where what follows an answer may be said; "" for nowhere but the outbox. */
  readonly responseUrl: (reply: Reply) => string;
  /** What is said at once, "" for nothing, and what has to follow as a message, null for nothing. */
  readonly answer: (reply: Reply) => { readonly now: string; readonly rest: Reply | null };
}

/** One HTTP door. Identity and content come from the decrypted body only. */
export function createDoor(parts: DoorParts, { envelopeIn, envelope, hear }: Writing): Door {
  const { crypto, dispatch, now, later, answerWithinMs = ANSWER_WITHIN_MS } = parts;
  return {
    verify: verifying(parts),
    async receive(rawQuery, body) {
      const query = readSignedQuery(rawQuery);
      const heard = hear(opened(parts, query, envelopeIn(body)));
      if (heard === null) return "";
      if ("kept" in heard) {
        const nothing = heard.kept.then(() => null);
        await inTime(nothing, { limitMs: answerWithinMs, late: () => Promise.resolve() });
        return "";
      }
      const { incoming } = heard;
      const follow = (rest: Reply, reply: Reply) =>
        later({ incoming, reply: rest, responseUrl: heard.responseUrl(reply) });
      const reply = await inTime(dispatch(incoming), {
        limitMs: answerWithinMs,
        late: (late) => follow(late, late),
      });
      if (reply === null) return "";
      const answer = heard.answer(reply);
      if (answer.rest !== null) await follow(answer.rest, reply);
      if (answer.now === "") return "";
      // The nonce of the answer is the callback's own (wecom.md 1.5).
      const timestamp = String(Math.floor(now() / 1000));
      return envelope(crypto.seal(answer.now, { timestamp, nonce: query.nonce }));
    },
  };
}

/** WeCom waits 5 s for an answer and then calls again (wecom.md 2.4). */
const ANSWER_WITHIN_MS = 4000;

const VERIFICATION_WINDOW_S = 300;
/** What the inbox remembers; an older callback could have its effect twice (contract.md, HTTP). */
const MESSAGE_WINDOW_S = 7 * 86_400;

interface Lock {
  readonly crypto: CallbackCrypto;
  readonly now: () => number;
}

/** GET: the console checks the address on every save and wants the opened word back (wecom.md 1.2). */
function verifying({ crypto, now }: Lock): Door["verify"] {
  return (rawQuery) => {
    const query = readVerificationQuery(rawQuery);
    crypto.verify(query, query.echo);
    mustBePresent(query.timestamp, now());
    return crypto.open(query.echo);
  };
}

/** POST: the text inside. Nothing is opened before its signature has been checked. @throws WecomCallbackError */
function opened({ crypto, now }: Lock, query: SignedQuery, encrypted: string): string {
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
export function inTime(
  answering: Promise<Reply | null>,
  given: { readonly limitMs: number; readonly late: (reply: Reply) => Promise<void> },
): Promise<Reply | null> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, given.limitMs);
    const answered = (reply: Reply | null): void => {
      clearTimeout(timer);
      if (!isLate) resolve(reply);
      else if (reply !== null) given.late(reply).catch(() => undefined);
    };
    // Of what broke when nobody waited any more nobody is to be told.
    const broken = (error: unknown): void => {
      clearTimeout(timer);
      if (!isLate) reject(error);
    };
    answering.then(answered, broken);
  });
}
