// Pictures in the outbox: drawn when they go, by every way there is; whatever becomes of one, the words beside it arrive.
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { NewNotice } from "../../db/stores/outbox.ts";
import { createFilesOut, type PictureOf } from "../../src/bot/files-out.ts";
import { createWays } from "../../src/bot/senders.ts";
import { readWords } from "../../src/bot/words.ts";
import { NotPainted } from "../../src/charts/painter.ts";
import { createRulesAt } from "../../src/chat/rules-in-force.ts";
import type { DepartmentGroup } from "../../src/domain/people/groups.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createDelivery, type Delivery } from "../../src/push/deliver.ts";
import type { Delivered } from "../../src/push/delivered.ts";
import { createWecomApi } from "../../src/wecom/api.ts";
import { readSpec, writeSpec } from "../../src/workflows/exports/spec.ts";
import { funnel } from "../charts/examples.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const SPEC = { kind: "picture", picture: "funnel", of: ["3", "2026Q4"], format: "png" } as const;
const words = await readWords();

describe("as it stands in the outbox", () => {
  test.each([
    [SPEC, "picture/funnel+3+2026Q4/png"],
    [{ ...SPEC, of: [] }, "picture/funnel/png"],
    [{ ...SPEC, picture: "target", of: ["a/b+c", "", "张三"] }, null],
  ])("%j is read as it was written", (spec, text) => {
    if (text !== null) expect(writeSpec(spec)).toBe(text);
    expect(readSpec(writeSpec(spec))).toEqual(spec);
  });

  test.each(["picture//png", "picture/funnel/xlsx", "export/mine/png"])("%s is nobody's", (text) => {
    expect(readSpec(text)).toBeNull();
  });
});

onOneEngine((engine) => {
  let talk: Talk;
  let delivery: Delivery;
  /** What WeCom was asked, in order: by the app and webhooks its path, by the bot its command. */
  let asked: { readonly what: string; readonly body: Readonly<Record<string, unknown>> }[];
  let refuse: (what: string, body: Readonly<Record<string, unknown>>) => object | null;
  let png: Buffer;
  let drawn: number;
  let pictureOf: PictureOf;
  let paint: () => Promise<Buffer>;
  let told: Delivered[];
  let now: number;

  beforeEach(async () => {
    talk = await openTalk(engine);
    now = talk.now();
    asked = [];
    told = [];
    refuse = () => null;
    png = Buffer.from("\x89PNG and the rest", "latin1");
    drawn = 0;
    pictureOf = async () => funnel;
    paint = async () => {
      drawn += 1;
      return png;
    };
    deliverBy({ app: true, bot: false });
  });

  function deliverBy({ app, bot }: { readonly app: boolean; readonly bot: boolean }): void {
    const fetch = async (
      input: Parameters<typeof globalThis.fetch>[0],
      init?: RequestInit,
    ): Promise<Response> => {
      const { pathname, searchParams } = new URL(String(input));
      const what = pathname.replace("/cgi-bin/", "");
      if (what === "gettoken") return Response.json({ access_token: "T", expires_in: 7200 });
      const body =
        init?.body instanceof FormData
          ? { type: searchParams.get("type"), file: init.body.get("media") }
          : (JSON.parse(String(init?.body)) as Record<string, unknown>);
      asked.push({ what, body });
      return Response.json(refuse(what, body) ?? { errcode: 0, media_id: "M1" });
    };
    const api = createWecomApi({ corpId: "c", secret: "s", agentId: 1, fetch });
    const ways = createWays({
      endpoint: () => ({ fetch }),
      api: () => (app ? api : null),
      database: talk.database,
      fileOf: createFilesOut(
        { ...words, database: talk.database, now: () => now, rulesAt: createRulesAt(DEFAULT_RULEBOOK) },
        { painter: { paint: () => paint() }, pictureOf: (spec, to) => pictureOf(spec, to) },
      ),
      bot: !bot
        ? null
        : {
            waitMs: () => 0,
            spoke: () => undefined,
            socket: {
              async request(what, body) {
                asked.push({ what, body: body as Record<string, unknown> });
                return { upload_id: "U1", media_id: "M2" };
              },
            },
          },
    });
    delivery = createDelivery({
      ...ways,
      transaction: talk.database.transaction,
      now: () => now,
      delivered: (result, { file }) => {
        if (file !== null) told.push(result);
      },
    });
  }

  const enqueue = (notice: NewNotice) => talk.database.transaction(({ outbox }) => outbox.enqueue(notice));
  const put = (toKind: NewNotice["toKind"], toId: string, more: Partial<NewNotice> = {}) =>
    enqueue({
      key: `k${toKind}${toId}`,
      toKind,
      toId,
      markdown: "漏斗",
      text: "漏斗",
      at: now,
      file: writeSpec(SPEC),
      ...more,
    });
  const say = ({ key, text, at = now }: { key: string; text: string; at?: number }) =>
    enqueue({ key, toKind: "member", toId: "ZhangSan", markdown: text, text, at });
  const bind = (way: DepartmentGroup["way"], address: string) =>
    talk.database.transaction(({ groups }) =>
      groups.bind({ departmentId: 3, audience: "managers", way, address, by: "admin", at: now }),
    );
  const stateOf = async (key: string) =>
    (await talk.database.read(({ dump }) => dump.rowsOf("outbox"))).find((row) => row.key === key)?.state;

  describe("the ways", () => {
    test("to a member by the app: uploaded as a picture, told by its id, of what they may see", async () => {
      const whom: unknown[] = [];
      pictureOf = async (spec, to) => {
        whom.push(spec, to);
        return funnel;
      };
      await put("member", "ZhangSan");
      await delivery.run();
      expect(whom).toEqual([SPEC, { toKind: "member", toId: "ZhangSan" }]);
      expect(asked.map(({ what }) => what)).toEqual(["media/upload", "message/send"]);
      const { type, file } = asked[0]?.body ?? {};
      expect(type).toBe("image");
      expect((file as File).name).toBe("华东大区 第四季度漏斗 2026-03-10.png");
      expect(Buffer.from(await (file as File).arrayBuffer())).toEqual(png);
      expect(asked[1]?.body).toMatchObject({
        touser: "ZhangSan",
        msgtype: "image",
        image: { media_id: "M1" },
      });
    });

    test("to a member where there is only the group bot, and into a chat of its", async () => {
      deliverBy({ app: false, bot: true });
      await put("member", "ZhangSan");
      await put("chat", "wrA");
      await delivery.run();
      const of = (what: string) => asked.filter((one) => one.what === what).map(({ body }) => body);
      expect(of("aibot_upload_media_init")).toHaveLength(2);
      expect(of("aibot_upload_media_init")[0]).toMatchObject({ type: "image", total_size: png.length });
      expect(of("aibot_send_msg")).toEqual(
        expect.arrayContaining([
          { chatid: "ZhangSan", chat_type: 1, msgtype: "image", image: { media_id: "M2" } },
          { chatid: "wrA", chat_type: 2, msgtype: "image", image: { media_id: "M2" } },
        ]),
      );
    });

    test("to a group by its webhook: in the message itself, with the hash of its bytes", async () => {
      await bind("webhook", "KEY");
      await put("managers", "3");
      await delivery.run();
      const md5 = createHash("md5").update(png).digest("hex");
      expect(asked).toEqual([
        {
          what: "webhook/send",
          body: { msgtype: "image", image: { base64: png.toString("base64"), md5 } },
        },
      ]);
      expect(told).toEqual([{ outcome: "sent" }]);
    });

    test("into the group that the app made, which is made when it is not there", async () => {
      await bind("appchat", "G1");
      let isThere = false;
      refuse = (what) => {
        if (what === "appchat/create") isThere = true;
        return what === "appchat/send" && !isThere ? { errcode: 86001, errmsg: "no such chat" } : null;
      };
      await put("managers", "3");
      await delivery.run();
      expect(asked.map(({ what }) => what)).toEqual([
        "media/upload",
        "appchat/send",
        "appchat/create",
        "appchat/send",
      ]);
      expect(asked.at(-1)?.body).toEqual({ chatid: "G1", msgtype: "image", image: { media_id: "M1" } });
    });

    test("into the group the bot is in", async () => {
      deliverBy({ app: true, bot: true });
      await bind("bot", "wrBoss");
      await put("managers", "3");
      await delivery.run();
      expect(asked.at(-1)).toMatchObject({
        what: "aibot_send_msg",
        body: { chatid: "wrBoss", chat_type: 2 },
      });
    });
  });

  describe("where it cannot be sent", () => {
    test("it is not even drawn: no way to the chat, no group any more", async () => {
      // One after the other: chats are served side by side.
      await put("chat", "wrA");
      await delivery.run();
      await put("managers", "3");
      await delivery.run();
      expect(told.map((one) => one.outcome === "failed" && one.error)).toEqual([
        expect.stringContaining("(no-bot)"),
        expect.stringContaining("(no-group)"),
      ]);
      expect([drawn, asked.length]).toEqual([0, 0]);
    });

    test("nothing is on it for whoever would get it: nothing is sent", async () => {
      pictureOf = async () => null;
      await put("member", "ZhangSan");
      await delivery.run();
      expect(asked).toEqual([]);
      expect(told).toMatchObject([{ outcome: "failed", error: expect.stringContaining("(no-file)") }]);
    });

    test("a group takes 2 MB by its webhook; more is not tried again and again", async () => {
      png = Buffer.alloc(2 * 1024 * 1024 + 1);
      await bind("webhook", "KEY");
      await put("managers", "3");
      await delivery.run();
      expect(told).toMatchObject([{ outcome: "failed", error: expect.stringContaining("(too-large)") }]);
      expect(asked).toEqual([]);
    });

    test("a list is for one's own eyes: no group gets it, whatever stands in the outbox", async () => {
      await bind("webhook", "KEY");
      await put("managers", "3", { file: "export/mine/xlsx" });
      await delivery.run();
      expect(asked).toEqual([]);
    });
  });

  describe("the words beside it", () => {
    test("arrive before it, and what comes behind it arrives too, when it cannot be drawn", async () => {
      paint = async () => {
        throw new NotPainted("a picture took longer than 20000 ms");
      };
      await say({ key: "k1", text: "卡在方案论证" });
      await put("member", "ZhangSan", { key: "k2", at: now + 1 });
      await say({ key: "k3", text: "明早见", at: now + 2 });
      now += 10;
      await delivery.run();
      expect(JSON.stringify(asked)).toContain("卡在方案论证");
      expect(JSON.stringify(asked)).toContain("明早见");
      expect(told).toMatchObject([{ outcome: "failed", error: expect.stringContaining("(picture)") }]);
      // It is for the log: no admin can mend it.
      expect(told[0]).not.toHaveProperty("trouble");
      expect(await Promise.all(["k1", "k2", "k3"].map(stateOf))).toEqual(["sent", "failed", "sent"]);
    });

    test("are not said again when only the picture was refused for now, nor is the picture said to be a repeat", async () => {
      let refusals = 1;
      refuse = (what) =>
        what === "media/upload" && refusals-- > 0 ? { errcode: -1, errmsg: "system busy" } : null;
      await say({ key: "k1", text: "卡在方案论证" });
      await put("member", "ZhangSan", { key: "k2", at: now + 1, once: true });
      now += 10;
      await delivery.run();
      expect(await Promise.all(["k1", "k2"].map(stateOf))).toEqual(["sent", "waiting"]);
      now += 60_000;
      await delivery.run();
      expect(await stateOf("k2")).toBe("sent");
      expect(asked.filter(({ body }) => body["msgtype"] === "text")).toHaveLength(1);
      expect(asked.filter(({ body }) => body["msgtype"] === "image")).toHaveLength(1);
    });
  });
});
