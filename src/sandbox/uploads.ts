// Media that come over the long connection in chunks: begun, filled, finished, and good for 3 days (wecom.md 3.7).
import { createHash } from "node:crypto";
import { type ApiAnswer, type Fields, failed, ok, textOf } from "./api-answer.ts";
import { createRate } from "./rate.ts";

export interface Medium {
  readonly type: string;
  readonly filename: string;
  readonly bytes: Buffer;
  /** From which number its sender counted the chunks: WeCom's example and WeCom's client differ. */
  readonly firstChunk: 0 | 1;
}

export interface Uploads {
  begin(request: Fields): ApiAnswer;
  chunk(request: Fields): ApiAnswer;
  finish(request: Fields): ApiAnswer;
  find(mediaId: string): Medium | undefined;
}

interface Upload {
  readonly type: string;
  readonly filename: string;
  readonly size: number;
  readonly count: number;
  readonly md5: string;
  readonly until: number;
  readonly chunks: Map<number, Buffer>;
}

const TYPES = ["file", "image", "voice", "video"];
const MOST_CHUNKS = 100;
const CHUNK_BYTES = 512 * 1024;
const SESSION_MS = 30 * 60_000;
const MEDIUM_MS = 3 * 86_400_000;
const HOUR_MS = 3_600_000;

/** 40058 a parameter, 40004 the type, 40007 an id that is unknown or too old, 40006 the size, 45009 too often. */
export function createUploads(now: () => number): Uploads {
  const sessions = new Map<string, Upload>();
  const media = new Map<string, Medium & { readonly until: number }>();
  const rates = [createRate(30, now), createRate(1000, now, HOUR_MS)];
  let count = 0;

  function session(request: Fields): Upload | undefined {
    const found = sessions.get(textOf(request["upload_id"]));
    return found !== undefined && found.until >= now() ? found : undefined;
  }

  return {
    begin(request) {
      const { type, total_size: size, total_chunks: chunks } = request;
      if (!TYPES.includes(textOf(type))) return failed(40004, "invalid media type");
      if (!isCount(size) || !isCount(chunks) || chunks > MOST_CHUNKS || textOf(request["filename"]) === "")
        return failed(40058, "invalid parameter");
      if (!rates.every((rate) => rate.passes(""))) return failed(45009, "api freq out of limit");
      const uploadId = `sandbox-upload-${++count}`;
      sessions.set(uploadId, {
        type: textOf(type),
        filename: textOf(request["filename"]),
        size,
        count: chunks,
        md5: textOf(request["md5"]).toLowerCase(),
        until: now() + SESSION_MS,
        chunks: new Map(),
      });
      return ok({ body: { upload_id: uploadId } });
    },

    chunk(request) {
      const upload = session(request);
      if (upload === undefined) return failed(40007, "invalid upload_id");
      const index = request["chunk_index"];
      const bytes = Buffer.from(textOf(request["base64_data"]), "base64");
      if (typeof index !== "number" || !Number.isInteger(index) || !fits(upload, index))
        return failed(40058, "invalid chunk_index");
      if (bytes.length === 0 || bytes.length > CHUNK_BYTES) return failed(40006, "invalid chunk size");
      upload.chunks.set(index, bytes);
      return ok();
    },

    finish(request) {
      const upload = session(request);
      if (upload === undefined) return failed(40007, "invalid upload_id");
      const { chunks, type, filename, size, md5 } = upload;
      const indices = [...chunks.keys()].sort((a, b) => a - b);
      if (indices.length !== upload.count) return failed(40058, "chunks are missing");
      const bytes = Buffer.concat(indices.map((index) => chunks.get(index) ?? Buffer.alloc(0)));
      if (bytes.length !== size) return failed(40006, "invalid total size");
      if (md5 !== "" && md5 !== createHash("md5").update(bytes).digest("hex"))
        return failed(40058, "invalid md5");
      sessions.delete(textOf(request["upload_id"]));
      const mediaId = `sandbox-media-${++count}`;
      const firstChunk = indices[0] === 0 ? 0 : 1;
      media.set(mediaId, { type, filename, bytes, firstChunk, until: now() + MEDIUM_MS });
      return ok({ body: { type, media_id: mediaId, created_at: Math.floor(now() / 1000) } });
    },

    find(mediaId) {
      const found = media.get(mediaId);
      return found !== undefined && found.until >= now() ? found : undefined;
    },
  };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}

/** Counted from 0 or from 1, but not both in one upload. */
function fits({ count, chunks }: Upload, index: number): boolean {
  if (index < 0 || index > count) return false;
  return index === 0 ? !chunks.has(count) : index !== count || !chunks.has(0);
}
