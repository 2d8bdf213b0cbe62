// The smart sheet of the local WeCom, over HTTP: what it takes and refuses (wecom.md 4.14), and what the page sees of it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSample } from "../../src/chat/read/sheet-sample.ts";
import { type FakeBot, startFakeBot } from "./fake-bot.ts";

interface Page {
  readonly address: string;
  readonly sample: string;
  readonly fields: readonly { readonly title: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly cells: readonly { readonly text: string; readonly link?: string }[];
  }[];
}

let bot: FakeBot;
beforeEach(async () => {
  bot = await startFakeBot();
});
afterEach(() => bot.stop());

const page = async () => (await (await fetch(`${bot.base}/sandbox/api/sheet`)).json()) as Page;
const post = async (body: unknown, address?: string) => {
  const response = await fetch(address ?? (await page()).address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { errcode: number; add_records?: { record_id: string }[] };
};
const row = (values: Record<string, unknown>) => ({ values });
const named = (text: string) => row({ fCust1: [{ type: "text", text }] });

test("what it shows beside its address is a sample that can be read as it stands", async () => {
  const { address, sample } = await page();
  expect(address).toMatch(/\/cgi-bin\/wedoc\/smartsheet\/webhook\?key=\w+$/);
  const read = readSample(sample);
  expect(read.kind === "columns" && read.columns.map(({ field, shape }) => [field, shape])).toEqual([
    ["number", "text"],
    ["customer", "text"],
    ["stage", "list"],
    ["owner", "member"],
    ["outcome", "list"],
    ["amount-wan", "number"],
    ["next", "date"],
    ["stay", "number"],
    ["source", "text"],
    ["updated", "date"],
    ["link", "link"],
    [null, "text"],
  ]);
});

describe("rows", () => {
  test("are added with an id each, changed in place, and shown as people read them", async () => {
    const { add_records: added = [] } = await post({ add_records: [named("甲"), named("乙")] });
    const id = added[0]?.record_id;
    const values = {
      fOwne1: [{ user_id: "zhangsan" }],
      fStag1: [{ text: "中意向" }],
      fNext1: "1772323200000",
      fLink1: [{ text: "看", link: "https://x.example.com/1" }],
    };
    expect(await post({ update_records: [{ record_id: id, values }] })).toMatchObject({
      errcode: 0,
      update_records: [{ record_id: id }],
    });
    const { rows, fields } = await page();
    const cells = Object.fromEntries(fields.map(({ title }, index) => [title, rows[0]?.cells[index]]));
    expect(rows).toHaveLength(2);
    expect(cells).toMatchObject({
      客户: { text: "甲" },
      负责人: { text: "张三" },
      阶段: { text: "中意向" },
      下次跟进: { text: "1772323200000" },
      链接: { text: "看", link: "https://x.example.com/1" },
      周会备注: { text: "" },
    });
  });

  test("are taken out by hand only", async () => {
    const { add_records: added = [] } = await post({ add_records: [named("甲")] });
    await bot.post("/sandbox/api/sheet/remove", { row: added[0]?.record_id });
    expect((await page()).rows).toEqual([]);
    const change = { record_id: added[0]?.record_id, ...named("乙") };
    expect((await post({ update_records: [change] })).errcode).toBe(2023012);
  });

  test.each([
    ["a column it has not", row({ fNone: "x" }), 2023001],
    ["a choice it does not offer", row({ fStag1: [{ text: "大意向" }] }), 2023010],
    ["a number as a text", row({ fStay1: "3" }), 2022004],
    ["a date as a number", row({ fNext1: 1_772_323_200_000 }), 2022004],
  ])("%s: all of the call is refused", async (_, bad, errcode) => {
    expect((await post({ add_records: [named("甲"), bad] })).errcode).toBe(errcode);
    expect((await page()).rows).toEqual([]);
  });

  test("of a wrong key, too many at once and too many in a minute are refused; a minute later they pass", async () => {
    const { address } = await page();
    expect((await post({ add_records: [named("甲")] }, address.replace(/key=.*/, "key=x"))).errcode).toBe(
      40014,
    );
    const many = (count: number) => ({ add_records: Array.from({ length: count }, () => named("甲")) });
    expect((await post(many(501))).errcode).toBe(45033);
    for (let call = 0; call < 6; call++) expect((await post(many(500))).errcode).toBe(0);
    expect((await post(many(1))).errcode).toBe(45033);
    bot.clock.advance(60_001);
    expect((await post(many(1))).errcode).toBe(0);
  });
});
