// One JSON line an event, on stderr, so that what a command prints stays clean. Never a secret, never contact data.
import { type Logger, pino } from "pino";

export type Log = Logger;

interface LogParts {
  /** A level of pino: fatal, error, warn, info, debug, trace, silent. */
  readonly level: string;
  /** Takes the secrets out of a line, whoever has put them there. */
  readonly blot: (line: string) => string;
  /** Takes a whole line; stderr where not given. */
  readonly write?: (line: string) => void;
}

export function createLog({ level, blot, write = toStderr() }: LogParts): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFacts },
    },
    { write: (line) => write(blot(line)) },
  );
}

function toStderr(): (line: string) => void {
  const stderr = pino.destination({ fd: 2, sync: true });
  return (line) => stderr.write(line);
}

/** A failed query carries its parameters; only what the program itself said is kept. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause) }) };
}
