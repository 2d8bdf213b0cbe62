// A form with a file in it, read as it comes (multipart/form-data): what is too large is not kept, only counted.

import type { NamedFile } from "./parts.ts";

export interface Upload {
  /** Each field that was given once. */
  readonly fields: Readonly<Record<string, string>>;
  /** Null where no file was chosen. Its name as its sender has it, without a path. */
  readonly file: NamedFile | null;
  readonly trouble: UploadTrouble | null;
}

/** `too-large`: the file. `refused`: the fields before the file were not right. `busy`: too much is held at once. */
export type UploadTrouble = "too-large" | "refused" | "busy" | "misshapen";

export interface UploadRules {
  readonly mostBytes: number;
  /** Asked with the fields that stand before the file. */
  readonly allows: (fields: Readonly<Record<string, string>>) => boolean;
  /** Asked for every piece that is to be kept; false where too much is held already. */
  readonly holds: (bytes: number) => boolean;
}

const LONGEST_FIELD = 4_096;
const LONGEST_HEAD = 4_096;
const MOST_FIELDS = 20;
const LONGEST_NAME = 120;
const BETWEEN = Buffer.from("\r\n\r\n");

/** Null for a body of another type. */
export function boundaryOf(contentType: string): string | null {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * Read to its end whatever is wrong with it: a browser that is still sending hears no answer. @throws what the stream throws
 * where the sender goes away
 */
export async function readUpload(
  body: AsyncIterable<Buffer>,
  boundary: string,
  rules: UploadRules,
): Promise<Upload> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts = createParts(rules);
  let isHead = false;
  let isOver = false;
  // The first boundary stands behind no line.
  let rest: Buffer = Buffer.from("\r\n");
  for await (const piece of body) {
    if (isOver) continue;
    rest = Buffer.concat([rest, piece]);
    for (let goesOn = true; goesOn && !isOver; ) {
      if (isHead) {
        const end = rest.indexOf(BETWEEN);
        if (rest.subarray(0, 2).equals(CLOSING)) isOver = true;
        else if (end >= 0) {
          parts.begin(rest.subarray(0, end).toString("utf8"));
          rest = rest.subarray(end + BETWEEN.length);
          isHead = false;
        } else {
          goesOn = false;
          if (rest.length > LONGEST_HEAD) isOver = parts.fail("misshapen");
        }
        continue;
      }
      const at = rest.indexOf(delimiter);
      if (at >= 0) {
        parts.add(rest.subarray(0, at));
        parts.end();
        rest = rest.subarray(at + delimiter.length);
        isHead = true;
        // Two more bytes say whether it is the last one.
        goesOn = rest.length >= 2;
        continue;
      }
      const kept = Math.max(0, rest.length - delimiter.length);
      parts.add(rest.subarray(0, kept));
      rest = rest.subarray(kept);
      goesOn = false;
    }
  }
  if (!isOver) parts.fail("misshapen");
  return parts.read();
}

const CLOSING = Buffer.from("--");

/** What the parts of a form come to, one after the other. */
function createParts({ mostBytes, allows, holds }: UploadRules) {
  const fields: Record<string, string> = {};
  const twice = new Set<string>();
  let trouble: UploadTrouble | null = null;
  let file: NamedFile | null = null;
  let current: { readonly name: string; readonly fileName: string | null } | null = null;
  let pieces: Buffer[] = [];
  let size = 0;

  function fail(why: UploadTrouble): true {
    trouble ??= why;
    pieces = [];
    return true;
  }

  return {
    fail,
    begin(head: string): void {
      const disposition = /^\s*content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
      const name = /\bname="([^"]*)"/.exec(disposition)?.[1] ?? "";
      const fileName = /\bfilename="([^"]*)"/.exec(disposition)?.[1];
      current = { name, fileName: fileName === undefined ? null : plainName(fileName) };
      pieces = [];
      size = 0;
      if (fileName !== undefined && !allows(fields)) fail("refused");
    },
    add(bytes: Buffer): void {
      if (bytes.length === 0 || current === null) return;
      size += bytes.length;
      if (size > (current.fileName === null ? LONGEST_FIELD : mostBytes))
        fail(current.fileName === null ? "misshapen" : "too-large");
      else if (trouble === null && current.fileName !== null && !holds(bytes.length)) fail("busy");
      // A piece is a view of what came: kept, it is its own.
      if (trouble === null) pieces.push(Buffer.from(bytes));
    },
    end(): void {
      if (current === null) return;
      const { name, fileName } = current;
      const bytes = trouble === null ? Buffer.concat(pieces) : Buffer.alloc(0);
      if (fileName === null) {
        if (Object.hasOwn(fields, name) || twice.has(name)) twice.add(name);
        else if (Object.keys(fields).length < MOST_FIELDS && trouble === null)
          fields[name] = bytes.toString();
        if (twice.has(name)) delete fields[name];
      } else if (fileName !== "" || bytes.length > 0) file ??= { name: fileName, bytes };
      current = null;
      pieces = [];
    },
    read: (): Upload => ({ fields, file: trouble === null ? file : null, trouble }),
  };
}

/** Browsers write a quote as %22; some old ones the whole path. */
function plainName(given: string): string {
  const name = given.replaceAll("%22", '"').split(/[\\/]/).at(-1) ?? "";
  return [...name.replace(/\p{Cc}/gu, "")].slice(-LONGEST_NAME).join("");
}
