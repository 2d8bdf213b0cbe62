// What a real bot lays open to whoever can reach it: its doors, its health, and nothing of the sandbox; and what leaves with an export.
import { expect, test } from "vitest";
import { exportTool } from "../../src/cli/export-tool.ts";
import { onOneEngine } from "../setup/databases.ts";
import { startRealBot } from "../setup/running-bot.ts";
import { APP, BOT, startDirectoryApi } from "../setup/wecom-client.ts";

const WEBHOOK_KEY = "the-groups-own-key";

onOneEngine((engine) => {
  test("nothing of the sandbox answers there: no page, no server API, no clock, no person to choose", async () => {
    const api = await startDirectoryApi();
    const bot = await startRealBot({
      databaseUrl: await engine.migratedUrl(),
      api,
      publicUrl: "https://bot.example",
    });
    try {
      for (const path of [
        "/sandbox",
        "/sandbox/",
        "/sandbox/api/people",
        "/sandbox/wecom/cgi-bin/gettoken",
      ]) {
        const asked = await fetch(`${bot.url}${path}`, { redirect: "manual" });
        expect(asked.status, path).toBeGreaterThanOrEqual(400);
      }
      const turned = await fetch(`${bot.url}/sandbox/clock`, { method: "POST", body: "{}" });
      expect(turned.status).toBeGreaterThanOrEqual(400);
      const login = await fetch(`${bot.url}/login?to=/`, {
        redirect: "manual",
        headers: { host: "bot.example" },
      });
      expect(await login.text()).not.toContain("ZhangSan");
    } finally {
      await bot.stop();
      await api.close();
    }
  });

  test("an export and a backup's reader get no secret: no key of a group, of a session, of an erased person, of the app", async () => {
    const api = await startDirectoryApi();
    const databaseUrl = await engine.migratedUrl();
    const bot = await startRealBot({ databaseUrl, api, publicUrl: "https://bot.example" });
    try {
      const address = `${api.baseUrl}/cgi-bin/webhook/send?key=${WEBHOOK_KEY}`;
      expect(await bot.say("zhuguan", `绑定群 销售一部 ${address}`)).toContain("销售一部");
      await bot.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES");
      let out = "";
      await exportTool({
        argv: [],
        env: { DATABASE_URL: databaseUrl },
        print: async (text) => {
          out += text;
        },
      });
      expect(JSON.parse(out).items).toHaveLength(1);
      for (const secret of [WEBHOOK_KEY, APP.secret, APP.token, APP.aesKey, BOT.token, BOT.aesKey])
        expect(out).not.toContain(secret);
      expect(out).not.toMatch(/session-secret|tombstone-key/);
    } finally {
      await bot.stop();
      await api.close();
    }
  });
});
