// SIGTERM as systemd, Docker and whoever restarts send it: what is in flight is answered, the end comes soon, nothing is lost (R14).
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../db/database.ts";
import { endPrograms, freePort, listening, realEnvironment, run } from "./setup/program.ts";
import { appText, createClient, startDirectoryApi } from "./setup/wecom-client.ts";
import type { FakeApi } from "./wecom/fake-api.ts";

/** Performance.md R14. */
const MOST_MS = 5_000;
const CALLERS = 8;
const MESSAGES = 120;
/** Sent so long before the signal it has arrived at the program. */
const ARRIVED_MS = 150;

endPrograms();
let api: FakeApi | null = null;
afterEach(async () => {
  await api?.close();
  api = null;
});

function files(port: number, apiBase: string) {
  const databaseUrl = `sqlite:${join(mkdtempSync(join(tmpdir(), "stop-")), "bot.sqlite")}`;
  return { databaseUrl, env: { PORT: String(port), DATABASE_URL: databaseUrl, ...realEnvironment(apiBase) } };
}

test("under load: whatever had arrived is answered, it is gone in time, and nothing is lost or done twice", async () => {
  api = await startDirectoryApi();
  const port = await freePort();
  const { env } = files(port, api.baseUrl);
  const client = createClient(
    () => `http://127.0.0.1:${port}`,
    () => Date.now(),
  );
  const started = run(env);
  await listening(started, port);
  const waiting = Array.from({ length: MESSAGES }, (_, index) =>
    appText(
      "ZhangSan",
      `新建商机 第${index}号机械厂 联系人王磊 138${String(10_000_000 + index)} 地址上海 需求MES`,
      `s${index}`,
    ),
  );
  const left = [...waiting];
  const answers = new Map<string, string>();
  const cutOff: number[] = [];
  let stoppedAt = Number.POSITIVE_INFINITY;
  const calling = Array.from({ length: CALLERS }, async () => {
    for (let message = left.shift(); message !== undefined; message = left.shift()) {
      const sentAt = performance.now();
      const posted = await client.app(message).catch(() => null);
      if (posted?.status === 200) answers.set(message, posted.text);
      else if (sentAt < stoppedAt - ARRIVED_MS) cutOff.push(stoppedAt - sentAt);
      if (posted === null) return;
    }
  });
  await expect.poll(() => answers.size, { interval: 10 }).toBeGreaterThan(MESSAGES / 8);
  stoppedAt = performance.now();
  started.child.kill("SIGTERM");
  const [code] = await once(started.child, "exit");
  expect(performance.now() - stoppedAt).toBeLessThan(MOST_MS);
  expect(code).toBe(0);
  await Promise.all(calling);
  expect(cutOff).toEqual([]);
  const answeredBefore = new Map(answers);
  expect(answeredBefore.size).toBeLessThan(MESSAGES);

  // WeCom calls again with what had no answer; some had their effect all the same.
  const again = run(env);
  await listening(again, port);
  for (const message of waiting) {
    const { status, text } = await client.app(message);
    expect(status).toBe(200);
    expect(answeredBefore.get(message) ?? text).toBe(text);
    answers.set(message, text);
  }
  const numbers = [...answers.values()].map((answer) => /^#(\d+) /.exec(answer)?.[1]);
  expect(new Set(numbers).size).toBe(MESSAGES);
  expect(await client.say("ZhangSan", "我的商机")).toContain(`${MESSAGES} 个`);
  expect(started.err()).toBe("");
});

test("who was heard before the signal is answered after it, as long as WeCom takes to say who they are", async () => {
  let said: ((answer: object) => void) | null = null;
  api = await startDirectoryApi(({ path, query }) =>
    path === "user/get" && query["userid"] === "mallory"
      ? new Promise<object>((resolve) => {
          said = resolve;
        })
      : undefined,
  );
  const port = await freePort();
  const { env } = files(port, api.baseUrl);
  const started = run(env);
  await listening(started, port);
  const client = createClient(
    () => `http://127.0.0.1:${port}`,
    () => Date.now(),
  );
  const answered = client.app(appText("mallory", "帮助")).then(({ text }) => text, String);
  await expect.poll(() => said).not.toBeNull();
  const gone = once(started.child, "exit");
  started.child.kill("SIGTERM");
  const isOpen = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
  await expect.poll(isOpen).toBe(false);
  (said as ((answer: object) => void) | null)?.({ errcode: 60111, errmsg: "userid not found" });
  expect(await answered).toContain("还不认识你");
  expect(await gone).toEqual([0, null]);
});

test("with a WeCom that hangs, a message on its way and a caller who never finishes, it is gone in time all the same", async () => {
  api = await startDirectoryApi(({ path }) => (path === "message/send" ? "hang" : undefined));
  const port = await freePort();
  const { env, databaseUrl } = files(port, api.baseUrl);
  const started = run(env);
  await listening(started, port);
  const client = createClient(
    () => `http://127.0.0.1:${port}`,
    () => Date.now(),
  );
  await client.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES");
  await client.say("zhuguan", "改派 1 给 李四 张三请假");
  await expect.poll(() => api?.count("message/send")).toBeGreaterThan(0);
  const slow = request({ port, method: "POST", path: "/wecom/app", headers: { "content-length": 100 } });
  slow.on("error", () => undefined);
  slow.write("half");
  const stoppedAt = performance.now();
  started.child.kill("SIGTERM");
  const [code] = await once(started.child, "exit");
  expect(code).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(MOST_MS);
  const database = await openDatabase({ url: databaseUrl, kind: "real", access: "read-only" });
  const { waiting } = await database.read(({ outbox }) => outbox.backlog(Date.now()));
  await database.close();
  // Nobody knows whether it arrived: it is still there, to be tried again.
  expect(waiting).toBeGreaterThan(0);
});
