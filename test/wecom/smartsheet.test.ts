// The protocol of a smart sheet that takes data from outside (wecom.md 4.14), and what its answers mean for rows.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendToSheet } from "../../src/channels/sheet-sender.ts";
import { addToSheet, changeInSheet, sheetKey } from "../../src/wecom/smartsheet.ts";

const KEY = "kEy-Of_the-table";
const schema = { fName: "客户" };
const row = (name: string, recordId: string | null = null) => ({
  recordId,
  cells: { fName: [{ type: "text", text: name }] },
});
const write = (...rows: ReturnType<typeof row>[]) => ({ schema, rows, nameField: "fName" });

interface Heard {
  readonly url: string;
  readonly body: unknown;
}

let heard: Heard[];
let answer: () => Response | Promise<Response>;
const says = (body: unknown) => {
  answer = () => new Response(JSON.stringify(body));
};
const endpoint = {
  fetch: (async (url, init) => {
    heard.push({ url: String(url), body: JSON.parse(String(init?.body)) });
    return answer();
  }) as typeof fetch,
};
beforeEach(() => {
  heard = [];
});
afterEach(() => {
  for (const { url } of heard)
    expect(url).toBe(`https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=${KEY}`);
});

describe("its address", () => {
  const good = `https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=${KEY}`;
  test("is taken at the base address alone", () => {
    expect(sheetKey(good)).toBe(KEY);
    const own = "http://127.0.0.1:3000/sandbox/wecom";
    expect(sheetKey(`${own}/cgi-bin/wedoc/smartsheet/webhook?key=k`, own)).toBe("k");
    expect(sheetKey(good, own)).toBeNull();
  });
  test.each([
    good.replace("https", "http"),
    good.replace(".com", ".com:8443"),
    good.replace("https://", "https://x@"),
    good.replace("/webhook", "/webhook/../../gettoken"),
    `${good}&key=two`,
    good.replace(KEY, ""),
    "nothing",
  ])("%s is none", (address) => {
    expect(sheetKey(address)).toBeNull();
  });
});

describe("new rows", () => {
  test("are sent with the titles, and answered with an id each", async () => {
    says({ errcode: 0, add_records: [{ record_id: "r1" }, { record_id: "r2" }] });
    expect(await addToSheet(endpoint, KEY, write(row("甲"), row("乙")))).toEqual(["r1", "r2"]);
    expect(heard[0]?.body).toEqual({
      schema,
      add_records: [{ values: row("甲").cells }, { values: row("乙").cells }],
    });
  });
  test("of which fewer are named are told apart by what they are called; else nobody knows", async () => {
    says({ add_records: [{ record_id: "r2", values: { fName: [{ text: "乙" }] } }] });
    expect(await addToSheet(endpoint, KEY, write(row("甲"), row("乙"), row("丙")))).toEqual([
      null,
      "r2",
      null,
    ]);
    says({ errcode: 0, errmsg: "ok", add_records: [] });
    expect(await addToSheet(endpoint, KEY, write(row("甲")))).toEqual([null]);
    says({ errcode: 0, add_records: [{ record_id: "r1" }, {}] });
    expect(await addToSheet(endpoint, KEY, write(row("甲"), row("乙")))).toEqual(["r1", null]);
  });
});

describe("known rows", () => {
  test("are changed by their ids; an answer that names none has changed them all", async () => {
    says({ errcode: 0, update_records: [] });
    expect(await changeInSheet(endpoint, KEY, write(row("甲", "r1")))).toBeNull();
    expect(heard[0]?.body).toEqual({
      schema,
      update_records: [{ record_id: "r1", values: row("甲").cells }],
    });
    says({ errcode: 0, update_records: [{ record_id: "r1" }] });
    expect(await sendToSheet(endpoint, KEY, write(row("甲", "r1"), row("乙", "r2")))).toEqual({
      outcome: "written",
      recordIds: ["r1", null],
    });
  });
});

describe("what an answer means", () => {
  test.each([
    [45033, { outcome: "wait" }],
    [45009, { outcome: "wait" }],
    [-1, { outcome: "wait" }],
    [40014, { outcome: "refused", why: "key" }],
    [2023001, { outcome: "refused", why: "columns" }],
    [2023010, { outcome: "refused", why: "option" }],
    [2023012, { outcome: "refused", why: "row" }],
    [2022999, { outcome: "refused", why: "other" }],
  ])("errcode %i", async (errcode, meaning) => {
    says({ errcode, errmsg: `no, says ${KEY}` });
    const sent = await sendToSheet(endpoint, KEY, write(row("甲")));
    expect(sent).toMatchObject(meaning);
    expect(JSON.stringify(sent)).not.toContain(KEY);
  });

  test("a row that is not there, under a number nobody told us", async () => {
    says({ errcode: 2023999, errmsg: "record not exist, hint: [1]" });
    expect(await sendToSheet(endpoint, KEY, write(row("甲", "r1")))).toMatchObject({ why: "row" });
  });

  test.each([
    ["ECONNREFUSED", "wait"],
    ["ENOTFOUND", "wait"],
    ["CERT_HAS_EXPIRED", "wait"],
    ["ECONNRESET", "unclear"],
    ["UND_ERR_HEADERS_TIMEOUT", "unclear"],
  ])("a connection that ends with %s", async (code, outcome) => {
    answer = () => Promise.reject(Object.assign(new Error(`fetch ${KEY}`), { code }));
    const sent = await sendToSheet(endpoint, KEY, write(row("甲")));
    expect(sent).toMatchObject({ outcome });
    expect(JSON.stringify(sent)).not.toContain(KEY);
  });

  test("a page instead of an answer, and a server that is ill: nobody knows", async () => {
    answer = () => new Response("<html>", { status: 502 });
    expect(await sendToSheet(endpoint, KEY, write(row("甲")))).toMatchObject({ outcome: "unclear" });
    answer = () => new Response("<html>");
    expect(await sendToSheet(endpoint, KEY, write(row("甲")))).toMatchObject({ outcome: "unclear" });
    answer = () => new Response("", { status: 404 });
    expect(await sendToSheet(endpoint, KEY, write(row("甲")))).toMatchObject({ outcome: "wait" });
  });
});
