// What makes two deliveries the same message, whatever nonce and ciphertext they came in (wecom.md 2.1).
import { createHash } from "node:crypto";

const MAX_ID = 128;

/**
 * The message's own id. Events have none, and sender + second is not enough: many share both. They are
 * known by a hash of the decrypted body, which a retry repeats.
 */
export function duplicateKey(messageId: string | undefined, body: string): string {
  if (messageId !== undefined && messageId !== "" && messageId.length <= MAX_ID) return messageId;
  return `sha256-${createHash("sha256").update(body).digest("hex").slice(0, 40)}`;
}
