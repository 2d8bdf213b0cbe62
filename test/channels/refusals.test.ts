// What is not a valid callback: its status, no effect, nothing leaked (contract.md, HTTP; performance.md R11).
import { request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCrypto } from "../../src/wecom/crypto.ts";
import { countOf } from "../setup/counts.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { APP, appCrypto, appText, BOT, botText, CORP, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

onOneEngine((engine) => {
  if (engine.name === "postgres") {
    test("the doors know no database; they are tested once", () => expect(engine.name).toBe("postgres"));
    return;
  }
  let api: FakeApi;
  let bot: RunningBot;
  beforeAll(async () => {
    api = await startDirectoryApi();
    bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api });
  });
  afterAll(async () => {
    await bot.stop();
    await api.close();
  });

  const seconds = (shift = 0) => String(Math.floor(bot.now() / 1000) + shift);
  const sealed = (text = appText("ZhangSan", "我的商机"), shift = 0) =>
    appCrypto.seal(text, { timestamp: seconds(shift), nonce: "n1" });
  const queryOf = (parts: { signature: string; timestamp: string; nonce: string }) =>
    new URLSearchParams({
      msg_signature: parts.signature,
      timestamp: parts.timestamp,
      nonce: parts.nonce,
    }).toString();
  const bodyOf = (encrypted: string) => `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  const post = async (query: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${bot.url}/wecom/app?${query}`, {
      method: "POST",
      body: body as string,
      headers,
    });
    return { status: response.status, raw: await response.text() };
  };

  test("a body over 64 KiB is 413 before anything else is looked at", async () => {
    expect(await post("", "x".repeat(65_537))).toEqual({
      status: 413,
      raw: expect.not.stringContaining("at "),
    });
    expect((await post("", "x".repeat(65_536))).status).toBe(400);
  });

  test("an endless body is 413 while it is still coming", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const upload = request(
        `${bot.url}/wecom/app`,
        { method: "POST", headers: { "transfer-encoding": "chunked" } },
        (response) => {
          resolve(response.statusCode ?? 0);
          upload.destroy();
        },
      );
      upload.on("error", reject);
      for (let part = 0; part < 80; part++) upload.write("x".repeat(1024));
    });
    expect(status).toBe(413);
  });

  describe("400: parameters and envelope", () => {
    const whole = () => sealed();
    test.each(["msg_signature", "timestamp", "nonce"])("%s missing", async (name) => {
      const query = new URLSearchParams(queryOf(whole()));
      query.delete(name);
      expect((await post(query.toString(), bodyOf(whole().encrypt))).status).toBe(400);
    });
    test.each(["msg_signature", "timestamp", "nonce"])("%s given twice", async (name) => {
      const parts = whole();
      const query = queryOf(parts);
      expect(
        (await post(`${query}&${name}=${new URLSearchParams(query).get(name)}`, bodyOf(parts.encrypt)))
          .status,
      ).toBe(400);
    });
    test.each([
      ["not XML", "hello"],
      ["empty", ""],
      ["without Encrypt", "<xml><ToUserName>x</ToUserName></xml>"],
      ["with a DOCTYPE", `<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>`],
      ["JSON", `{"encrypt":"x"}`],
    ])("an envelope that is %s", async (_, body) => {
      expect((await post(queryOf(whole()), body)).status).toBe(400);
    });
    test("a timestamp that is none", async () => {
      const parts = appCrypto.seal(appText("ZhangSan", "今日"), { timestamp: "soon", nonce: "n" });
      expect((await post(queryOf(parts), bodyOf(parts.encrypt))).status).toBe(400);
    });
  });

  describe("403: not from WeCom, or too old to be remembered", () => {
    test("a signature over something else", async () => {
      expect((await post(queryOf(sealed()), bodyOf(sealed().encrypt))).status).toBe(403);
    });
    test("another token", async () => {
      const stranger = createCrypto({ ...APP, token: "other", receiverId: CORP });
      const parts = stranger.seal(appText("ZhangSan", "今日"), { timestamp: seconds(), nonce: "n" });
      expect((await post(queryOf(parts), bodyOf(parts.encrypt))).status).toBe(403);
    });
    test("a message older than 7 days; one of 6 days, and one from the future, pass", async () => {
      const old = sealed(undefined, -7 * 86_400 - 60);
      expect((await post(queryOf(old), bodyOf(old.encrypt))).status).toBe(403);
      for (const shift of [-6 * 86_400, 3 * 86_400]) {
        const passing = sealed(undefined, shift);
        expect((await post(queryOf(passing), bodyOf(passing.encrypt))).status).toBe(200);
      }
    });
    test("sealed for another company, and the group bot's seal at the app's door", async () => {
      for (const receiverId of ["wwother", ""]) {
        const other = createCrypto({ ...APP, receiverId });
        const parts = other.seal(appText("ZhangSan", "今日"), { timestamp: seconds(), nonce: "n" });
        expect((await post(queryOf(parts), bodyOf(parts.encrypt))).status).toBe(403);
      }
    });
  });

  test("400 for what is no message once it is opened", async () => {
    for (const text of [
      "hello",
      "<xml></xml>",
      "{}",
      "<xml><FromUserName>x</FromUserName></xml>",
      "<!DOCTYPE a><xml><FromUserName>x</FromUserName><MsgType>text</MsgType></xml>",
    ]) {
      const parts = sealed(text);
      expect((await post(queryOf(parts), bodyOf(parts.encrypt))).status, text).toBe(400);
    }
  });

  test("a type in the header, or none, makes no difference", async () => {
    for (const type of ["text/xml", "application/json", "application/octet-stream", "nonsense"]) {
      const parts = sealed();
      expect((await post(queryOf(parts), bodyOf(parts.encrypt), { "content-type": type })).status, type).toBe(
        200,
      );
    }
  });

  test("nothing of a mutated callback gets through, and the bot lives on", async () => {
    const parts = sealed();
    const body = bodyOf(parts.encrypt);
    const query = queryOf(parts);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(query.length - 1),
        fc.nat(body.length - 1),
        fc.integer({ min: 33, max: 126 }),
        async (q, b, code) => {
          const character = String.fromCharCode(code);
          const changedBody = `${body.slice(0, b)}${character}${body.slice(b + 1)}`;
          const changedQuery = `${query.slice(0, q)}${encodeURIComponent(character)}${query.slice(q + 1)}`;
          const inside =
            b >= body.indexOf(parts.encrypt) && b < body.indexOf(parts.encrypt) + parts.encrypt.length;
          const one = await post(query, changedBody);
          if (inside && changedBody !== body) expect(one.status).toBeGreaterThanOrEqual(400);
          expect([200, 400, 403]).toContain(one.status);
          if (changedQuery !== query)
            expect([200, 400, 403]).toContain((await post(changedQuery, body)).status);
        },
      ),
      { numRuns: countOf("MUTATIONS", 300, 10_000) },
    );
    expect(await bot.say("ZhangSan", "帮助")).toContain("跟进");
  });

  test("what is no HTTP is refused without a trace", async () => {
    const { port } = new URL(bot.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
      let text = "";
      socket.on("data", (part) => {
        text += part;
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  test("other methods and other addresses are 405 and 404", async () => {
    expect((await fetch(`${bot.url}/wecom/app`, { method: "PUT" })).status).toBe(405);
    expect((await fetch(`${bot.url}/wecom`)).status).toBe(404);
    expect((await fetch(`${bot.url}/sandbox`)).status).toBe(404);
  });

  describe("the address check of the console", () => {
    const verify = async (shift: number, change: (query: URLSearchParams) => void = () => undefined) => {
      const { encrypt, signature, timestamp, nonce } = appCrypto.seal("5927782489442352469", {
        timestamp: seconds(shift),
        nonce: "n",
      });
      const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: encrypt });
      change(query);
      const response = await fetch(`${bot.url}/wecom/app?${query}`);
      return { status: response.status, raw: await response.text() };
    };
    test("gets exactly the word that was sealed", async () => {
      expect(await verify(0)).toEqual({ status: 200, raw: "5927782489442352469" });
      expect(await verify(-290)).toMatchObject({ status: 200 });
    });
    test("more than 5 minutes off, either way, is 403", async () => {
      expect(await verify(-310)).toEqual({ status: 403, raw: "" });
      expect(await verify(310)).toEqual({ status: 403, raw: "" });
    });
    test("a changed or missing word is refused", async () => {
      expect((await verify(0, (query) => query.set("echostr", `x${query.get("echostr")}`))).status).toBe(403);
      expect((await verify(0, (query) => query.delete("echostr"))).status).toBe(400);
    });
  });

  test("the group bot's door refuses likewise", async () => {
    const crypto = createCrypto({ ...BOT, receiverId: CORP });
    expect((await bot.bot(botText("ZhangSan", "今日"), { crypto })).status).toBe(403);
    expect((await bot.bot(botText("", "今日"))).status).toBe(400);
    const response = await fetch(`${bot.url}/wecom/bot?msg_signature=a&timestamp=${seconds()}&nonce=n`, {
      method: "POST",
      body: "[]",
    });
    expect(response.status).toBe(400);
  });
});
