// What draws stands behind whoever answers.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { processOf } from "../../src/process.ts";

const folder = mkdtempSync(join(tmpdir(), "behind-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a process that was begun waits for a processor behind the program", async () => {
  const file = join(folder, "waits.mjs");
  writeFileSync(file, 'process.send("here"); setInterval(() => undefined, 1000);');
  const made = processOf(pathToFileURL(file));
  await once(made, "message");
  expect(getPriority(made.pid ?? 0)).toBeGreaterThan(getPriority());
  made.kill();
  await once(made, "exit");
});
