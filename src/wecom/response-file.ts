// A file in an HTTP answer: read to a limit, with the name it was sent under (wecom.md 3.2).

/** There is more of it than is taken. */
export class FileTooLargeError extends Error {
  constructor() {
    super("the file is larger than is taken");
  }
}

/** Ends where there is more: neither what the answer says of its length nor its end is waited for. @throws FileTooLargeError */
export async function bytesOf(response: Response, mostBytes: number): Promise<Buffer> {
  if (Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    await response.body?.cancel();
    throw new FileTooLargeError();
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new FileTooLargeError();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const LONGEST_NAME = 200;

/** WeCom writes a plain filename as a form would (a space is +); `filename*` is by RFC 5987. "" where none is told. */
export function filenameIn(disposition: string): string {
  const extended = /filename\*\s*=\s*(?:UTF-8|utf-8)''([^;]+)/.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/.exec(disposition);
  const name =
    extended === undefined
      ? unescaped((plain?.[1] ?? plain?.[2] ?? "").trim(), true)
      : unescaped(extended, false);
  return [...name.replace(/[\\/\p{Cc}]/gu, "_")].slice(0, LONGEST_NAME).join("");
}

function unescaped(name: string, isForm: boolean): string {
  // Bytes of UTF-8 that the header was read as Latin-1 from.
  const bytes = Buffer.from(name, "latin1");
  const text = /[\u0080-\u00ff]/.test(name) && !/[\u0100-\uffff]/.test(name) ? bytes.toString() : name;
  try {
    return decodeURIComponent(isForm ? text.replaceAll("+", " ") : text);
  } catch {
    return text;
  }
}
