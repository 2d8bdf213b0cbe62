// A picture or a file on its way to WeCom over the long connection, in chunks; its media_id is good for 3 days (wecom.md 3.7).
import { createHash } from "node:crypto";
import { fieldOf } from "./aibot-acks.ts";
import type { AibotRequests } from "./aibot-socket.ts";
import { WecomApiError } from "./api-error.ts";
import { mapAtMost } from "./at-most.ts";

export interface Medium {
  /** A picture is JPG or PNG, of 10 MB at most; a file has 20 MB at most. */
  readonly type: "image" | "file";
  readonly bytes: Uint8Array;
  readonly filename: string;
}

const CHUNK_BYTES = 512 * 1024;
const MOST_CHUNKS = 100;
/** WeCom's example counts from 1, its client from 0; nobody has told which is meant. */
const FIRST_CHUNK = 0;
/** More at once on a large file is answered with "system error". */
const AT_ONCE = 2;
const ATTEMPTS = 3;

/** @returns the media_id @throws WecomApiError; RangeError when there is nothing, or too much */
export async function uploadMedium(
  socket: AibotRequests,
  { type, bytes, filename }: Medium,
): Promise<string> {
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
  if (chunks === 0 || chunks > MOST_CHUNKS)
    throw new RangeError(`${bytes.length} bytes cannot be uploaded: 1 byte to ${MOST_CHUNKS} chunks`);
  const init = "aibot_upload_media_init";
  const begun = await socket.request(init, {
    type,
    filename,
    total_size: bytes.length,
    total_chunks: chunks,
    md5: createHash("md5").update(bytes).digest("hex"),
  });
  const uploadId = fieldOf(begun, "upload_id", init);
  await mapAtMost(AT_ONCE, [...Array(chunks).keys()], (at) =>
    attempting(() =>
      socket.request("aibot_upload_media_chunk", {
        upload_id: uploadId,
        chunk_index: FIRST_CHUNK + at,
        base64_data: Buffer.from(bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES)).toString("base64"),
      }),
    ),
  );
  const finish = "aibot_upload_media_finish";
  return fieldOf(await socket.request(finish, { upload_id: uploadId }), "media_id", finish);
}

/** A chunk may arrive twice, so an unclear one is sent again. */
async function attempting(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await send();
      return;
    } catch (error) {
      const isPassing =
        error instanceof WecomApiError && (error.errclass === "network" || error.errclass === "busy");
      if (!isPassing || attempt === ATTEMPTS) throw error;
    }
  }
}
