// Files that come from WeCom and go there: fetched to a limit, unsealed, named, refused in words (wecom.md 3.2, 4.10).
import { createCipheriv, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { fetchSealed, unsealed } from "../../src/wecom/aibot-file.ts";
import { finishedStream } from "../../src/wecom/aibot-reply.ts";
import { createWecomApi } from "../../src/wecom/api.ts";
import { bytesOf, filenameIn } from "../../src/wecom/response-file.ts";
import { sendToResponseUrl } from "../../src/wecom/webhook.ts";

const KEY = randomBytes(32);
const aesKey = KEY.toString("base64").replace(/=+$/, "");
function sealed(bytes: Buffer): Buffer {
  const count = 32 - (bytes.length % 32);
  const cipher = createCipheriv("aes-256-cbc", KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(count, count)), cipher.final()]);
}
const answering =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): typeof fetch =>
  async () =>
    new Response(typeof body === "string" ? body : new Uint8Array(body), { headers, status });
const url = "https://files.test/a";

test.each([0, 1, 31, 32, 33, 5000])("%i bytes come out as they went in", (size) => {
  const bytes = randomBytes(size);
  expect(unsealed(sealed(bytes), aesKey)).toEqual(bytes);
});

test("another key, a cut file and no key at all are refused", () => {
  const bytes = sealed(Buffer.from("客户,电话"));
  expect(() => unsealed(bytes, randomBytes(32).toString("base64"))).toThrow(/another key/);
  expect(() => unsealed(bytes.subarray(0, -3), aesKey)).toThrow(/not sealed/);
  expect(() => unsealed(bytes, "")).toThrow(/not sealed/);
});

test("a file is fetched with its name as a form writes it", async () => {
  const fetch = answering(sealed(Buffer.from("x")), {
    "content-disposition": 'attachment; filename="%E5%AE%A2%E6%88%B7+%26%E8%A1%A8.csv"',
  });
  expect(await fetchSealed({ fetch }, { url, aesKey }, 100)).toEqual({
    bytes: Buffer.from("x"),
    name: "客户 &表.csv",
  });
});

test.each([
  ["attachment; filename=a.csv", "a.csv"],
  ["attachment; filename*=UTF-8''%E5%AE%A2%20a.csv; filename=x", "客 a.csv"],
  [`attachment; filename="${Buffer.from("客户.csv").toString("latin1")}"`, "客户.csv"],
  ['attachment; filename="../../etc/passwd"', ".._.._etc_passwd"],
  ['attachment; filename="100%.csv"', "100%.csv"],
  ["", ""],
])("%s is called %s", (disposition, name) => {
  expect(filenameIn(disposition)).toBe(name);
});

test.each([
  "http://127.0.0.1/a",
  "http://localhost:9200/a",
  "http://169.254.169.254/latest/meta-data/",
  "http://100.100.100.200/latest/meta-data/",
  "https://10.1.2.3/a",
  "http://172.20.0.1/a",
  "http://192.168.1.1/a",
  "http://0.0.0.0/a",
  "http://2130706433/a",
  "http://0x7f.1/a",
  "http://[::1]/a",
  "http://[::ffff:127.0.0.1]/a",
  "http://[fd00::1]/a",
  "http://[fe80::1]/a",
  "http://intranet/a",
  "http://user:word@files.test/a",
])("neither a file nor an answer is asked of the machine's own network: %s", async (inside) => {
  let asked = 0;
  const answer = answering("{}");
  const fetch: typeof answer = (...given) => {
    asked++;
    return answer(...given);
  };
  await expect(fetchSealed({ fetch }, { url: inside, aesKey }, 100)).rejects.toThrow(
    /no address that may be/,
  );
  await expect(sendToResponseUrl({ fetch }, inside, finishedStream("s", "好"))).rejects.toThrow(
    /no address that may be/,
  );
  expect(asked).toBe(0);
});

test.each([
  ["http://10.1.2.3", "http://10.1.2.9:8080/a", true],
  ["https://wecom.corp.example", "http://files/a", true],
  ["http://127.0.0.1:4000", "http://127.0.0.1:5000/a", true],
  ["http://10.1.2.3", "http://127.0.0.1/a", false],
  ["https://wecom.corp.example", "http://169.254.169.254/a", false],
])("of a private deployment at %s, %s is asked: %s", async (baseUrl, inside, isAsked) => {
  const fetch = answering(sealed(Buffer.from("x")));
  const fetched = fetchSealed({ fetch, baseUrl }, { url: inside, aesKey }, 100);
  if (isAsked) expect((await fetched).bytes.toString()).toBe("x");
  else await expect(fetched).rejects.toThrow(/no address that may be/);
});

test("more than is taken is not read to its end, whatever its length is said to be", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  await expect(bytesOf(new Response(endless), 5000)).rejects.toThrow("larger");
  expect(given).toBeLessThan(20_000);
  const lying = new Response("x", { headers: { "content-length": "999999" } });
  await expect(bytesOf(lying, 5000)).rejects.toThrow("larger");
});

test("an address that is none, and one that is gone, are refused; the address is in no error", async () => {
  await expect(fetchSealed({}, { url: "file:///etc/passwd", aesKey }, 100)).rejects.toThrow(/no address/);
  const gone = fetchSealed({ fetch: answering("", {}, 404) }, { url: `${url}?secret=1`, aesKey }, 100);
  await expect(gone).rejects.toThrow("HTTP 404");
  await gone.catch((error: Error) => expect(error.message).not.toContain("secret"));
});

test("the app's media: bytes, or JSON where it is refused; an upload is told by its id", async () => {
  const asked: string[] = [];
  const api = createWecomApi({
    corpId: "c",
    secret: "s",
    agentId: 1,
    fetch: async (input, init) => {
      const address = new URL(String(input));
      asked.push(address.pathname);
      if (address.pathname.endsWith("gettoken"))
        return Response.json({ access_token: "T", expires_in: 7200 });
      if (address.searchParams.get("media_id") === "gone")
        return Response.json({ errcode: 40007, errmsg: "invalid media_id" });
      if (address.pathname.endsWith("media/get"))
        return new Response("bytes", { headers: { "content-disposition": "attachment; filename=a.csv" } });
      const form = init?.body;
      const file = form instanceof FormData ? form.get("media") : null;
      if (!(file instanceof File)) throw new Error("no file was uploaded");
      const type = address.searchParams.get("type");
      return Response.json({ errcode: 0, media_id: `M-${type}-${file.name}-${file.size}` });
    },
  });
  expect(await api.download("there", 100)).toEqual({ bytes: Buffer.from("bytes"), name: "a.csv" });
  await expect(api.download("gone", 100)).rejects.toMatchObject({ errcode: 40007 });
  await expect(api.download("there", 3)).rejects.toThrow("larger");
  expect(await api.upload("file", { name: "客户.xlsx", bytes: Buffer.alloc(7) })).toBe("M-file-客户.xlsx-7");
  expect(await api.upload("image", { name: "漏斗.png", bytes: Buffer.alloc(9) })).toBe("M-image-漏斗.png-9");
});
