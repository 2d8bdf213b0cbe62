// What the operator's log hears of: what broke, never what was refused to a stranger.
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createHttpApp, listen } from "../../src/channels/http.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serving(receive: (query: string, body: string) => Promise<string>, patienceMs?: number) {
  const errors: unknown[] = [];
  const app = createHttpApp({
    doors: { app: { verify: () => "", receive } },
    health: async () => ({ ok: true, parts: {} }),
    metrics: { contentType: "text/plain", text: async () => "", callback: () => undefined },
    metricsToken: null,
    onError: (error) => errors.push(error),
    onMixedUp: (line) => errors.push(line),
    more: () => undefined,
  });
  const server = await listen(app, {
    host: "127.0.0.1",
    port: 0,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/app`;
  const post = async (body: string) => (await fetch(url, { method: "POST", body })).status;
  return { errors, post, url };
}

test("a body that is too long is refused and no line in the log", async () => {
  const { errors, post } = await serving(async () => "");
  expect(await post("x".repeat(65_537))).toBe(413);
  expect(errors).toEqual([]);
});

test("a body is text, however it is cut on its way, and whatever stands before it", async () => {
  const { url } = await serving(async (_query, body) => body);
  const { port } = new URL(url);
  const whole = Buffer.from("\ufeff<xml>商机😀</xml>");
  const answers = await Promise.all(
    Array.from({ length: whole.length - 1 }, async (_, index) => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.write(
        `POST /wecom/app HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${whole.length}\r\n\r\n`,
      );
      for (const part of [whole.subarray(0, index + 1), whole.subarray(index + 1)]) {
        socket.write(part);
        await new Promise((resolve) => setImmediate(resolve));
      }
      const parts: Buffer[] = [];
      socket.on("data", (part: Buffer) => parts.push(part));
      await once(socket, "close");
      return Buffer.concat(parts).toString().split("\r\n\r\n")[1];
    }),
  );
  expect(new Set(answers)).toEqual(new Set(["<xml>商机😀</xml>"]));
});

test("a body that says it is longer than it may be is refused at once, and one that is as long as it may be is heard", async () => {
  const { errors, post } = await serving(async (_query, body) => String(body.length));
  expect(await post("x".repeat(65_536))).toBe(200);
  expect(await post("机".repeat(21_846))).toBe(413);
  expect(errors).toEqual([]);
});

test("the address may be written otherwise: a slash behind it, capitals", async () => {
  const { url } = await serving(async (_query, body) => body);
  for (const other of [`${url}/`, url.replace("wecom/app", "Wecom/App"), `${url}?x=1`])
    expect(await (await fetch(other, { method: "POST", body: "heard" })).text(), other).toBe("heard");
});

test("whoever hangs up in the middle of a body is no line in the log, and others are served", async () => {
  const { errors, post, url } = await serving(async () => "");
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write("POST /wecom/app HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf");
  await once(socket, "connect");
  expect(await post("x")).toBe(200);
  socket.destroy();
  expect(await post("x")).toBe(200);
  expect(errors).toEqual([]);
});

test("a door that breaks is told to the operator, and nothing of it to the caller", async () => {
  const { errors, post } = await serving(() => Promise.reject(new Error("broken")));
  expect(await post("x")).toBe(500);
  expect(errors).toHaveLength(1);
});

test("a caller who never comes to an end is cut off, in the headers as in the body, and others are served", async () => {
  const { errors, post, url } = await serving(async () => "", 50);
  const { port } = new URL(url);
  const openings = [
    "POST /wecom/app HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf",
    "POST /wecom/app HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n",
  ];
  const ends = openings.map(async (opening) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(opening);
    await once(socket, "close");
  });
  expect(await post("x")).toBe(200);
  await Promise.all(ends);
  expect(errors).toEqual([]);
});
