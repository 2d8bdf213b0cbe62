// What doctor says about the group bot's long connection: it asks WeCom only where no server would be thrown out by that.
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { BOT_STANDING } from "../../db/settings.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { onEachEngine } from "../setup/databases.ts";
import { type FakeSocket, startFakeSocket } from "../wecom/fake-socket.ts";

const NOW = Date.UTC(2026, 2, 10);
const SECRET = "s3cr3t-of-the-bot";

let fake: FakeSocket;
beforeEach(async () => {
  fake = await startFakeSocket();
});
afterEach(() => fake.close());

onEachEngine((engine) => {
  async function doctor(server: Readonly<Record<string, string>>): Promise<string> {
    const url = await engine.freshUrl();
    const database = await openDatabase({ url, kind: "real", access: "server" });
    await database.transaction(async ({ settings }) => {
      for (const [name, value] of Object.entries(server)) await settings.put(name, value);
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

  test("no server: it tries id and secret, and lets go at once", async () => {
    expect(await doctor({})).toBe("ok   bot           WeCom takes id and secret");
    expect(fake.connections).toHaveLength(1);
    await expect.poll(() => fake.last().isOpen()).toBe(false);
    fake.answer = () => ({ errcode: 40001, errmsg: `invalid ${SECRET}` });
    expect(await doctor({ heartbeat: String(NOW - 600_000), [BOT_STANDING]: "connected" })).toMatch(
      /^FAIL bot .*refused \(40001\): WECOM_BOT_ID or WECOM_BOT_SECRET/,
    );
    await fake.close();
    expect(await doctor({})).toMatch(/^FAIL bot .*ECONNREFUSED/);
    fake = await startFakeSocket();
  });

  test("a server runs: what it says last is told, and it is left in peace", async () => {
    const heartbeat = String(NOW - 60_000);
    expect(await doctor({ heartbeat, [BOT_STANDING]: "connected" })).toMatch(/^ok {3}bot .*connected/);
    expect(await doctor({ heartbeat, [BOT_STANDING]: "lost: close code 1006" })).toMatch(
      /^FAIL bot .*lost: close code 1006/,
    );
    expect(await doctor({ heartbeat })).toMatch(/^FAIL bot .*not connected yet/);
    expect(fake.connections).toEqual([]);
  });
});
