// The signed parameters of a callback's address, read from the raw query string.
//
// Raw, because a parsed one has lost what matters: a framework's parser makes a space of the '+' in echostr,
// and an array or the last of two values of a doubled parameter.
import { WecomCallbackError } from "./callback-error.ts";
import type { SignedQuery } from "./crypto.ts";

/** The address check of the console: GET with an encrypted word to send back (wecom.md 1.2). */
export interface VerificationQuery extends SignedQuery {
  readonly echo: string;
}

const MAX_SHORT = 128;
const MAX_ECHO = 4096;

/**
 * Reads msg_signature, timestamp and nonce, each given exactly once.
 *
 * @param rawQuery what follows the '?', still percent-encoded
 * @throws WecomCallbackError `request`
 */
export function readSignedQuery(rawQuery: string): SignedQuery {
  const values = readParameters(rawQuery, ["msg_signature", "timestamp", "nonce"]);
  return signedQuery(values);
}

/** Like readSignedQuery, with echostr. */
export function readVerificationQuery(rawQuery: string): VerificationQuery {
  const values = readParameters(rawQuery, ["msg_signature", "timestamp", "nonce", "echostr"]);
  return { ...signedQuery(values), echo: required(values, "echostr", MAX_ECHO) };
}

function signedQuery(values: ReadonlyMap<string, string>): SignedQuery {
  const timestamp = required(values, "timestamp", MAX_SHORT);
  // The signature joins its parts without separators: a timestamp of another length could be cut elsewhere.
  if (!/^\d{10}$/.test(timestamp)) throw refused("timestamp is not ten digits");
  return {
    signature: required(values, "msg_signature", MAX_SHORT),
    timestamp,
    nonce: required(values, "nonce", MAX_SHORT),
  };
}

function required(values: ReadonlyMap<string, string>, name: string, maxLength: number): string {
  const value = values.get(name);
  if (value === undefined || value === "") throw refused(`${name} is missing`);
  if (value.length > maxLength) throw refused(`${name} is too long`);
  return value;
}

function readParameters(rawQuery: string, names: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of rawQuery.split("&")) {
    const equals = pair.indexOf("=");
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    if (!names.includes(name)) continue;
    if (values.has(name)) throw refused(`${name} is given twice`);
    values.set(name, equals < 0 ? "" : decoded(pair.slice(equals + 1)));
  }
  return values;
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused("the query is not percent-encoded UTF-8");
  }
}

function refused(message: string): WecomCallbackError {
  return new WecomCallbackError("request", message);
}
