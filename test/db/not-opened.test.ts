// A database that cannot be opened: one line that says what, where and what to do, and never the password.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { copyFile } from "../../db/engine/copy.ts";
import { DatabaseError } from "../../db/engine/database-error.ts";
import { onEachEngine } from "../setup/databases.ts";

const ACCESSES = ["server", "read-only"] as const;
const folder = mkdtempSync(join(tmpdir(), "not-opened-"));

async function lineFor(url: string, access: (typeof ACCESSES)[number]): Promise<string> {
  const error: unknown = await openDatabase({ url, kind: null, access }).then(
    async (database) => {
      await database.close();
      return null;
    },
    (thrown: unknown) => thrown,
  );
  expect(error, url).toBeInstanceOf(DatabaseError);
  const line = (error as DatabaseError).message;
  expect(line).not.toMatch(/[\n]|s3cret/);
  return line;
}

describe("a SQLite file", () => {
  const path = (name: string) => join(folder, name);
  const half = readFileSync(inject("sqliteTemplate"));
  writeFileSync(path("text"), "not a database, but a letter\n".repeat(100));
  mkdirSync(path("folder"));
  writeFileSync(path("short"), half.subarray(0, 3 * 4096));
  writeFileSync(path("garbled"), Buffer.from(half).fill(0xab, 4096));

  test.each([
    ["text", /text: it is no SQLite database; name another file/],
    ["folder", /folder is a folder; name a file in it/],
    ["short", /short: the file is damaged; put the last backup/],
    ["garbled", /garbled: the file is damaged; put the last backup/],
    ["n".repeat(300), /the name is too long; name a shorter one/],
    ["nul\0inside", /nul\?inside: it is no path; name another one/],
  ])("%s", async (name, line) => {
    for (const access of ACCESSES) expect(await lineFor(`sqlite:${path(name)}`, access)).toMatch(line);
  });

  test("below a file, or where no folder can be made", async () => {
    expect(await lineFor(`sqlite:${path("text")}/bot.sqlite`, "server")).toContain(
      "a file stands where a folder",
    );
    expect(await lineFor(`sqlite:${path("text")}/deep/bot.sqlite`, "server")).toContain(
      "stands where a folder",
    );
  });

  test.runIf(process.platform === "linux")("in a place that takes nothing, and on a full disk", async () => {
    expect(await lineFor("sqlite:/proc/nothing/here/bot.sqlite", "server")).toContain("cannot be made");
    expect(await lineFor("sqlite:/proc/bot.sqlite", "server")).toContain(
      "it cannot be opened; let the server's",
    );
    expect(await lineFor("sqlite:/dev/full", "server")).toContain("the disk is full; make room");
  });

  test("that is damaged further in is told by whoever comes to the place", async () => {
    const file = path("later");
    copyFileSync(inject("sqliteTemplate"), file);
    const database = await openDatabase({ url: `sqlite:${file}`, kind: null, access: "read-only" });
    writeFileSync(file, Buffer.from(half).fill(0xab, 2 * 4096), { flag: "r+" });
    await expect(database.read((store) => store.dump.read())).rejects.toThrow(
      "later: the file is damaged; put",
    );
    await database.close();
  });

  test("that cannot be copied, or not to there", async () => {
    await expect(copyFile(path("text"), path("copy"))).rejects.toThrow("text: it is no SQLite database");
    await expect(copyFile(path("folder"), path("copy"))).rejects.toThrow(
      "folder is a folder; name a file in it",
    );
    const here = inject("sqliteTemplate");
    await expect(copyFile(here, "/dev/full")).rejects.toThrow(DatabaseError);
    await expect(copyFile(here, path("folder"))).rejects.toThrow(/the copy: .*folder: /);
  });
});

describe("a PostgreSQL", () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  const real = `127.0.0.1:${new URL(inject("postgresUrl")).port}`;

  /** Says this one thing to whoever knocks, and hangs up. */
  async function saying(word: Buffer | string): Promise<string> {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(word));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return `postgres://bot:s3cret@127.0.0.1:${typeof address === "object" ? address?.port : 0}/sales`;
  }
  function refusal(code: string): Buffer {
    const fields = Buffer.from(`SFATAL\0C${code}\0Mno, s3cret\0\0`);
    const head = Buffer.from("E\0\0\0\0");
    head.writeInt32BE(fields.length + 4, 1);
    return Buffer.concat([head, fields]);
  }

  test.each([
    [
      "that is down",
      "postgres://bot:s3cret@127.0.0.1:1/sales",
      /bot@127.0.0.1:1\/sales: nothing listens there; start/,
    ],
    [
      "with another password",
      `postgres://postgres:s3cret@${real}/postgres`,
      /user or password is wrong; correct/,
    ],
    ["without this user", `postgres://nobody:s3cret@${real}/postgres`, /nobody@.*user or password is wrong/],
    [
      "without this database",
      `postgres://postgres:postgres@${real}/absent`,
      /\/absent: there is no such database; create/,
    ],
    [
      "at no host",
      "postgres://bot:s3cret@no.such.host.invalid/sales",
      /no.such.host.invalid\/sales: the host's name/,
    ],
    ["without TLS", `postgres://postgres:postgres@${real}/postgres?ssl=true`, /the server has no TLS; take/],
    [
      "at no port",
      "postgres://bot:s3cret@127.0.0.1:99999/sales",
      /cannot be read as an address; write it as/,
    ],
    [
      "whose password has a %",
      `postgres://bot:s3cret%@${real}/sales`,
      /cannot be read as an address|password is wrong/,
    ],
    [
      "whose password has a #",
      `postgres://bot:12#s3cret@${real}/sales`,
      /^DATABASE_URL: postgres:\/\/… \(is the password/,
    ],
    [
      "whose password has a /",
      `postgres://bot:12/s3cret@${real}/sales`,
      /^DATABASE_URL: postgres:\/\/… \(is the password/,
    ],
    ["with no password", `postgres://bot@${real}/sales`, /user or password is wrong|wants a password/],
  ])("%s", async (_, url, line) => {
    for (const access of ACCESSES) expect(await lineFor(url, access)).toMatch(line);
  });

  test.each([
    ["28000", /this user may not come from here; .*sslmode/],
    ["53300", /too many connections; raise/],
    ["57P03", /starting or stopping; start again/],
    ["XX999", /it cannot be used; see that it is a PostgreSQL/],
  ])("that refuses with %s", async (code, line) => {
    expect(await lineFor(await saying(refusal(code)), "server")).toMatch(line);
  });

  test("that is another program", async () => {
    expect(await lineFor(await saying(""), "server")).toContain(
      "the connection was broken off; see that it is",
    );
    expect(await lineFor(await saying("HTTP/1.1 400 Bad Request\r\n\r\n"), "server")).toContain(
      "see that it is",
    );
  });
});

onEachEngine((engine) => {
  test("a database nobody has started on is not read from", async () => {
    const url = await engine.freshUrl();
    if (engine.name === "sqlite") writeFileSync(url.slice("sqlite:".length), "");
    expect(await lineFor(url, "read-only")).toContain("is empty; start the server once");
  });
});
