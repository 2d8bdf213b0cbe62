// The parts of a zip, unpacked as a stream that ends where it grows too large (APPNOTE 4.3).
import { createInflateRaw } from "node:zlib";
import { FileProblem } from "./file-problem.ts";

export interface Zip {
  has(name: string): boolean;
  /** @throws FileProblem `broken`; `too-large-inside` behind `mostBytes` */
  unpacked(name: string, mostBytes: number): AsyncGenerator<Uint8Array>;
}

interface Part {
  readonly method: number;
  readonly flags: number;
  readonly packedBytes: number;
  readonly at: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_PARTS = 5_000;
const STORED = 0;
const DEFLATED = 8;

/** @throws FileProblem `broken` for what is no zip, or one beyond 4 GB */
export function openZip(bytes: Uint8Array): Zip {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = partsOf(view);
  return {
    has: (name) => parts.has(name),
    unpacked: (name, mostBytes) => unpack(view, parts.get(name), mostBytes),
  };
}

function partsOf(view: Buffer): ReadonlyMap<string, Part> {
  const end = endOf(view);
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const parts = new Map<string, Part>();
  for (let index = 0; index < Math.min(count, MOST_PARTS); index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== ENTRY) throw new FileProblem("broken");
    const nameBytes = view.readUInt16LE(at + 28);
    const name = view.toString("utf8", at + 46, at + 46 + nameBytes);
    parts.set(name.replaceAll("\\", "/"), {
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      packedBytes: view.readUInt32LE(at + 20),
      at: view.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return parts;
}

function endOf(view: Buffer): number {
  const last = view.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.readUInt32LE(at) === END) return at;
  throw new FileProblem("broken");
}

async function* unpack(view: Buffer, part: Part | undefined, mostBytes: number): AsyncGenerator<Uint8Array> {
  if (part === undefined || part.at + 30 > view.length || view.readUInt32LE(part.at) !== LOCAL)
    throw new FileProblem("broken");
  const isEncrypted = (part.flags & 1) === 1;
  const from = part.at + 30 + view.readUInt16LE(part.at + 26) + view.readUInt16LE(part.at + 28);
  const packed = view.subarray(from, from + part.packedBytes);
  if (isEncrypted || ![STORED, DEFLATED].includes(part.method)) throw new FileProblem("broken");
  if (part.method === STORED) {
    if (packed.length > mostBytes) throw new FileProblem("too-large-inside");
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(packed);
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      // What the directory says of a part's size may be a lie: what comes out is counted.
      size += piece.length;
      if (size > mostBytes) throw new FileProblem("too-large-inside");
      yield piece;
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem("broken");
  } finally {
    inflate.destroy();
  }
}
