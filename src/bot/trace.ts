// What ties the lines of the log together: a callback, its turn, and whatever it put into the outbox have one trace.
import { createHash } from "node:crypto";
import { wholeKey } from "../domain/messages/pieces.ts";

/** The key of a message somebody wrote, as it begins the keys of all that it caused (chat/turn/compose.ts, late-answers.ts). */
const ASKED = /^(?:late\/)?((?:app|bot)\/[^/]+|web\/[^/]+\/[^/]+)/;

/**
 * Eight hexadecimal digits made of the key of an inbox or outbox row, so that neither needs a column and a message delivered
 * again has the trace it had. What the clock says, and what has a life of its own (a list brought in, a file), has its own.
 */
export function traceOf(key: string): string {
  const whole = wholeKey(key);
  return createHash("sha256")
    .update(ASKED.exec(whole)?.[1] ?? whole)
    .digest("hex")
    .slice(0, 8);
}
