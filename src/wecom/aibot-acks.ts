// Frames that wait for their acknowledgement: 5 s each, one under way for each req_id (wecom.md 3.7).
import type { AibotAck, AibotCommand } from "./aibot-frame.ts";
import { classOf, type ErrorClass, WecomApiError } from "./api-error.ts";
import type { Timers } from "./timers.ts";
import { leaf } from "./tree.ts";

export interface AibotAcks {
  /** Sends when the frame before it under the same req_id is done. @returns the body of the ack @throws WecomApiError */
  request(command: AibotCommand, requestId: string, send: () => void): Promise<unknown>;
  settle(ack: AibotAck): void;
  /** The connection is gone: nobody knows what became of whatever still waits. */
  abandon(): void;
}

export const ACK_WITHIN_MS = 5000;
const HINT_LENGTH = 300;

interface Waiting {
  readonly command: AibotCommand;
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: WecomApiError) => void;
  readonly forget: () => void;
}

/** @param secret blotted out wherever WeCom repeats it in its words */
export function createAcks(timers: Timers, secret: string): AibotAcks {
  const waiting = new Map<string, Waiting>();
  const last = new Map<string, Promise<unknown>>();

  function take(requestId: string): Waiting | undefined {
    const found = waiting.get(requestId);
    waiting.delete(requestId);
    found?.forget();
    return found;
  }

  function once(command: AibotCommand, requestId: string, send: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const forget = timers.after(ACK_WITHIN_MS, () =>
        take(requestId)?.reject(failure(command, "network", "no acknowledgement within 5 s")),
      );
      waiting.set(requestId, { command, resolve, reject, forget });
      try {
        send();
      } catch (error) {
        take(requestId);
        reject(error);
      }
    });
  }

  return {
    request(command, requestId, send) {
      const before = last.get(requestId) ?? Promise.resolve();
      const mine = before.then(() => once(command, requestId, send));
      const done = mine
        .catch(() => undefined)
        .then(() => {
          if (last.get(requestId) === done) last.delete(requestId);
        });
      last.set(requestId, done);
      return mine;
    },
    settle({ requestId, errcode, errmsg, body }) {
      const found = take(requestId);
      if (errcode === 0) return void found?.resolve(body);
      const words = secret === "" ? errmsg : errmsg.replaceAll(secret, "***");
      const hint = words.slice(0, HINT_LENGTH);
      found?.reject(new WecomApiError(found.command, { errcode, errclass: classOnSocket(errcode), hint }));
    },
    abandon() {
      for (const [requestId, { command }] of [...waiting])
        take(requestId)?.reject(
          failure(command, "network", "the connection closed before the acknowledgement"),
        );
    },
  };
}

/** 45033 is a throttle here, not concurrency (wecom.md 3.7). */
function classOnSocket(errcode: number): ErrorClass {
  return errcode === THROTTLED ? "window" : classOf(errcode);
}

const THROTTLED = 45033;

export function failure(command: AibotCommand, errclass: ErrorClass, hint: string): WecomApiError {
  return new WecomApiError(command, { errcode: -1, errclass, hint });
}

/** A field of an ack's body. @throws WecomApiError when it is not there */
export function fieldOf(body: unknown, name: string, command: AibotCommand): string {
  const value = leaf(body, name);
  if (value === "") throw failure(command, "other", `the acknowledgement holds no ${name}`);
  return value;
}
