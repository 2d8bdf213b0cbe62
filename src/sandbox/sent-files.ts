// Files on their way: what a member sends to the bot, sealed behind an address, and what the app uploads (wecom.md 3.2, 4.10).
import { createCipheriv, randomBytes } from "node:crypto";

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Base64 without its padding, as it comes beside the address. */
  readonly aesKey: string;
}

export interface SentFiles {
  /** Sealed with a key of its own, or with the one that is given. */
  keep(name: string, bytes: Buffer, key?: string): SentFile;
  find(id: string): SentFile | undefined;
  /** As it lies behind its address: AES-256-CBC, padded in blocks of 32. */
  sealed(id: string): Buffer | undefined;
}

/** What was sent longest ago goes first: this is a machine to try things on. */
const MOST_KEPT = 20;
const PADDING_BLOCK = 32;

export function createSentFiles(): SentFiles {
  const files = new Map<string, SentFile>();
  return {
    keep(name, bytes, key) {
      const id = `sandbox-file-${randomBytes(12).toString("hex")}`;
      const aesKey = key ?? randomBytes(32).toString("base64").replace(/=+$/, "");
      const file = { id, name, bytes, aesKey };
      files.set(id, file);
      for (const old of [...files.keys()].slice(0, -MOST_KEPT)) files.delete(old);
      return file;
    },
    find: (id) => files.get(id),
    sealed(id) {
      const file = files.get(id);
      if (file === undefined) return undefined;
      const key = Buffer.from(file.aesKey, "base64");
      const count = PADDING_BLOCK - (file.bytes.length % PADDING_BLOCK);
      const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(file.bytes),
        cipher.update(Buffer.alloc(count, count)),
        cipher.final(),
      ]);
    },
  };
}

/** As a form writes a name: what a live tenant does with Content-Disposition. */
export function dispositionOf(name: string): string {
  return `attachment; filename="${encodeURIComponent(name).replaceAll("%20", "+")}"`;
}
