// The bytes of a request, as they come.
import type { IncomingMessage } from "node:http";

/** Null where there are more. */
export async function bytesIn(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= most) pieces.push(piece);
  }
  return size > most ? null : Buffer.concat(pieces);
}
