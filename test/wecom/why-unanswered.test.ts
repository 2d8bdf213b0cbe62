// A request without an answer says why, on a real network, and never says its address.
import { createServer, type Server } from "node:net";
import { afterAll, expect, test } from "vitest";
import { request } from "../../src/wecom/api-request.ts";
import { whyUnanswered } from "../../src/wecom/why-unanswered.ts";

const KEY = "s3cret-key";
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** Answers with these bytes and hangs up; null says nothing; "reset" tears the connection down. */
async function answering(bytes: string | null): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      if (bytes === "reset") socket.resetAndDestroy();
      else if (bytes !== null) socket.end(bytes);
      else socket.unref();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

async function hintFor(base: string): Promise<string> {
  const url = new URL(`${base}/cgi-bin/user/get?access_token=${KEY}`);
  const error: unknown = await request({ timeoutMs: 300 }, { url, path: "user/get", secrets: [KEY] }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(String((error as Error).stack)).not.toMatch(/s3cret|127\.0\.0\.1|example/);
  return (error as { hint?: string }).hint ?? "";
}

test.each([
  ["refused", async () => "http://127.0.0.1:2", "ECONNREFUSED"],
  ["a port that fetch refuses", async () => "http://127.0.0.1:6666", "bad port"],
  ["no such name", async () => "http://no.such.host.invalid", /^ENOTFOUND$|^EAI_AGAIN$/],
  ["silent", async () => `http://${await answering(null)}`, "timeout"],
  ["reset", async () => `http://${await answering("reset")}`, "ECONNRESET"],
  ["closed", async () => `http://${await answering("")}`, "the connection was closed"],
  [
    "closed half-way",
    async () => `http://${await answering("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{")}`,
    "the connection was closed",
  ],
  ["no HTTP", async () => `http://${await answering("220 smtp.example\r\n")}`, /^no HTTP(: HPE_\w+)?$/],
  ["no TLS", async () => `https://${await answering("HTTP/1.1 400 Bad Request\r\n\r\n")}`, /^TLS: /],
  ["no scheme of the web", async () => "gopher://127.0.0.1", "unknown scheme"],
])("%s", async (_, base, hint) => {
  expect(await hintFor(await base())).toMatch(hint);
});

test("a certificate is told as TLS, and what nobody foresaw as no answer", () => {
  const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
  const coded = (code: string) => Object.assign(new Error(`https://x?access_token=${KEY}`), { code });
  for (const code of ["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"])
    expect(whyUnanswered(failed(coded(code)))).toBe(`TLS: ${code}`);
  expect(whyUnanswered(failed(coded("UND_ERR_CONNECT_TIMEOUT")))).toBe("timeout");
  expect(whyUnanswered(failed(new Error(`at https://x?access_token=${KEY}`)))).toBe("no answer");
  expect(whyUnanswered(KEY)).toBe("no answer");
});
