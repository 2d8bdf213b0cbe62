// What operators ask: is it well, and what does it do.
import { expect, test } from "vitest";
import { createHealth } from "../../src/bot/health.ts";
import { onOneEngine } from "../setup/databases.ts";
import { startRealBot } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";

const well = { directoryTried: () => true, database: async () => "real", idleMs: () => 1000 };

test("all parts well is ok", async () => {
  expect(await createHealth(well)()).toMatchObject({ ok: true });
});

test.each([
  ["directory", { directoryTried: () => false }],
  ["database", { database: () => Promise.reject(new Error("gone")) }],
  ["pusher", { idleMs: () => 300_001 }],
])("the part that ails is named: %s", async (part, broken) => {
  const { ok, parts } = await createHealth({ ...well, ...broken })();
  expect(ok).toBe(false);
  expect(
    Object.entries(parts)
      .filter(([, state]) => state !== "ok")
      .map(([name]) => name),
  ).toEqual([part]);
});

onOneEngine((engine) => {
  test("healthz answers 200 once the directory was tried; metrics only to loopback or with the token", async () => {
    const api = await startDirectoryApi();
    const bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api, metricsToken: "m-token" });
    const health = await fetch(`${bot.url}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: "ok",
      directory: "ok",
      database: "ok",
      pusher: "ok",
    });
    await bot.say("ZhangSan", "帮助");
    const metrics = await fetch(`${bot.url}/metrics`);
    expect(await metrics.text()).toContain('wecom_callback_seconds_count{door="app",status="200"} 1');
    const proxied = { "x-forwarded-for": "203.0.113.7" };
    expect((await fetch(`${bot.url}/metrics`, { headers: proxied })).status).toBe(403);
    const token = { ...proxied, authorization: "Bearer m-token" };
    expect((await fetch(`${bot.url}/metrics`, { headers: token })).status).toBe(200);
    await bot.stop();
    await api.close();
  });
});
