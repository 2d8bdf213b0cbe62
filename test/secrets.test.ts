// No secret of the environment is read in a line of the log or in an error, whoever has put it there.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLog } from "../src/log.ts";
import { blotter } from "../src/secrets.ts";

/** Told by their names, so that a new one that nobody thought of is found here. */
const NAMED = [...readFileSync(".env.example", "utf8").matchAll(/^#?([A-Z_]+)=/gm)]
  .map(([, name = ""]) => name)
  .filter((name) => /SECRET|TOKEN|AES_KEY|PASSWORD/.test(name));

/** What is written for each, and what must not be read: with what JSON and an address would spell otherwise. */
const secrets: readonly (readonly [name: string, env: Record<string, string>, secret: string])[] = [
  ...NAMED.map((name) => {
    const secret = `${name.toLowerCase()}-"q/8+\\密`;
    return [name, { [name]: secret }, secret] as const;
  }),
  ["DATABASE_URL", { DATABASE_URL: "postgres://bot:p%40ss-w0rd@db:5432/sales" }, "p@ss-w0rd"],
  ["DATABASE_URL, as written", { DATABASE_URL: "postgres://bot:p%40ss-w0rd@db:5432/sales" }, "p%40ss-w0rd"],
];

test("there are secrets to be looked for", () => {
  expect(NAMED).toContain("WECOM_APP_SECRET");
  expect(NAMED.length).toBeGreaterThanOrEqual(8);
});

test.each(secrets)(
  "%s is in no line: in a message, a stack, a cause, a field, an address",
  (_, env, secret) => {
    let said = "";
    const log = createLog({
      level: "info",
      blot: blotter(env),
      write: (line) => {
        said += line;
      },
    });
    const error = new Error(`refused ${secret}`, { cause: new Error(`for ${secret}`) });
    log.error({ err: error, hint: secret, deep: { list: [secret] } }, `of ${secret}`);
    log.warn(`https://wecom.example/?key=${encodeURIComponent(secret)}`);
    expect(said).toContain("***");
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
      expect(said).not.toContain(form);
    // What is left can still be read by a program.
    for (const line of said.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  },
);

test("a secret in a file is one, too; what is too short to be one leaves the words as they are", () => {
  const file = join(mkdtempSync(join(tmpdir(), "secrets-")), "secret");
  writeFileSync(file, "from-a-file\n");
  const blot = blotter({
    WECOM_APP_SECRET_FILE: file,
    METRICS_TOKEN_FILE: `${file}.gone`,
    WECOM_APP_TOKEN: "is",
  });
  expect(blot("this is from-a-file.")).toBe("this is ***.");
});

test("of two secrets, one the beginning of the other, nothing is left", () => {
  const blot = blotter({ SESSION_SECRET: "abcd", METRICS_TOKEN: "abcdefgh" });
  expect(blot("abcdefgh abcd")).toBe("*** ***");
});
