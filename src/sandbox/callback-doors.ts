// The bot's two doors as WeCom reaches them: a text is sealed, posted, and the answer opened.
import { createCrypto } from "../wecom/crypto.ts";
import { whyUnanswered } from "../wecom/why-unanswered.ts";
import { type CallbackAnswer, readAppAnswer, readBotAnswer } from "./callback-answers.ts";
import { appEnvelope } from "./callback-bodies.ts";

const ANSWER_WITHIN_MS = 5000;

export interface Door {
  /** Null when every attempt failed. The same text each time, under another nonce. */
  deliver(text: string, attempts: number): Promise<CallbackAnswer | null>;
}

export interface DoorSettings {
  /** Where the bot listens, without a slash at the end. */
  readonly baseUrl: () => string;
  readonly corpId: string;
  readonly app: { readonly agentId: number; readonly token: string; readonly aesKey: string };
  readonly bot: { readonly token: string; readonly aesKey: string };
  readonly now: () => number;
  readonly nextNonce: () => string;
  /** Told when every attempt failed, and why the last one did; never an address, which is signed. */
  readonly onUnanswered?: (path: string, why: string) => void;
}

/** What differs between the two. */
interface Lock {
  readonly path: string;
  readonly type: string;
  seal(text: string, stamp: Stamp): { readonly body: string; readonly signature: string };
  read(body: string, nonce: string): CallbackAnswer;
}

interface Stamp {
  readonly timestamp: string;
  readonly nonce: string;
}

export function createDoors(settings: DoorSettings): { readonly app: Door; readonly bot: Door } {
  const { baseUrl, now, nextNonce, onUnanswered } = settings;

  async function post(lock: Lock, text: string): Promise<CallbackAnswer> {
    const stamp = { timestamp: String(Math.floor(now() / 1000)), nonce: nextNonce() };
    const { body, signature } = lock.seal(text, stamp);
    const query = new URLSearchParams({ msg_signature: signature, ...stamp });
    const { status, text: answer } = await exchange(`${baseUrl()}${lock.path}?${query}`, {
      method: "POST",
      body,
      headers: { "content-type": lock.type },
    });
    if (status !== 200) throw new Error(`HTTP ${status}`);
    return lock.read(answer, stamp.nonce);
  }

  const behind = (lock: Lock): Door => ({
    async deliver(text, attempts) {
      let why = "";
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        try {
          return await post(lock, text);
        } catch (error) {
          why = error instanceof Error ? error.message : String(error);
          // Refused, late or unreadable: WeCom says nothing to the member and tries again.
        }
      }
      onUnanswered?.(lock.path, why);
      return null;
    },
  });
  return { app: behind(appLock(settings)), bot: behind(botLock(settings)) };
}

async function exchange(address: string, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(address, { ...init, redirect: "manual", signal });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new Error(whyUnanswered(error));
  }
}

function appLock({ corpId, app }: DoorSettings): Lock {
  const crypto = createCrypto({ ...app, receiverId: corpId });
  return {
    path: "/wecom/app",
    type: "text/xml",
    seal(text, stamp) {
      const { encrypt, signature } = crypto.seal(text, stamp);
      return { body: appEnvelope(corpId, app.agentId, encrypt), signature };
    },
    read: (body) => readAppAnswer(crypto, body),
  };
}

function botLock({ bot }: DoorSettings): Lock {
  const crypto = createCrypto({ ...bot, receiverId: "" });
  return {
    path: "/wecom/bot",
    type: "application/json",
    seal(text, stamp) {
      const { encrypt, signature } = crypto.seal(text, stamp);
      return { body: JSON.stringify({ encrypt }), signature };
    },
    read: (body, nonce) => readBotAnswer(crypto, body, nonce),
  };
}
