// What the server API's error codes mean for whoever called (wecom.md 4.12).

/**
 * - `busy`: try again with growing pauses; nothing was done
 * - `network`: no answer, or none that can be read; it may have been done all the same
 * - `window`: a rate limit; wait for its window, do not try at once
 * - `token`: the access token was refused even after a fresh one
 * - `configuration`: secret, permission, trusted IP, a webhook that is gone: tell an administrator
 * - `input`: what we sent is wrong; the same request can never pass
 * - `recipient`: nobody there to receive it
 * - `card`: its task_id or response_code is used up
 * - `group`: the group is gone, not ours, or the bot is not in it
 * - `interaction`: what a frame answers is unknown or over: it can only be said unasked (long connection)
 * - `connection`: the long connection is not there or not subscribed; nothing was done
 * - `login`: the code of a web login is wrong or used
 * - `other`: not in the table
 */
export type ErrorClass =
  | "busy"
  | "network"
  | "window"
  | "token"
  | "configuration"
  | "input"
  | "recipient"
  | "card"
  | "group"
  | "interaction"
  | "connection"
  | "login"
  | "other";

/** A refused or failed call. Holds no secret, token or address, so it may be logged as it is. */
export class WecomApiError extends Error {
  /** The call that failed, as `message/send`. */
  readonly path: string;
  /** WeCom's number; -1 where there was no answer. */
  readonly errcode: number;
  readonly errclass: ErrorClass;
  /** WeCom's own words (support asks for the hint in them; 60020 names our IP), or what went wrong on the way. */
  readonly hint: string;

  constructor(path: string, failure: { errcode: number; errclass: ErrorClass; hint: string }) {
    super(`${path}: errcode ${failure.errcode} (${failure.errclass}) ${failure.hint}`);
    this.name = "WecomApiError";
    this.path = path;
    this.errcode = failure.errcode;
    this.errclass = failure.errclass;
    this.hint = failure.hint;
  }
}

export function classOf(errcode: number): ErrorClass {
  return CLASS_OF.get(errcode) ?? "other";
}

const CODES: Readonly<Partial<Record<ErrorClass, readonly number[]>>> = {
  busy: [-1, 6000, 41096, 45033, 45035],
  window: [45009],
  token: [40014, 41001, 42001],
  configuration: [
    40001, 40013, 40056, 41011, 41054, 43012, 48002, 48009, 50003, 60011, 60020, 301002, 93000, 93004,
  ],
  input: [
    40003, 40004, 40005, 40007, 40008, 40009, 40016, 40033, 40035, 40039, 40058, 40063, 42045, 44001, 44004,
    45002, 82001,
  ],
  recipient: [40096, 60111, 81013, 84061, 84074],
  card: [42014, 42015, 42016, 42017, 42018, 42019, 42020, 60140],
  group: [86001, 86003, 86004, 86006, 86007, 86008, 86215, 86216, 86217, 93006, 93008],
  interaction: [846604, 846605, 846608],
  connection: [846609],
  login: [40029, 40078, 42022, 50001],
};

const CLASS_OF: ReadonlyMap<number, ErrorClass> = new Map(
  Object.entries(CODES).flatMap(([name, codes]) => codes.map((code) => [code, name as ErrorClass])),
);
