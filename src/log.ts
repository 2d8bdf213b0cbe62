// One JSON line an event, on stderr, so that what a command prints stays clean. Never a secret, never contact data.
import { type Logger, pino } from "pino";

export type Log = Logger;

/** @param level a level of pino: fatal, error, warn, info, debug, trace, silent */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFacts },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A failed query carries its parameters; only what the program itself said is kept. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause) }) };
}
