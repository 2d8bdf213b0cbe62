// The one door: overlapping units keep apart, commit together, and fail alone.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataSource } from "typeorm";
import { describe, expect, test } from "vitest";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { Gate } from "../../db/engine/gate.ts";
import type { Sql } from "../../db/engine/sql.ts";
import { onEachEngine } from "../setup/databases.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("the hazard: overlapping transactions on TypeORM's one SQLite connection", () => {
  test("keep what was rolled back or lose what was acknowledged", async () => {
    const source = new DataSource({
      type: "better-sqlite3",
      driver: sqliteDriver(),
      database: ":memory:",
    });
    await source.initialize();
    await source.query("CREATE TABLE t (id INTEGER PRIMARY KEY)");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, (_, id) =>
        source.transaction(async (manager) => {
          await manager.query("INSERT INTO t VALUES (?)", [id]);
          await turn();
          if (id % 2 === 1) throw new Error("refused");
        }),
      ),
    );
    const acknowledged = outcomes.flatMap((outcome, id) => (outcome.status === "fulfilled" ? [id] : []));
    const stored = ((await source.query("SELECT id FROM t ORDER BY id")) as { id: number }[]).map(
      ({ id }) => id,
    );
    const expected = Array.from({ length: 32 }, (_, index) => index * 2);
    expect({ acknowledged, stored }).not.toEqual({ acknowledged: expected, stored: expected });
    await source.destroy();
  });
});

onEachEngine((engine) => {
  test("of 64 overlapping units, every second one failing, exactly the others are stored", async () => {
    const database = await engine.open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, (_, index) =>
        database.transaction(async (store) => {
          await store.settings.put(`unit-${index}`, "here");
          await turn();
          if (index % 2 === 1) throw new Error("refused");
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: 64 }, (_, index) => (index % 2 === 1 ? "rejected" : "fulfilled")),
    );
    const stored = await database.read((store) =>
      inTurn(Array.from({ length: 64 }, (_, index) => () => store.settings.get(`unit-${index}`))),
    );
    expect(stored).toEqual(Array.from({ length: 64 }, (_, index) => (index % 2 === 1 ? null : "here")));
  });

  test("two people who read and write the same row at once both have their effect", async () => {
    const database = await engine.open();
    await database.transaction((store) => store.settings.put("count", "0"));
    await Promise.all(
      Array.from({ length: 8 }, () =>
        database.transaction(async (store) => {
          const count = Number(await store.settings.get("count"));
          await turn();
          await store.settings.put("count", String(count + 1));
        }),
      ),
    );
    expect(await database.read((store) => store.settings.get("count"))).toBe("8");
  });

  test("a savepoint inside a unit takes back its own work only", async () => {
    const database = await engine.open();
    await database.transaction(async (store) => {
      await store.settings.put("before", "kept");
      await store
        .savepoint(async () => {
          await store.settings.put("inside", "gone");
          throw new Error("refused");
        })
        .catch(() => undefined);
      await store.settings.put("after", "kept");
    });
    const names = ["before", "inside", "after"];
    const found = await database.read((store) => inTurn(names.map((name) => () => store.settings.get(name))));
    expect(found).toEqual(["kept", null, "kept"]);
  });

  test("questions asked side by side in one unit are each answered, and so are those of a view", async () => {
    const database = await engine.open();
    const names = Array.from({ length: 20 }, (_, index) => `name-${index}`);
    await database.transaction((store) =>
      Promise.all(names.map((name) => store.settings.put(name, `of ${name}`))),
    );
    const found = await database.read((store) => Promise.all(names.map((name) => store.settings.get(name))));
    expect(found).toEqual(names.map((name) => `of ${name}`));
  });

  test("of savepoints side by side each takes back its own work only", async () => {
    const database = await engine.open();
    const names = ["a", "b", "c", "d"];
    await database.transaction((store) =>
      Promise.allSettled(
        names.map((name, index) =>
          store.savepoint(async () => {
            await store.settings.put(name, "here");
            await turn();
            await store.savepoint(() => store.settings.put(`${name}, deeper`, "here"));
            if (index % 2 === 0) throw new Error("refused");
          }),
        ),
      ),
    );
    const all = names.flatMap((name) => [name, `${name}, deeper`]);
    const found = await database.read((store) => inTurn(all.map((name) => () => store.settings.get(name))));
    expect(found).toEqual([null, null, "here", "here", null, null, "here", "here"]);
  });

  test("what is written beside a savepoint does not vanish with it", async () => {
    const database = await engine.open();
    await database.transaction((store) =>
      Promise.allSettled([
        store.savepoint(async () => {
          await turn();
          throw new Error("refused");
        }),
        turn().then(() => store.settings.put("beside", "kept")),
        store.settings.put("at once", "kept"),
      ]),
    );
    expect(await database.read((store) => store.settings.get("beside"))).toBe("kept");
    expect(await database.read((store) => store.settings.get("at once"))).toBe("kept");
  });

  test("what runs on when its unit has failed writes nothing, neither alone nor in the next unit", async () => {
    const database = await engine.open();
    let straggler: Promise<unknown> = Promise.resolve();
    const failing = database.transaction(async (store) => {
      straggler = (async () => {
        await store.settings.put("first", "of a failed unit");
        for (let round = 0; round < 50; round++) await turn();
        await store.settings.put("later", "of a failed unit");
      })();
      straggler.catch(() => undefined);
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    await database.transaction(async (store) => {
      await store.settings.put("next", "kept");
      await expect(straggler).rejects.toThrow("unit of work");
    });
    const found = await database.read((store) =>
      inTurn(["first", "later", "next"].map((name) => () => store.settings.get(name))),
    );
    expect(found).toEqual([null, null, "kept"]);
  });
});

/** One after the other: PostgreSQL answers one question of a connection at a time. */
async function inTurn<T>(asks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = [];
  for (const ask of asks) answers.push(await ask());
  return answers;
}

describe("the gate", () => {
  function gateOnMemory(options: { failCommit?: () => boolean; monotonic?: () => number } = {}) {
    const raw = new (sqliteDriver())(join(mkdtempSync(join(tmpdir(), "gate-")), "g.sqlite"));
    raw.exec("CREATE TABLE t (id INTEGER PRIMARY KEY)");
    const executed: string[] = [];
    const sql = {
      run: async (text: string, parameters: readonly unknown[] = []) =>
        raw.prepare(text).run(...parameters).changes,
    } as unknown as Sql;
    const connection = {
      begin: () => ({ sql, end: async () => undefined }),
      execute(text: string) {
        executed.push(text);
        if (text === "COMMIT" && options.failCommit?.()) throw new Error("disk full");
        raw.exec(text);
      },
      isInTransaction: () => raw.inTransaction,
    };
    const gate = new Gate(connection, undefined, options.monotonic ?? (() => 0));
    const ids = () =>
      (raw.prepare("SELECT id FROM t ORDER BY id").all() as { id: number }[]).map(({ id }) => id);
    return { gate, executed, ids };
  }
  const insert = (id: number) => (sql: Sql) => sql.run("INSERT INTO t VALUES (?)", [id]);

  test("commits 64 units that wait together once", async () => {
    const { gate, executed, ids } = gateOnMemory();
    await Promise.all(Array.from({ length: 64 }, (_, id) => gate.transaction(insert(id))));
    expect(ids()).toHaveLength(64);
    expect(executed.filter((text) => text === "COMMIT")).toHaveLength(1);
  });

  test("tells the whole group when its COMMIT fails, stores nothing of it, and goes on", async () => {
    let failures = 1;
    const { gate, ids } = gateOnMemory({ failCommit: () => failures-- > 0 });
    const group = await Promise.allSettled([gate.transaction(insert(1)), gate.transaction(insert(2))]);
    expect(group.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await gate.transaction(insert(3));
    expect(ids()).toEqual([3]);
  });

  test("commits and answers after forty milliseconds, however many wait, and lets others be heard in between", async () => {
    let elapsed = 0;
    const { gate, executed } = gateOnMemory({ monotonic: () => elapsed });
    const happened: string[] = [];
    const waiting = Array.from({ length: 9 }, async (_, id) => {
      await gate.transaction(async (sql) => {
        await insert(id)(sql);
        elapsed += 16;
      });
      happened.push(`answered ${id}`);
      if (id === 0) setImmediate(() => happened.push("heard another"));
    });
    await Promise.all(waiting);
    expect(executed.filter((text) => text === "COMMIT")).toHaveLength(3);
    expect(happened.indexOf("heard another")).toBeLessThan(happened.indexOf("answered 8"));
  });

  test("takes one new caller between two units, who joins the group: nobody new waits for a group each", async () => {
    const { gate, executed, ids } = gateOnMemory();
    const waiting = [0, 1].map((id) => gate.transaction(insert(id)));
    const joining = new Promise((resolve) => {
      setImmediate(() => setImmediate(() => resolve(gate.transaction(insert(2)))));
    });
    await Promise.all([...waiting, joining]);
    expect(ids()).toEqual([0, 1, 2]);
    expect(executed.filter((text) => text === "COMMIT")).toHaveLength(1);
  });

  test("refuses a transaction inside a transaction instead of waiting for itself", async () => {
    const { gate } = gateOnMemory();
    await expect(gate.transaction(() => gate.transaction(insert(1)))).rejects.toThrow("wait for itself");
  });

  test("inside a unit of one gate another may be asked, but neither of the two from inside the other", async () => {
    const outer = gateOnMemory().gate;
    const other = gateOnMemory().gate;
    const asked = await outer.transaction(() =>
      other.transaction(async (sql) => {
        await insert(1)(sql);
        return Promise.allSettled([outer, other].map(async (gate) => gate.transaction(insert(2))));
      }),
    );
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(outer.transaction(() => other.transaction(insert(3)))).resolves.toBe(1);
  });
});
