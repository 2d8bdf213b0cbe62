import { createCipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { encrypt, getSignature } from "@wecom/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WecomCallbackError } from "../../src/wecom/callback-error.ts";
import { createCrypto } from "../../src/wecom/crypto.ts";
import { openJsonEnvelope, openXmlEnvelope } from "../../src/wecom/envelope.ts";
import { readSignedQuery } from "../../src/wecom/query.ts";
import { reasonOf } from "./reason-of.ts";

interface Vector {
  readonly id: string;
  readonly token: string;
  readonly encodingAESKey: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypt: string;
  readonly signature: string;
  readonly randomHex: string;
  readonly receiveid: string;
  readonly plaintext: string;
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));

const TOKEN = "QDG6eK";
const AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
const CORP = "wx5823bf96d3bd56c7";
const app = createCrypto({ token: TOKEN, aesKey: AES_KEY, receiverId: CORP });
const bot = createCrypto({ token: TOKEN, aesKey: AES_KEY, receiverId: "" });
const stamp = { timestamp: "1409659813", nonce: "1372623149" };

function vector(id: string): Vector {
  const found = vectors.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no vector ${id}`);
  return found;
}

/** Encrypts bytes as they are: for forgeries that no honest sealer would make. */
function rawSeal(plain: Buffer): string {
  const key = Buffer.from(`${AES_KEY}=`, "base64");
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString("base64");
}

function body(text: Buffer, receiver: string, length = text.length): Buffer {
  const head = Buffer.alloc(20, "r");
  head.writeUInt32BE(length, 16);
  return Buffer.concat([head, text, Buffer.from(receiver)]);
}

function padded(plain: Buffer, byte?: number): Buffer {
  const count = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(count, byte ?? count)]);
}

describe("the published vectors", () => {
  it("are fourteen", () => expect(vectors).toHaveLength(14));

  it.each(vectors)("$id is verified, opened and sealed again to the same bytes", (v) => {
    const crypto = createCrypto({ token: v.token, aesKey: v.encodingAESKey, receiverId: v.receiveid });
    crypto.verify(v, v.encrypt);
    expect(crypto.open(v.encrypt)).toBe(v.plaintext);
    const random = Buffer.from(v.randomHex, "hex");
    expect(crypto.seal(v.plaintext, { timestamp: v.timestamp, nonce: v.nonce, random })).toEqual({
      encrypt: v.encrypt,
      signature: v.signature,
      timestamp: v.timestamp,
      nonce: v.nonce,
    });
  });
});

describe("a callback is refused", () => {
  const a2 = vector("A2");

  it.each([
    ["one digit of the signature flipped", { signature: a2.signature.replace(/^4/, "5") }],
    ["a signature cut short", { signature: a2.signature.slice(0, 39) }],
    ["a signature in capitals", { signature: a2.signature.toUpperCase() }],
    ["a signature of as many characters but more bytes", { signature: "签".repeat(40) }],
    ["no signature", { signature: "" }],
    ["another timestamp", { timestamp: "1409659814" }],
    ["another nonce", { nonce: "1372623140" }],
  ])("for %s", (_what, change) => {
    expect(reasonOf(() => app.verify({ ...a2, ...change }, a2.encrypt))).toBe("signature");
  });

  it("for a message sealed for nobody, where a company is expected, and the other way round", () => {
    expect(reasonOf(() => app.open(vector("D1").encrypt))).toBe("receiver");
    expect(reasonOf(() => bot.open(vector("D3").encrypt))).toBe("receiver");
    expect(reasonOf(() => app.open(encrypt(AES_KEY, "x", `${CORP}x`)))).toBe("receiver");
  });

  it("for a ciphertext with characters swapped, though it was signed again", () => {
    const swapped = a2.encrypt.replace("RypE", "yRpE").replace("vHKD", "HvKD");
    expect(swapped).not.toBe(a2.encrypt);
    app.verify({ ...a2, signature: getSignature(TOKEN, a2.timestamp, a2.nonce, swapped) }, swapped);
    expect(reasonOf(() => app.open(swapped))).toBe("content");
  });

  const text = Buffer.from("hello");
  const honest = body(text, CORP);
  it.each([
    ["nothing", ""],
    ["what is not base64", "!!!!"],
    ["base64 for addresses", a2.encrypt.replaceAll("+", "-").replaceAll("/", "_")],
    ["a line break in the base64", `${a2.encrypt.slice(0, 64)}\n${a2.encrypt.slice(64)}`],
    ["a last base64 character with loose bits", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB="],
    ["part of a block", Buffer.alloc(40).toString("base64")],
    ["a single block", Buffer.alloc(16).toString("base64")],
    ["two random blocks", Buffer.alloc(32, 7).toString("base64")],
    ["padding 0", rawSeal(padded(honest, 0))],
    ["padding 33", rawSeal(Buffer.concat([Buffer.alloc(31), Buffer.alloc(33, 33)]))],
    ["padding bytes that differ", rawSeal(padded(Buffer.concat([honest, Buffer.from([1])])).fill(9, 46, 47))],
    ["nothing but padding", rawSeal(Buffer.alloc(32, 32))],
    ["less than a head", rawSeal(Buffer.concat([Buffer.alloc(19), Buffer.alloc(13, 13)]))],
    ["a length beyond the end", rawSeal(padded(body(text, CORP, 9999)))],
    ["the greatest length", rawSeal(padded(body(text, CORP, 0xffffffff)))],
    ["bytes that are not UTF-8", rawSeal(padded(body(Buffer.from([0xff, 0xfe]), CORP)))],
    ["half a character at the end", rawSeal(padded(body(Buffer.from("商").subarray(0, 2), CORP)))],
  ])("for %s", (_what, encrypted) => {
    expect(reasonOf(() => app.open(encrypted))).toBe("content");
  });

  it("for a length beyond the end also where the receiver is nobody", () => {
    expect(reasonOf(() => bot.open(rawSeal(padded(body(text, "", 9999)))))).toBe("content");
  });
});

it("accepts every legal padding, 1 to 32", () => {
  for (let length = 0; length < 64; length += 1) {
    const text = "x".repeat(length);
    expect(app.open(app.seal(text, stamp).encrypt)).toBe(text);
  }
});

it.each([
  ["42 characters", AES_KEY.slice(1)],
  ["44 characters", `${AES_KEY}=`],
  ["a character of the other alphabet", AES_KEY.replace("j", "-")],
  ["a line break at the end", `${AES_KEY}\n`],
])("does not start with a key of %s", (_what, aesKey) => {
  expect(reasonOf(() => createCrypto({ token: TOKEN, aesKey, receiverId: CORP }))).toBe("settings");
});

it("does not start with an empty token", () => {
  expect(reasonOf(() => createCrypto({ token: "", aesKey: AES_KEY, receiverId: CORP }))).toBe("settings");
});

it("opens what it sealed, whatever the text, for both kinds of receiver", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(app, bot), (text, crypto) => {
      const sealed = crypto.seal(text, stamp);
      crypto.verify(sealed, sealed.encrypt);
      expect(crypto.open(sealed.encrypt)).toBe(text);
    }),
  );
});

it("answers 2000 damaged callbacks with a refusal or the very text", () => {
  const text = `<xml><Content><![CDATA[跟进 #12 客户要比价]]></Content></xml>`;
  const random = Buffer.alloc(16, "r");
  const seenReasons = new Set<string>();
  const base64 = fc.constantFrom("A", "z", "0", "+", "/", "=");
  const unit = fc.oneof(base64, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
  const edit = fc.record({
    at: fc.nat(999_999),
    remove: fc.nat(2),
    insert: fc.string({ unit, maxLength: 2 }),
  });
  const door = fc.constantFrom("xml", "json");
  // Half of them are signed again, as by somebody who holds the token: then nothing but the
  // kind of the refusal can be promised.
  fc.assert(
    fc.property(
      door,
      edit,
      fc.constantFrom("query", "body"),
      fc.boolean(),
      (kind, change, part, resigned) => {
        const sealed = app.seal(text, { ...stamp, random });
        const envelope =
          kind === "xml"
            ? `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${sealed.encrypt}]]></Encrypt></xml>`
            : JSON.stringify({ encrypt: sealed.encrypt });
        const query = `msg_signature=${sealed.signature}&timestamp=${sealed.timestamp}&nonce=${sealed.nonce}`;
        const damaged = (whole: string): string => {
          const at = change.at % whole.length;
          return whole.slice(0, at) + change.insert + whole.slice(at + change.remove);
        };
        try {
          const signed = readSignedQuery(part === "query" ? damaged(query) : query);
          const open = kind === "xml" ? openXmlEnvelope : openJsonEnvelope;
          const encrypted = open(part === "body" ? damaged(envelope) : envelope);
          if (!resigned) app.verify(signed, encrypted);
          const opened = app.open(encrypted);
          if (!resigned) expect(opened).toBe(text);
          seenReasons.add("none");
        } catch (error) {
          if (!(error instanceof WecomCallbackError)) throw error;
          seenReasons.add(error.reason);
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect([...seenReasons]).toEqual(expect.arrayContaining(["none", "request", "signature", "content"]));
});

describe("an answer is sealed", () => {
  it("as WeCom's own library seals it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (text, bytes) => {
          const random = Buffer.from(bytes);
          for (const [crypto, receiver] of [
            [app, CORP],
            [bot, ""],
          ] as const)
            expect(crypto.seal(text, { ...stamp, random }).encrypt).toBe(
              encrypt(AES_KEY, text, receiver, random),
            );
        },
      ),
    );
  });

  it("differently each time, a thousand times", () => {
    const sealed = Array.from({ length: 1000 }, () => app.seal("今日", stamp).encrypt);
    expect(new Set(sealed.map((one) => one.slice(0, 21))).size).toBe(1000);
    expect(sealed.every((one) => app.open(one) === "今日")).toBe(true);
  });
});
