// What left is noted as soon as the database is back; what is wrong with the noting itself is not tried for five minutes.
import { expect, test } from "vitest";
import { hasFailed, UnclearError } from "../../db/engine/away.ts";
import { DatabaseError } from "../../db/engine/database-error.ts";
import { StaleError } from "../../db/engine/sql.ts";
import { persistently } from "../../src/push/persistently.ts";

/** Fails so often, then is done. */
function failing(error: unknown, times: number) {
  let tries = 0;
  return {
    tries: () => tries,
    work: async () => {
      if (++tries <= times) throw error;
      return "noted";
    },
  };
}

const pause = async () => undefined;
const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ["PostgreSQL is not reached", coded("ECONNREFUSED")],
  ["PostgreSQL is shut down", coded("57P01")],
  ["a connection has ended without a code", new Error("Connection terminated unexpectedly")],
  ["nobody knows what became of a COMMIT", new UnclearError(coded("ECONNRESET"))],
  ["the disk is full", new DatabaseError("the disk is full", coded("SQLITE_FULL"))],
])("%s: it is tried until it is noted", async (_, error) => {
  const { work, tries } = failing(error, 3);
  expect(await persistently(work, { isOver: () => false, isAway: hasFailed, pause })).toBe("noted");
  expect(tries()).toBe(4);
});

test.each([
  ["a mistake in the program", new TypeError("row is undefined")],
  ["a row that is not there as it should be", new StaleError("outbox")],
  ["a statement the database refuses", coded("23502")],
])("%s: it is told at once", async (_, error) => {
  const { work, tries } = failing(error, 3);
  await expect(persistently(work, { isOver: () => false, isAway: hasFailed, pause })).rejects.toBe(error);
  expect(tries()).toBe(1);
});

test("once it is too late, what the last try said is told", async () => {
  const { work, tries } = failing(coded("ECONNREFUSED"), 9);
  const noted = persistently(work, { isOver: () => tries() === 3, isAway: hasFailed, pause });
  await expect(noted).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
