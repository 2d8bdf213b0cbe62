// Writes a zip part by part; each is packed as it comes (APPNOTE 4.3).
import { crc32, createDeflateRaw } from "node:zlib";

interface Packed {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

type Content = AsyncIterable<string> | Iterable<string>;

/** Below 4 GB: a table of ours is some megabytes. */
export async function zipped(parts: readonly (readonly [name: string, content: Content])[]): Promise<Buffer> {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = await pack(name, content);
    const head = localHead(packed);
    written.push(head, packed.bytes);
    directory.push(entry(packed, at));
    at += head.length + packed.bytes.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...written, entries, end(parts.length, entries.length, at)]);
}

async function pack(name: string, content: Content): Promise<Packed> {
  const deflate = createDeflateRaw();
  const pieces: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    deflate.on("data", (piece: Buffer) => pieces.push(piece));
    deflate.on("end", resolve);
    deflate.on("error", reject);
  });
  let crc = 0;
  let size = 0;
  for await (const text of content) {
    const bytes = Buffer.from(text);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  deflate.end();
  await done;
  return { name: Buffer.from(name), bytes: Buffer.concat(pieces), crc, size };
}

const DEFLATED = 8;
/** Names are in UTF-8. */
const FLAGS = 0x0800;
/** The first of January 1980: the same table is the same file. */
const DATE = 0x0021;

function localHead({ name, bytes, crc, size }: Packed): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  writeCommon(head, 6, { crc, packed: bytes.length, size, nameBytes: name.length });
  return Buffer.concat([head, name]);
}

function entry({ name, bytes, crc, size }: Packed, at: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  writeCommon(head, 8, { crc, packed: bytes.length, size, nameBytes: name.length });
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}

function writeCommon(
  head: Buffer,
  from: number,
  given: { readonly crc: number; readonly packed: number; readonly size: number; readonly nameBytes: number },
): void {
  head.writeUInt16LE(FLAGS, from);
  head.writeUInt16LE(DEFLATED, from + 2);
  head.writeUInt16LE(DATE, from + 6);
  head.writeUInt32LE(given.crc, from + 8);
  head.writeUInt32LE(given.packed, from + 12);
  head.writeUInt32LE(given.size, from + 16);
  head.writeUInt16LE(given.nameBytes, from + 20);
}

function end(count: number, bytes: number, at: number): Buffer {
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(bytes, 12);
  tail.writeUInt32LE(at, 16);
  return tail;
}
