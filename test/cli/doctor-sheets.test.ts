// What doctor says of smart sheets: that some are not written, never by which key.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { UNWRITTEN } from "../../src/domain/sheet/sheet.ts";

const KEY = "sEcretKeyOfTheTable42";
const NOW = Date.UTC(2026, 2, 10);

test("doctor tells of tables that are not written, without their keys", async () => {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), "sheet-")), "bot.sqlite")}`;
  const doctor = async () => {
    let out = "";
    await doctorTool(
      {
        argv: [],
        env: { DATABASE_URL: url, SANDBOX: "1" },
        print: async (line) => {
          out += line;
        },
      },
      NOW,
    );
    expect(out).not.toContain(KEY);
    return /^\S+ +tables .*$/m.exec(out)?.[0] ?? "";
  };
  const database = await openDatabase({ url, kind: "sandbox", access: "server" });
  expect(await doctor()).toMatch(/^-- +tables .*绑定表格/);
  const sheet = await database.transaction(({ sheets }) =>
    sheets.ask({
      departmentId: 1,
      webhookKey: KEY,
      withAmounts: false,
      state: "running",
      by: "zhuguan",
      at: 1,
      ...UNWRITTEN,
    }),
  );
  expect(await doctor()).toMatch(/^ok +tables .*1 smart sheets/);
  const trouble = { failures: 9, restUntil: NOW + 60_000, error: "errcode 45033 (busy) too fast" };
  await database.transaction(({ sheets }) => sheets.change(sheet.id, trouble));
  expect(await doctor()).toMatch(/^FAIL +tables .*does not take its rows: errcode 45033/);
  await database.transaction(({ sheets }) => sheets.change(sheet.id, { state: "stopped" }));
  expect(await doctor()).toMatch(/^FAIL +tables .*1 of 1/);
  await database.close();
  expect(readFileSync(url.slice("sqlite:".length)).includes(KEY)).toBe(true);
});
