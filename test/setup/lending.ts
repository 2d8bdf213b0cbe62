// Databases that go from test to test, emptied between: making one takes longer than most tests.
import { onTestFinished, TestRunner } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { AS_TESTS_OPEN } from "./postgres.ts";

/** Where an engine's databases come from. */
export interface Stock {
  /** The address of a migrated database without a row that nobody has open. */
  take(): Promise<string>;
  /** A connection beside those of the program; the database is still as it was taken. */
  emptier(url: string): Promise<Emptier>;
  /** Nobody has it open any more, and it is empty. Absent where making one costs no more than emptying it. */
  putBack?(url: string): void;
  /** What courses of events have left, by their names; as long as this process lives. */
  readonly played: Map<string, Contents>;
  /** Those that are open, lent to nobody, and empty; from file to file, as long as this process lives. Absent where opening costs little. */
  readonly open?: Kept[];
}

/** The rows of the tables that have any, as their engine writes them. */
export type Contents = ReadonlyMap<string, unknown>;

/** What several tests begin with: played once a process, then copied row by row, which takes a twentieth of the time. */
export interface Course {
  readonly name: string;
  play(database: Database): Promise<void>;
}

export interface Emptier {
  /** As it was when it was taken: no row, numbers from 1 again, the file's own marks. */
  empty(): Promise<void>;
  contents(): Promise<Contents>;
  /** Of an empty database. */
  fill(contents: Contents): Promise<void>;
  /** Somebody beside us is still connected. */
  isUsed(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Lending {
  /** Lent until the test that runs now is over, or, outside of one and where said so, until `end`. */
  open(until?: "test" | "end"): Promise<Database>;
  /** The same behind a course of events, until the test that runs now is over. */
  openBehind(course: Course): Promise<Database>;
  url(): Promise<string>;
  end(): Promise<void>;
}

export interface Kept {
  readonly url: string;
  readonly database: Database;
  readonly emptier: Emptier;
}

export function createLending(stock: Stock): Lending {
  const spare: Kept[] = stock.open ?? [];
  const atTheEnd: (() => Promise<void>)[] = [];
  /** Behind the test's own afterEach. */
  const afterwards = (work: () => Promise<void>, until: "test" | "end" = "test") => {
    if (until === "end" || TestRunner.getCurrentTest() === undefined) atTheEnd.push(work);
    else onTestFinished(work);
  };

  async function make(): Promise<Kept> {
    const url = await stock.take();
    return {
      url,
      database: await openDatabase({ url, ...AS_TESTS_OPEN }),
      emptier: await stock.emptier(url),
    };
  }

  async function lend(until?: "test" | "end"): Promise<Kept> {
    const kept = spare.pop() ?? (await make());
    const loan = lent(kept.database);
    afterwards(async () => {
      if ((await loan.end()) === "closed") return kept.emptier.close();
      await kept.emptier.empty();
      spare.push(kept);
    }, until);
    return { ...kept, database: loan.database };
  }

  return {
    open: async (until) => (await lend(until)).database,
    async openBehind({ name, play }) {
      const { database, emptier } = await lend();
      const contents = stock.played.get(name);
      if (contents !== undefined) await emptier.fill(contents);
      else {
        await play(database);
        stock.played.set(name, await emptier.contents());
      }
      return database;
    },
    async url() {
      const url = await stock.take();
      const { putBack } = stock;
      if (putBack === undefined) return url;
      const emptier = await stock.emptier(url);
      afterwards(async () => {
        try {
          if (await emptier.isUsed()) return;
          await emptier.empty();
        } finally {
          await emptier.close();
        }
        putBack(url);
      });
      return url;
    },
    async end() {
      for (const work of atTheEnd) await work();
      if (stock.open !== undefined) return;
      for (const { database, emptier } of spare) {
        await database.close();
        await emptier.close();
      }
    },
  };
}

/** What a test has in hand. Work it left behind is waited for, and can never come to the next test's rows. */
function lent(database: Database): { database: Database; end(): Promise<"open" | "closed"> } {
  let state: "lent" | "closed" | "given back" = "lent";
  const running = new Set<Promise<unknown>>();
  const watched =
    (run: Database["transaction"]): Database["transaction"] =>
    async (work) => {
      if (state === "given back") throw new Error("the test that had this database open is over");
      const unit = run(work);
      running.add(unit);
      try {
        return await unit;
      } finally {
        running.delete(unit);
      }
    };
  return {
    database: {
      engine: database.engine,
      transaction: watched(database.transaction),
      keyed: watched(database.keyed),
      read: watched(database.read),
      queued: database.queued,
      async close() {
        state = "closed";
        await database.close();
      },
    },
    async end() {
      await Promise.allSettled(running);
      if (state === "closed") return "closed";
      state = "given back";
      return "open";
    },
  };
}
