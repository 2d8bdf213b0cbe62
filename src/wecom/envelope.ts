// The envelope around a sealed message: XML for the self-built app, JSON for the group bot (wecom.md 1.3–1.5).
import { WecomCallbackError } from "./callback-error.ts";
import type { Sealed } from "./crypto.ts";
import { cdata, readFlatXml } from "./flat-xml.ts";

/** The ciphertext of `<xml>…<Encrypt>…</Encrypt>…</xml>`, in any order, CDATA or not. @throws `request` */
export function openXmlEnvelope(body: string): string {
  return ciphertext(readFlatXml(body)?.get("Encrypt"));
}

/** The ciphertext of `{"encrypt":"…"}`. @throws `request` */
export function openJsonEnvelope(body: string): string {
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch {
    throw new WecomCallbackError("request", "the envelope is not JSON");
  }
  const named = typeof envelope === "object" && envelope !== null && Object.hasOwn(envelope, "encrypt");
  return ciphertext(named ? (envelope as { encrypt: unknown }).encrypt : undefined);
}

/** The self-built app's answer: TimeStamp with a capital S and a bare number. */
export function xmlReplyEnvelope(sealed: Sealed): string {
  return (
    `<xml><Encrypt>${cdata(sealed.encrypt)}</Encrypt><MsgSignature>${cdata(sealed.signature)}</MsgSignature>` +
    `<TimeStamp>${sealed.timestamp}</TimeStamp><Nonce>${cdata(sealed.nonce)}</Nonce></xml>`
  );
}

/** The group bot's answer: msgsignature in one word, a numeric timestamp; seal with the callback's own nonce. */
export function jsonReplyEnvelope(sealed: Sealed): string {
  return JSON.stringify({
    encrypt: sealed.encrypt,
    msgsignature: sealed.signature,
    timestamp: Number(sealed.timestamp),
    nonce: sealed.nonce,
  });
}

function ciphertext(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new WecomCallbackError("request", "the envelope holds no ciphertext");
}
