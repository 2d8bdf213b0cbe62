// The clock of the first response for customers in WeChat: since they came, and anew since they wrote (rules.md 5).
import { beforeEach, expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { asDelivered } from "../../src/domain/rules/in-force.ts";
import type { CustomerEvent } from "../../src/domain/wechat/contact.ts";
import { noteCustomer } from "../../src/workflows/wechat/event.ts";
import { takeFromWechat } from "../../src/workflows/wechat/lead.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const scene = () => ({ now: talk.now(), rules: asDelivered(DEFAULT_RULEBOOK), calendar: createCalendar() });
  const words = { nameless: "微信客户", source: "微信" };
  const card = { name: "王磊", company: "", position: "", mobiles: [] };

  function happens(kind: CustomerEvent["kind"], more: Partial<CustomerEvent> = {}) {
    const event = { kind, memberId: "zhangsan", externalUserId: "woA1", state: "春季展会" };
    return talk.database.transaction((store) =>
      noteCustomer({ ...event, linkId: "", welcomeCode: "", ...more }, { ...scene(), store }),
    );
  }
  async function comes(more: Partial<CustomerEvent> = {}): Promise<string> {
    const { contact } = await happens("added", more);
    await talk.database.transaction((store) =>
      takeFromWechat(contact?.id ?? 0, card, { ...scene(), store, words }),
    );
    const after = await talk.database.read(({ wechat }) => wechat.byId(contact?.id ?? 0));
    return String(after?.no);
  }
  const count = async (who: string, part: string) =>
    (await talk.told(who)).filter((text) => text.includes(part)).length;

  test("who came by a channel is told of after half an hour, the head after four; a word of it stops that", async () => {
    await comes();
    talk.minutes(29);
    await talk.tick();
    expect(await count("ZhangSan", "还没联系")).toBe(0);
    talk.minutes(1);
    await talk.tick();
    await talk.tick();
    expect(await count("ZhangSan", "王磊 3/10 09:30到手,还没联系")).toBe(1);
    talk.minutes(210);
    await talk.tick();
    expect(await count("zhuguan", "4个工作小时还没联系")).toBe(1);
  });
  test("a customer who writes begins it anew, whatever was said before; a follow-up or a call stops it", async () => {
    const no = await comes();
    await talk.say("ZhangSan", `跟进 #${no} 打过招呼了,客户在开会`);
    talk.minutes(60);
    await happens("wrote");
    talk.minutes(30);
    await talk.tick();
    await talk.tick();
    expect(await count("ZhangSan", "10:30客户在微信上找你,还没记下怎么回的")).toBe(1);
    await talk.say("ZhangSan", `跟进 #${no} 回了报价单,客户要再看看`);
    talk.minutes(240);
    await talk.tick();
    expect(await count("zhuguan", "在微信上找张三")).toBe(0);
  });
  test("a member's own find has no such clock until the customer writes", async () => {
    const no = await comes({ state: "" });
    talk.minutes(60);
    await talk.tick();
    expect(await count("ZhangSan", "还没联系")).toBe(0);
    await happens("wrote", { state: "" });
    talk.minutes(30);
    await talk.tick();
    expect(await count("ZhangSan", `#${no} 王磊 3/10 10:30客户在微信上找你`)).toBe(1);
  });
  test("told twice, or by two instances at once, a pair makes one lead", async () => {
    await happens("half-added");
    const { contact } = await happens("added");
    const id = contact?.id ?? 0;
    const taken = await Promise.allSettled(
      [1, 2, 3].map(() =>
        talk.database.transaction((store) => takeFromWechat(id, card, { ...scene(), store, words })),
      ),
    );
    const made = taken.filter((one) => one.status === "fulfilled" && one.value !== null);
    expect(made).toHaveLength(1);
    const items = await talk.database.read(({ dump }) => dump.rowsOf("items"));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ownerId: "ZhangSan",
      intake: "marketing",
      source: "春季展会",
      kind: "lead",
    });
  });
  test("nobody of the company has it: it waits for the directory, and nothing is made", async () => {
    const { contact } = await happens("added", { memberId: "nobody" });
    const made = await talk.database.transaction((store) =>
      takeFromWechat(contact?.id ?? 0, card, { ...scene(), store, words }),
    );
    expect(made).toBeNull();
    expect(await talk.database.read(({ dump }) => dump.rowsOf("items"))).toEqual([]);
  });
  test("a number of the member's own noting is kept; without one there is none", async () => {
    const { contact } = await happens("added", { externalUserId: "woB2" });
    const noted = { ...card, mobiles: ["138 0000 2222"] };
    await talk.database.transaction((store) =>
      takeFromWechat(contact?.id ?? 0, noted, { ...scene(), store, words }),
    );
    await comes();
    const contacts = await talk.database.read(({ dump }) => dump.rowsOf("contacts"));
    expect(contacts.map(({ phoneKey }) => phoneKey)).toEqual(["13800002222", null]);
  });
});
