// What is read of a SQLite file is what the driver itself would answer, which names each value anew and takes twice as long.
import { expect, test } from "vitest";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { workingOn } from "../../db/engine/sqlite-sql.ts";

const QUESTIONS: readonly string[] = [
  "SELECT * FROM t ORDER BY id",
  'SELECT id AS "no", word AS "customerName", amount FROM t ORDER BY id',
  'SELECT COUNT(*) AS "count", MAX(amount), \'商机\' AS "字" FROM t',
  "SELECT id, word, word AS id FROM t ORDER BY id",
  "SELECT id FROM t WHERE id > 99",
  'WITH few(n) AS (SELECT 1 UNION ALL SELECT 2) SELECT n, n = 1 AS "isFirst", NULL AS "none" FROM few',
  "SELECT a.id AS one, b.id AS other FROM t a JOIN t b ON b.id > a.id ORDER BY 1, 2",
];

test.each(QUESTIONS)("%s", async (question) => {
  const connection = new (sqliteDriver())(":memory:");
  connection.exec(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT, amount REAL);" +
      "INSERT INTO t VALUES (1, '云图', 0.5), (2, NULL, NULL), (3, '', 9007199254740991), (4, 'a''b', -0.0)",
  );
  const { sql } = workingOn(connection);
  const own = connection.prepare(question).all();
  expect(await sql.rows(question)).toEqual(own);
  expect(await sql.rows(question)).toEqual(own);
  expect(await sql.one(question)).toEqual(own[0] ?? null);
  connection.close();
});

test("what changes rows and answers them is a change, and answers them", async () => {
  const connection = new (sqliteDriver())(":memory:");
  connection.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)");
  const { transaction } = workingOn(connection);
  const found = await transaction(async (sql) => {
    const before = sql.changes();
    const rows = await sql.rows("INSERT INTO t (word) VALUES (?), (?) RETURNING id, word", ["一", "二"]);
    return { rows, hasChanged: sql.changes() !== before };
  });
  expect(found).toEqual({
    rows: [
      { id: 1, word: "一" },
      { id: 2, word: "二" },
    ],
    hasChanged: true,
  });
  connection.close();
});
