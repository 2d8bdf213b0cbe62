// Why a database is not opened or used, told in one line to somebody who can mend it.

/** A reason not to start: misshapen address, somebody else's file, nobody at home, a newer program's tables. */
export class DatabaseError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DatabaseError";
  }
}

/** SQLite itself has, as it does on a full disk: nothing of the group is stored. */
export const ROLLED_BACK = "the database rolled the transaction back";

/** What a driver's code means, and what to do; a code that is not here is told with its trace. */
export type Reasons = Readonly<Record<string, readonly [what: string, todo: string]>>;

/** The line for what a driver threw, or null for what no operator can mend. */
export type Why = (error: unknown) => DatabaseError | null;

/** `where` never holds a password. */
export function whyBy(reasons: Reasons, where: string): Why {
  return (error) => {
    const code = codeOf(error);
    // SQLITE_IOERR_READ is a kind of SQLITE_IOERR.
    const reason = reasons[code] ?? reasons[code.split("_").slice(0, 2).join("_")];
    return reason === undefined ? null : new DatabaseError(`${where}: ${reason[0]}; ${reason[1]}`, error);
  };
}

/** Runs the work and tells what the driver throws by `why`, where it can. */
export async function telling<T>(why: Why, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DatabaseError ? error : (why(error) ?? error);
  }
}

/** Of the driver's error, or of the one TypeORM has wrapped it in. */
export function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? "");
}
