// The FIFO gate of the one writable SQLite connection: units run one after another and are committed in groups.
import { DatabaseError, ROLLED_BACK } from "./database-error.ts";
import { isInside, runInside, surrounding } from "./inside.ts";
import type { Sql } from "./sql.ts";

/** What the gate needs of the connection it owns. */
export interface Connection {
  /** For one unit; once ended it takes nothing more, and nothing of it is under way. */
  begin(): { readonly sql: Sql; end(): Promise<void> };
  execute(text: string): void;
  /** False once SQLite itself has rolled the transaction back, as it does on a full disk. */
  isInTransaction(): boolean;
}

interface Unit {
  readonly work: (sql: Sql) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Outcome {
  readonly unit: Unit;
  readonly settle: () => void;
  /** What the unit itself failed with; null where it went well. */
  readonly failed: { readonly error: unknown } | null;
}

/** So many units share one COMMIT at most; more would only lengthen the wait of the first. */
const LARGEST_GROUP = 256;

/** ms; then the group is committed and answered. */
const LONGEST_GROUP_MS = 40;

/**
 * TypeORM's SQLite driver has one connection for everybody: overlapping transactions on it keep what was rolled back
 * and lose what was acknowledged. Behind this gate each unit has a savepoint of its own; an answer is given only after
 * the group's COMMIT, so one sync to disk serves them all and a failing unit takes nobody with it.
 */
export class Gate {
  readonly #connection: Connection;
  readonly #largestGroup: number;
  readonly #monotonic: () => number;
  readonly #queue: Unit[] = [];
  #running: Promise<void> | null = null;

  constructor(connection: Connection, largestGroup = LARGEST_GROUP, monotonic = () => performance.now()) {
    this.#connection = connection;
    this.#largestGroup = largestGroup;
    this.#monotonic = monotonic;
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (isInside(this)) throw new Error("transaction() inside a transaction would wait for itself");
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Units that have not begun. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Resolves when everything queued so far has been answered. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #drain(): Promise<void> {
    // Lets callbacks that arrive in the same turn of the event loop join the group; without a turn in between, nobody
    // would be heard or answered as long as anybody waits.
    do {
      await turnOfTheLoop();
      await this.#group();
    } while (this.#queue.length > 0);
    this.#running = null;
  }

  async #group(): Promise<void> {
    const outcomes: Outcome[] = [];
    const until = this.#monotonic() + LONGEST_GROUP_MS;
    try {
      this.#connection.execute("BEGIN IMMEDIATE");
      do {
        const unit = this.#queue.shift();
        if (unit !== undefined) outcomes.push(await this.#run(unit));
        if (!this.#connection.isInTransaction())
          throw new DatabaseError(ROLLED_BACK, outcomes.at(-1)?.failed?.error);
        await turnOfTheLoop();
      } while (this.#queue.length > 0 && outcomes.length < this.#largestGroup && this.#monotonic() < until);
      this.#connection.execute("COMMIT");
    } catch (error) {
      this.#abandon();
      if (outcomes.length === 0) this.#queue.shift()?.reject(error);
      for (const { unit, failed } of outcomes) unit.reject(failed === null ? error : failed.error);
      return;
    }
    for (const { settle } of outcomes) settle();
  }

  async #run(unit: Unit): Promise<Outcome> {
    const { execute, begin } = this.#connection;
    execute("SAVEPOINT unit");
    const { sql, end } = begin();
    try {
      const value = await runInside({ of: this, outer: surrounding() }, () => unit.work(sql));
      await end();
      execute("RELEASE unit");
      return { unit, settle: () => unit.resolve(value), failed: null };
    } catch (error) {
      // One of several side by side has failed: the rest must not land in the next unit.
      await end();
      if (this.#connection.isInTransaction()) execute("ROLLBACK TO unit; RELEASE unit");
      return { unit, settle: () => unit.reject(error), failed: { error } };
    }
  }

  #abandon(): void {
    if (this.#connection.isInTransaction()) this.#connection.execute("ROLLBACK");
  }
}

/** Node takes one new caller in a turn of its loop: whoever calls for the first time must not wait for a group each. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
