// Whatever WeCom refuses with, doctor says what it means and where in the console it is mended (wecom.md 4.12).
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { errcodeMeaning } from "../../src/chat/words/errcodes.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { classOf, type ErrorClass } from "../../src/wecom/api-error.ts";
import { onOneEngine } from "../setup/databases.ts";
import { APP, CORP, startDirectoryApi } from "../setup/wecom-client.ts";

/** The table of wecom.md 4.12, class by class as it stands there. */
const CODES: readonly (readonly [what: string, codes: readonly number[]])[] = [
  ["retry", [-1, 6000, 45033, 45035]],
  ["refresh the token", [40014, 42001]],
  ["wait for the window", [45009]],
  [
    "configuration",
    [40001, 40013, 40056, 41011, 43012, 48002, 48009, 50003, 60011, 60020, 301002, 93000, 93004],
  ],
  [
    "our input",
    [40003, 40008, 40033, 40035, 40058, 40039, 40063, 44001, 44004, 45002, 40004, 40005, 40007, 40009, 82001],
  ],
  ["recipients", [60111, 81013, 84061, 84074, 40096]],
  ["cards", [42014, 42015, 42016, 42017, 42018, 42019, 42020, 60140]],
  ["groups", [86001, 86003, 86004, 86006, 86007, 86008, 86215, 86216, 86217, 93006, 93008]],
  ["login", [40029, 42022, 50001]],
  ["welcome", [41050, 41051, 41096]],
];
const meaning = errcodeMeaning(loadTemplates("templates"));
const NOW = Date.UTC(2026, 2, 10);

async function doctor(argv: readonly string[], env: Record<string, string> = {}): Promise<string> {
  let out = "";
  await doctorTool(
    {
      argv,
      env,
      print: async (text) => {
        out += text;
      },
    },
    NOW,
  );
  return out;
}

test.each(CODES)("each code of the class %s is explained in one line", (_, codes) => {
  for (const code of codes) {
    expect(meaning(code), String(code)).toMatch(/^[^\n]{12,400}$/);
    expect(meaning(code)).not.toMatch(/\.$/);
  }
});

test("what an admin has to set up names the place in the console", () => {
  const [, codes = []] = CODES.find(([what]) => what === "configuration") ?? [];
  for (const code of codes) expect(meaning(code), String(code)).toContain(" › ");
});

test("the table knows no code that the program knows nothing of, but those that are no failure there", () => {
  const known = CODES.flatMap(([, codes]) => codes);
  const table = Object.keys(loadTemplates("templates").header("errcodes")).map(Number);
  expect(table.filter((code) => !known.includes(code))).toEqual([]);
  const others = known.filter((code) => classOf(code) === ("other" satisfies ErrorClass));
  expect(others).toEqual([41050, 41051]);
});

test("asked for a code, doctor says it; a number nobody knows is told so", async () => {
  expect(await doctor(["60020"])).toMatch(
    /^60020: this server's address is not trusted: 应用管理 › .*企业可信IP/,
  );
  await expect(doctor(["12345"])).rejects.toThrow("12345 is not known");
  await expect(doctor(["60020", "40001"])).rejects.toThrow("usage: npm run -s doctor");
});

onOneEngine((engine) => {
  test("the directory's refusal, and that of messages, are told with their meaning", async () => {
    const url = await engine.migratedUrl();
    const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "secret" });
    const queue = async (code: number, retryAt: number | null) =>
      database.transaction(async ({ outbox }) => {
        await outbox.enqueue({
          key: `k${code}`,
          toKind: "member",
          toId: "lisi",
          markdown: "m",
          text: "m",
          at: NOW,
        });
        const [row] = await outbox.lease({ now: NOW, until: NOW + 1, limit: 1 });
        const error = `message/send: errcode ${code} (configuration) no`;
        await outbox.notSent(row?.id ?? 0, { error, retryAt });
      });
    await queue(81013, null);
    const groups = async () => /^.* groups .*$/m.exec(await doctor([], { DATABASE_URL: url }))?.[0];
    expect(await groups()).toMatch(/^FAIL groups .*通知 失败.*81013: nobody of those .*可见范围/);
    await queue(50003, NOW + 60_000);
    expect(await groups()).toMatch(/^FAIL groups +1 messages are stuck: .*50003: the app is switched off/);
    await database.close();
    const api = await startDirectoryApi(({ path }) =>
      path.startsWith("department/") ? { errcode: 48009, errmsg: "no" } : undefined,
    );
    const env = {
      DATABASE_URL: url,
      WECOM_CORP_ID: CORP,
      WECOM_APP_AGENT_ID: String(APP.agentId),
      WECOM_APP_SECRET: APP.secret,
      WECOM_APP_TOKEN: APP.token,
      WECOM_APP_AES_KEY: APP.aesKey,
      WECOM_API_BASE: api.baseUrl,
    };
    expect(await doctor([], env)).toMatch(/^FAIL directory .*\(48009\) contacts may not be read from a new/m);
    await api.close();
  });
});
