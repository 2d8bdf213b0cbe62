// The lock of the callbacks: signature, AES, and every check around them (wecom.md 1.1, 1.7).
//
// @wecom/crypto computes the signature. It does not open here: its decrypt() strips the padding and believes
// the length field before anybody can look at them, so a forged text comes back as a message for receiver "",
// which is the right receiver of a group bot. Nor does it seal: it would read the key anew for every answer.
import { isUtf8 } from "node:buffer";
import { createCipheriv, createDecipheriv, createSecretKey, timingSafeEqual } from "node:crypto";
import { getSignature } from "@wecom/crypto";
import { WecomCallbackError } from "./callback-error.ts";
import { randomPiece } from "./random-piece.ts";

/** The signed parameters of a callback's address. */
export interface SignedQuery {
  readonly signature: string;
  /** Unix seconds, ten digits. */
  readonly timestamp: string;
  readonly nonce: string;
}

export interface Sealed extends SignedQuery {
  readonly encrypt: string;
}

export interface SealOptions {
  readonly timestamp: string;
  readonly nonce: string;
  /** The 16 bytes in front of the text; only a test wants to choose them. */
  readonly random?: Buffer;
}

export interface CallbackCrypto {
  /** Refuses with `signature` what was not signed with the token. Always first: opening must be no oracle. */
  verify(query: SignedQuery, encrypted: string): void;
  /** The text inside; refuses with `receiver` or `content`. */
  open(encrypted: string): string;
  /** Seals and signs an answer (or, for the platform's side, a callback). */
  seal(text: string, options: SealOptions): Sealed;
}

export interface CryptoSettings {
  readonly token: string;
  /** EncodingAESKey: 43 letters and digits. */
  readonly aesKey: string;
  /** The CorpID of a self-built app; "" for a group bot, compared like any other. */
  readonly receiverId: string;
}

const AES_BLOCK = 16;
const PADDING_BLOCK = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;

/** @throws WecomCallbackError `settings` when token or key cannot be right. */
export function createCrypto({ token, aesKey, receiverId }: CryptoSettings): CallbackCrypto {
  if (token === "") throw new WecomCallbackError("settings", "the token is empty");
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) {
    throw new WecomCallbackError("settings", "the AES key is not 43 letters and digits");
  }
  const keyBytes = Buffer.from(`${aesKey}=`, "base64");
  const iv = keyBytes.subarray(0, AES_BLOCK);
  // Prepared once: raw bytes would be imported again for every message.
  const key = createSecretKey(keyBytes);
  const receiver = Buffer.from(receiverId);

  function decipher(encrypted: string): Buffer {
    const bytes = Buffer.from(encrypted, "base64");
    // Node skips what is not base64; only the canonical spelling comes out the same again.
    if (bytes.toString("base64") !== encrypted) throw content("not base64");
    if (bytes.length < 2 * AES_BLOCK || bytes.length % AES_BLOCK !== 0) throw content("not whole blocks");
    const cipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(bytes), cipher.final()]);
  }

  return {
    verify({ signature, timestamp, nonce }, encrypted) {
      const expected = Buffer.from(getSignature(token, timestamp, nonce, encrypted));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new WecomCallbackError("signature", "the signature does not match");
      }
    },

    open(encrypted) {
      const plain = withoutPadding(decipher(encrypted));
      if (plain.length < HEAD_BYTES) throw content("too short");
      const end = HEAD_BYTES + plain.readUInt32BE(RANDOM_BYTES);
      if (end > plain.length) throw content("the length field lies");
      if (!plain.subarray(end).equals(receiver)) {
        throw new WecomCallbackError("receiver", "sealed for another receiver");
      }
      const text = plain.subarray(HEAD_BYTES, end);
      if (!isUtf8(text)) throw content("not UTF-8");
      return text.toString();
    },

    seal(text, { timestamp, nonce, random = randomPiece(RANDOM_BYTES) }) {
      const cipher = createCipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
      const sealed = cipher.update(padded(text, random, receiver), undefined, "base64");
      const encrypted = sealed + cipher.final("base64");
      return {
        encrypt: encrypted,
        signature: getSignature(token, timestamp, nonce, encrypted),
        timestamp,
        nonce,
      };
    },
  };
}

/** What is sealed: 16 bytes of chance, the length of the text, the text, its receiver, the padding. */
function padded(text: string, random: Buffer, receiver: Buffer): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = HEAD_BYTES + length + receiver.length;
  const count = PADDING_BLOCK - (bytes % PADDING_BLOCK);
  const plain = Buffer.allocUnsafe(bytes + count);
  random.copy(plain, 0, 0, RANDOM_BYTES);
  plain.writeUInt32BE(length, RANDOM_BYTES);
  plain.write(text, HEAD_BYTES);
  receiver.copy(plain, HEAD_BYTES + length);
  return plain.fill(count, bytes);
}

/** PKCS#7 in blocks of 32: 1 to 32 bytes, each of which says how many. */
function withoutPadding(padded: Buffer): Buffer {
  const count = padded[padded.length - 1] ?? 0;
  if (count < 1 || count > PADDING_BLOCK) throw content("wrong padding");
  const end = padded.length - count;
  if (!padded.subarray(end).every((byte) => byte === count)) throw content("wrong padding");
  return padded.subarray(0, end);
}

function content(message: string): WecomCallbackError {
  return new WecomCallbackError("content", message);
}
