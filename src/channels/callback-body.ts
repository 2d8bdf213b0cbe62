// The body of a callback as text: counted while it comes, so that what is too long is refused before it is all here.
import type { IncomingMessage } from "node:http";

const LARGEST_BYTES = 64 * 1024;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * The text, or the status it is refused with: 413 for what is too long, 400 for what broke off. Whatever the header says, a
 * callback's body is text in UTF-8; WeCom does not promise a type (wecom.md 1.3).
 */
export function readCallbackBody(request: IncomingMessage): Promise<string | 400 | 413> {
  if (Number(request.headers["content-length"]) > LARGEST_BYTES) return Promise.resolve(413);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const take = (part: Buffer): void => {
      bytes += part.length;
      if (bytes <= LARGEST_BYTES) {
        parts.push(part);
        return;
      }
      // What is still coming stays with its sender.
      request.off("data", take).pause();
      resolve(413);
    };
    request
      .on("data", take)
      .on("end", () => resolve(textOf(parts)))
      .on("close", () => resolve(400));
  });
}

function textOf(parts: readonly Buffer[]): string {
  const [only] = parts;
  const text = (parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)).toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
