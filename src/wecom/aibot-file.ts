// A file somebody sent to the group bot: fetched from its address and unsealed (wecom.md 3.2).
import { createDecipheriv } from "node:crypto";
import { WecomApiError } from "./api-error.ts";
import { type ApiEndpoint, type ApiFile, requestFile } from "./api-request.ts";
import { outsideUrl } from "./outside.ts";

const AES_BLOCK = 16;
const PADDING_BLOCK = 32;

export interface SealedFile {
  /** Good for five minutes, and needs no token: whoever has it may fetch. */
  readonly url: string;
  /** Of this address over the long connection, else the bot's EncodingAESKey; base64, its padding left off. */
  readonly aesKey: string;
}

/** @throws WecomApiError; FileTooLargeError for more than is taken */
export async function fetchSealed(
  endpoint: ApiEndpoint,
  { url, aesKey }: SealedFile,
  mostBytes: number,
): Promise<ApiFile> {
  const address = outsideUrl(endpoint, url, "a file's address");
  const { bytes, name } = await requestFile(endpoint, {
    url: address,
    path: "a file's address",
    secrets: [url, aesKey],
    mostBytes: mostBytes + PADDING_BLOCK,
  });
  return { bytes: unsealed(bytes, aesKey), name };
}

/** AES-256-CBC; the key's first half begins it, and the padding is in blocks of 32. */
export function unsealed(bytes: Buffer, aesKey: string): Buffer {
  const key = Buffer.from(aesKey, "base64");
  if (key.length !== 32 || bytes.length === 0 || bytes.length % AES_BLOCK !== 0)
    throw refused("not sealed as said");
  const cipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, AES_BLOCK)).setAutoPadding(false);
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const count = padded.at(-1) ?? 0;
  const end = padded.length - count;
  if (count < 1 || count > PADDING_BLOCK || !padded.subarray(end).every((byte) => byte === count))
    throw refused("sealed with another key");
  return padded.subarray(0, end);
}

function refused(hint: string): WecomApiError {
  return new WecomApiError("a file's address", { errcode: -1, errclass: "input", hint });
}
