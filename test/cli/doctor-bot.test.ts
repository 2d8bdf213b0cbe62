// What doctor says about the group bot's long connection: it asks WeCom only where no server would be thrown out by that.
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { BOT_STANDING } from "../../db/stores/settings.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FakeSocket, startFakeSocket } from "../wecom/fake-socket.ts";

const NOW = Date.UTC(2026, 2, 10);
const SECRET = "s3cr3t-of-the-bot";

let fake: FakeSocket;
beforeEach(async () => {
  fake = await startFakeSocket();
});
afterEach(() => fake.close());

onOneEngine((engine) => {
  let url: string;
  beforeAll(async () => {
    url = await engine.migratedUrl();
  });
  /** @param server what one wrote down before; a heartbeat of "" is none */
  async function doctor(server: { readonly heartbeat: string; readonly standing?: string }): Promise<string> {
    const database = await openDatabase({ url, kind: "real", access: "server" });
    await database.transaction(async ({ settings }) => {
      await settings.put("heartbeat", server.heartbeat);
      if (server.standing !== undefined) await settings.put(BOT_STANDING, server.standing);
    });
    await database.close();
    let out = "";
    await doctorTool(
      {
        argv: [],
        env: {
          DATABASE_URL: url,
          WECOM_BOT_ID: "bot-1",
          WECOM_BOT_SECRET: SECRET,
          WECOM_BOT_WS_URL: fake.url,
        },
        print: async (line) => {
          out += line;
        },
      },
      NOW,
    );
    expect(out).not.toContain(SECRET);
    return /^\S+ +bot .*$/m.exec(out)?.[0] ?? "";
  }

  test("a server runs: what it says last is told, and it is left in peace", async () => {
    const heartbeat = String(NOW - 60_000);
    expect(await doctor({ heartbeat })).toMatch(/^FAIL bot .*not connected yet/);
    expect(await doctor({ heartbeat, standing: "connected" })).toMatch(/^ok {3}bot .*connected/);
    expect(await doctor({ heartbeat, standing: "lost: close code 1006" })).toMatch(
      /^FAIL bot .*lost: close code 1006/,
    );
    expect(fake.connections).toEqual([]);
  });

  test("no server, or none any more: it tries id and secret, and lets go at once", async () => {
    expect(await doctor({ heartbeat: "" })).toBe("ok   bot           WeCom takes id and secret");
    expect(fake.connections).toHaveLength(1);
    await expect.poll(() => fake.last().isOpen()).toBe(false);
    fake.answer = () => ({ errcode: 40001, errmsg: `invalid ${SECRET}` });
    expect(await doctor({ heartbeat: String(NOW - 600_000), standing: "connected" })).toMatch(
      /^FAIL bot .*refused \(40001\): WECOM_BOT_ID or WECOM_BOT_SECRET/,
    );
    await fake.close();
    expect(await doctor({ heartbeat: "" })).toMatch(/^FAIL bot .*ECONNREFUSED/);
    fake = await startFakeSocket();
  });
});
