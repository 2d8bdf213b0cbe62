import { afterEach, describe, expect, it } from "vitest";
import { createWecomApi, type WecomApi } from "../../src/wecom/api.ts";
import { classOf, type ErrorClass, WecomApiError } from "../../src/wecom/api-error.ts";
import { type Asked, type FakeApi, startFakeApi } from "./fake-api.ts";

const SECRET = "s3cr3t-of-the-app";
let fake: FakeApi | undefined;
let nowMs = 0;

afterEach(async () => {
  await fake?.close();
  fake = undefined;
});

/** An app whose API answers so; the clock stands at nowMs. */
async function app(
  answer: (asked: Asked) => ReturnType<Parameters<typeof startFakeApi>[0]>,
): Promise<[WecomApi, FakeApi]> {
  nowMs = 1000;
  fake = await startFakeApi(answer);
  const options = { corpId: "ww1", secret: SECRET, agentId: 1000002, now: () => nowMs };
  return [createWecomApi({ ...options, baseUrl: `${fake.baseUrl}/` }), fake];
}

async function failureOf(work: Promise<unknown>): Promise<WecomApiError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof WecomApiError) return error;
  throw new Error("no WecomApiError", { cause: error });
}

describe("the access token", () => {
  it("is asked for once by fifty calls at once, and travels in the query", async () => {
    const [api, { asked, count }] = await app(() => undefined);
    await Promise.all(Array.from({ length: 50 }, (_, at) => api.get("user/get", { userid: `u${at}` })));
    expect(count("gettoken")).toBe(1);
    expect(asked[0]).toMatchObject({ query: { corpid: "ww1", corpsecret: SECRET } });
    expect(asked.filter(({ query }) => query.access_token === "T1")).toHaveLength(50);
  });

  it("is kept until shortly before its end", async () => {
    const [api, { count }] = await app(() => undefined);
    await api.get("getcallbackip");
    nowMs += 6_899_000;
    await api.get("getcallbackip");
    expect(count("gettoken")).toBe(1);
    nowMs += 2_000;
    await api.get("getcallbackip");
    expect(count("gettoken")).toBe(2);
  });

  it.each([42001, 40014, 41001])("is fetched anew exactly once when fifty calls meet %i", async (errcode) => {
    const [api, { asked, count }] = await app(({ path, query }) =>
      path !== "gettoken" && query.access_token === "T1" ? { errcode, errmsg: "expired" } : undefined,
    );
    await Promise.all(Array.from({ length: 50 }, () => api.post("message/send", {})));
    expect(count("gettoken")).toBe(2);
    expect(asked.filter(({ query }) => query.access_token === "T2")).toHaveLength(50);
  });

  it("is fetched anew once for a call that is refused with 40001 while gettoken is fine", async () => {
    const [api, { asked, count }] = await app(({ path, query }) =>
      path !== "gettoken" && query.access_token === "T1" ? { errcode: 40001, errmsg: "invalid" } : undefined,
    );
    await Promise.all(Array.from({ length: 50 }, () => api.post("message/send", {})));
    expect(count("gettoken")).toBe(2);
    expect(asked.filter(({ query }) => query.access_token === "T2")).toHaveLength(50);
  });

  it("is not asked for in a loop where 40001 does not end, and once more after a minute", async () => {
    const [api, { count }] = await app(({ path }) => (path === "gettoken" ? undefined : { errcode: 40001 }));
    for (let call = 0; call < 20; call++)
      expect(await failureOf(api.post("message/send", {}))).toMatchObject({ errclass: "configuration" });
    expect(count("gettoken")).toBe(2);
    nowMs += 61_000;
    await failureOf(api.post("message/send", {}));
    await failureOf(api.post("message/send", {}));
    expect(count("gettoken")).toBe(3);
  });

  it("is not fetched a third time for a call that is refused again", async () => {
    const [api, { count }] = await app(({ path }) => (path === "gettoken" ? undefined : { errcode: 42001 }));
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errcode: 42001, errclass: "token" });
    expect([count("gettoken"), count("user/get")]).toEqual([2, 2]);
  });

  it("is not asked for again for a minute after a wrong secret", async () => {
    const [api, { count }] = await app(() => ({ errcode: 40001, errmsg: "invalid credential" }));
    const all = await Promise.all(Array.from({ length: 50 }, () => failureOf(api.get("user/get"))));
    expect(new Set(all.map(({ errcode }) => errcode))).toEqual(new Set([40001]));
    nowMs += 59_000;
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errcode: 40001, errclass: "configuration" });
    expect([count("gettoken"), count("user/get")]).toEqual([1, 0]);
    nowMs += 2_000;
    await failureOf(api.get("user/get"));
    expect(count("gettoken")).toBe(2);
  });

  it("is asked for again at once after a broken connection", async () => {
    let broken = true;
    const [api] = await app(({ path }) => (path === "gettoken" && broken ? "reset" : undefined));
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errclass: "network" });
    broken = false;
    await expect(api.get("user/get")).resolves.toEqual({ errcode: 0 });
  });

  it("that is missing in the answer is a failure", async () => {
    const [api] = await app(({ path }) =>
      path === "gettoken" ? { errcode: 0, access_token: "" } : undefined,
    );
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errclass: "network" });
  });
});

describe("a call", () => {
  it("is a failure by its errcode, not by HTTP's status, and success without one", async () => {
    const [api] = await app(({ path }) =>
      path === "user/get" ? { errcode: 60111, errmsg: "userid not found", name: "" } : undefined,
    );
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errcode: 60111, errclass: "recipient" });
    await expect(api.get("old/one")).resolves.toEqual({ errcode: 0 });
  });

  it("without errcode in the answer succeeded", async () => {
    const [api] = await app(({ path }) => (path === "old/one" ? { name: "x" } : undefined));
    await expect(api.get("old/one")).resolves.toEqual({ name: "x" });
  });

  it.each<[string, ReturnType<Parameters<typeof startFakeApi>[0]>, ErrorClass]>([
    ["breaks off", "reset", "network"],
    ["ends in a server error", { status: 502, raw: "<html>" }, "network"],
    ["is throttled by a gateway", { status: 429, raw: "" }, "window"],
    ["goes nowhere", { status: 404, raw: "" }, "configuration"],
    ["is redirected", { status: 301, raw: "" }, "configuration"],
    ["is answered by a login page", { status: 200, raw: "<html>" }, "network"],
    ["is answered by a list", { status: 200, raw: "[]" }, "network"],
  ])("that %s says so, and is not repeated", async (_what, answer, errclass) => {
    const [api, { count }] = await app(({ path }) => (path === "gettoken" ? undefined : answer));
    expect(await failureOf(api.post("message/send", {}))).toMatchObject({ errcode: -1, errclass });
    expect(count("message/send")).toBe(1);
  });

  it("that is never answered ends at its time limit", async () => {
    const answerTokenOnly: typeof fetch = async (url, init) => {
      if (String(url).includes("/gettoken?")) return Response.json({ access_token: "T1", expires_in: 7200 });
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    };
    const options = { corpId: "ww1", secret: SECRET, agentId: 1, timeoutMs: 20 };
    const api = createWecomApi({ ...options, fetch: answerTokenOnly });
    expect(await failureOf(api.get("user/get"))).toMatchObject({ errclass: "network", hint: "timeout" });
  });

  it("tells WeCom's words without the secrets in them", async () => {
    const [api] = await app(({ path, query }) =>
      path === "gettoken"
        ? undefined
        : { errcode: 60020, errmsg: `hint: [17], from ip: 1.2.3.4, ${query.access_token} ${SECRET}` },
    );
    const failure = await failureOf(api.get("user/get"));
    expect(failure).toMatchObject({
      errclass: "configuration",
      hint: "hint: [17], from ip: 1.2.3.4, *** ***",
    });
    expect(failure.message).toContain("user/get: errcode 60020");
  });

  it("shows neither secret nor address when there is nobody at the other end", async () => {
    const [, { baseUrl, close }] = await app(() => undefined);
    await close();
    fake = undefined;
    const api = createWecomApi({ corpId: "ww1", secret: SECRET, agentId: 1, baseUrl });
    const failure = await failureOf(api.get("user/get"));
    expect(failure).toMatchObject({ errcode: -1, errclass: "network", hint: "ECONNREFUSED" });
    expect(JSON.stringify([failure.message, failure.stack, failure.cause])).not.toContain(SECRET);
  });

  it("sends plain UTF-8: no escapes, no half characters, no control characters", async () => {
    const [api, { asked }] = await app(() => undefined);
    await api.post("message/send", { text: { content: "商机😀\ud800\u0001\n\\u4f60" } });
    expect(asked.at(-1)?.rawBody).toBe('{"text":{"content":"商机😀\\n\\\\u4f60"}}');
  });
});

it.each<[number, ErrorClass]>([
  [-1, "busy"],
  [45009, "window"],
  [40058, "input"],
  [81013, "recipient"],
  [60140, "card"],
  [93008, "group"],
  [93000, "configuration"],
  [40029, "login"],
  [123456, "other"],
])("errcode %i means %s", (errcode, errclass) => {
  expect(classOf(errcode)).toBe(errclass);
});
