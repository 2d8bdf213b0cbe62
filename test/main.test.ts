// The program as an operator runs it: starts, stops, dies, and starts again.
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { beforeLanding } from "./setup/counts.ts";
import { endPrograms, freePort, listening, realEnvironment, run } from "./setup/program.ts";
import { appText, createClient, startDirectoryApi } from "./setup/wecom-client.ts";
import type { FakeApi } from "./wecom/fake-api.ts";

/** Each but the last one is killed; test/processes/killed.test.ts does so under more load. */
const ROUNDS = beforeLanding(3, 2);

endPrograms();
let api: FakeApi | null = null;
afterEach(async () => {
  await api?.close();
  api = null;
});

const folder = () => mkdtempSync(join(tmpdir(), "main-"));

test("without credentials the sandbox opens, plays its past and tells its address", async () => {
  const port = await freePort();
  const started = run({ PORT: String(port), DATABASE_URL: `sqlite:${join(folder(), "sandbox.sqlite")}` });
  await listening(started, port);
  expect(started.out()).toContain(`http://127.0.0.1:${port}/sandbox`);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  // The pages: whoever wanted the chat is shown where it is.
  expect(page.url).toBe(`http://127.0.0.1:${port}/login?to=%2F`);
  expect(await page.text()).toContain('<a href="/sandbox">');
  const chat = await fetch(`http://127.0.0.1:${port}/sandbox`);
  expect(chat.url).toBe(`http://127.0.0.1:${port}/sandbox`);
  expect(await chat.text()).toContain("<html");
  started.child.kill("SIGTERM");
  const [code] = await once(started.child, "exit");
  expect(code).toBe(0);
});

test("a mistake in the configuration is one line and no start", async () => {
  const started = run({ WECOM_CORP_ID: "ww1" });
  const [code] = await once(started.child, "exit");
  expect(code).toBe(1);
  expect(started.err()).toMatch(/^WECOM_APP_AGENT_ID: missing; [^\n]*\n$/);
});

test.each([
  [
    "a PostgreSQL that is down",
    { DATABASE_URL: "postgres://bot:s3cret@127.0.0.1:1/sales" },
    "DATABASE_URL: ",
  ],
  ["a folder for a file", { DATABASE_URL: `sqlite:${folder()}` }, "DATABASE_URL: "],
  ["a sandbox where no browser goes", { PORT: "6666" }, "PORT: "],
])("%s is one line and no start", async (_, env, beginning) => {
  const started = run({ DATABASE_URL: `sqlite:${join(folder(), "sandbox.sqlite")}`, ...env });
  const [code] = await once(started.child, "exit");
  expect({ code, out: started.out() }).toEqual({ code: 1, out: "" });
  expect(started.err()).toMatch(/^[^\n]+; [^\n]+\n$/);
  expect(started.err().startsWith(beginning)).toBe(true);
  expect(started.err()).not.toContain("s3cret");
});

test.each(["export", "doctor"])("%s tells a database that is down in one line", async (tool) => {
  const started = run({ DATABASE_URL: "postgres://bot:s3cret@127.0.0.1:1/sales" }, `dist/src/cli/${tool}.js`);
  const [code] = await once(started.child, "exit");
  expect(code).toBe(1);
  const said = started.out() + started.err();
  expect(said.match(/nothing listens there/g)).toHaveLength(1);
  expect(said).not.toMatch(/s3cret|\n\s+at /);
});

test("killed with -9 under load and started again: nothing acknowledged is lost, nothing is done twice", async () => {
  api = await startDirectoryApi();
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(folder(), "bot.sqlite")}`,
    ...realEnvironment(api.baseUrl),
  };
  const client = createClient(
    () => `http://127.0.0.1:${port}`,
    () => Date.now(),
  );
  const messages = Array.from({ length: 60 }, (_, index) =>
    appText(
      "ZhangSan",
      `新建商机 第${index}号机械厂 联系人王磊 138${String(10_000_000 + index)} 地址上海 需求MES`,
      `k${index}`,
    ),
  );
  const answers = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const started = run(env);
    await listening(started, port);
    const sending = messages.map(async (message) => {
      const posted = await client.app(message).catch(() => null);
      if (posted?.status !== 200) return;
      const before = answers.get(message);
      if (before !== undefined) expect(posted.text).toBe(before);
      answers.set(message, posted.text);
    });
    if (round < ROUNDS - 1) {
      await Promise.race(sending);
      started.child.kill("SIGKILL");
      await once(started.child, "exit");
    }
    await Promise.all(sending);
  }
  expect(answers.size).toBe(60);
  const numbers = [...answers.values()].map((answer) => /^#(\d+) /.exec(answer)?.[1]);
  expect(new Set(numbers).size).toBe(60);
  const whole = await client.say("ZhangSan", "我的商机");
  expect(whole).toContain("60 个");
});
