// A database that is away: which errors say so, how long a unit of work is tried again, what nobody knows after a COMMIT.
import { codeOf, DatabaseError } from "./database-error.ts";
import { StaleError } from "./sql.ts";

/** The connection broke off at COMMIT: whether the unit was carried out nobody can say before the database is asked. */
export class UnclearError extends DatabaseError {
  constructor(cause: unknown) {
    super(
      "the connection to the database broke off at COMMIT: nobody knows whether it was carried out",
      cause,
    );
    this.name = "UnclearError";
  }
}

/**
 * May a unit run again whose COMMIT nobody knows of? `plain` may not: it could have its effect twice. `keyed` may: it
 * claims a key first, and so finds what it has done.
 */
export type Unit = "plain" | "keyed";

/** Nothing of the unit stands: the server stops or starts, is a standby yet, or cannot be reached. */
const AWAY = new Set([
  ...["57P01", "57P02", "57P03", "25006", "08000", "08001", "08003", "08006"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOENT", "ENOTFOUND", "EAI_AGAIN"],
]);
/** What the driver and a standby say without a code of its own. */
const AWAY_IN_WORDS =
  /^Connection terminated|not queryable|^Query read timeout|^timeout expired|in a hot standby/;

export function isAway(error: unknown): boolean {
  return AWAY.has(codeOf(error)) || (error instanceof Error && AWAY_IN_WORDS.test(error.message));
}

/** Nobody can reach the database, or it can do nothing (a full disk, a file held by others): the work itself may be well. */
export function hasFailed(error: unknown): boolean {
  return error instanceof DatabaseError || isAway(error);
}

/** serialization_failure, deadlock_detected, unique_violation between two first inserts of the same key. */
const RACES = new Set(["40001", "40P01", "23505"]);

export function isRace(error: unknown): boolean {
  return error instanceof StaleError || RACES.has(codeOf(error));
}

const MOST_RACES = 20;
/** Within the 4 s in which a callback can be told that nothing was done (src/channels/door.ts). */
const AWAY_FOR_MS = 3_000;
/** What may have been carried out is asked about for longer: told to try again, people would do it twice. */
const UNCLEAR_FOR_MS = 30_000;
const LONGEST_PAUSE_MS = 500;

/** The tries of one unit. */
export class Tries {
  readonly #unit: Unit;
  readonly #random: () => number;
  readonly #began = performance.now();
  #races = 0;
  #absences = 0;
  #unclear: UnclearError | null = null;

  constructor(unit: Unit, random: () => number) {
    this.#unit = unit;
    this.#random = random;
  }

  /** Whether it has lost a race: then it runs alone, and loses none to those who know of turns. */
  get hasLost(): boolean {
    return this.#races > 0;
  }

  /** Milliseconds until it runs again. @throws what its caller is to hear, where it does not */
  pauseAfter(error: unknown): number {
    if (isRace(error)) {
      if (++this.#races === MOST_RACES) throw error;
      return this.#races * this.#races * (1 + 3 * this.#random());
    }
    if (error instanceof UnclearError) this.#unclear = error;
    else if (!isAway(error)) throw error;
    const isOver = performance.now() - this.#began > (this.#unclear === null ? AWAY_FOR_MS : UNCLEAR_FOR_MS);
    if (isOver || (this.#unclear !== null && this.#unit === "plain")) throw this.#unclear ?? error;
    return Math.min(LONGEST_PAUSE_MS, 25 * 2 ** this.#absences++) * (0.5 + this.#random());
  }
}
