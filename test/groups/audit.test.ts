// Whatever is said in a group, on a company full of things that are nobody else's business: no phone, address, contact,
// or amount is read there (rules.md 12). Every command's own examples, on items in every state; while a change is made every fifth.
import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../db/store.ts";
import { readWords } from "../../src/bot/words.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { spread } from "../setup/counts.ts";
import { onOneEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";
const SECRET = /13\d{3}55\d{4}|绝密|隐姓|\d(?:\.\d+)?\s*[万亿元]/;
const AMOUNT_FEN = 73_610_000;

const { templates } = await readWords();
const examples = templates
  .ids("commands")
  .flatMap((id) =>
    spread((templates.header(`commands/${id}`)["examples"] ?? "").split("·"), 5).map(
      (text) => [id, text.trim()] as const,
    ),
  );

const AMOUNTS = { expectedFen: AMOUNT_FEN, quotedFen: AMOUNT_FEN };
const OWNED = { kind: "opportunity", place: "owned", ownerId: "ZhangSan", departmentId: 3 } as const;
const STATES: Readonly<Record<string, Partial<Item>>> = {
  "in cleaning": { kind: "lead", place: "cleaning", stage: null, ownerId: null, departmentId: null },
  "in the pool": { kind: "opportunity", place: "pool", stage: 2, ownerId: null, pooledAt: 1 },
  "a lead of its finder": { ...OWNED, kind: "lead", stage: null },
  "in stage 1": { ...OWNED, stage: 1 },
  "in stage 5": { ...OWNED, stage: 5, plannedSigningOn: "2026-03-20" },
  won: { ...OWNED, stage: 6, outcome: "won", contractFen: AMOUNT_FEN, signedOn: "2026-03-09" },
  lost: { ...OWNED, stage: 4, outcome: "lost", lostReason: "绝密的价格,73.61万", lostTo: "用友" },
  dormant: { kind: "opportunity", place: "dormant", stage: 1, ownerId: null },
};
/** Who says it, where it is neither the owner nor the manager. */
const SPEAKERS: Readonly<Record<string, string>> = {
  clean: "heshi",
  "clean-next": "heshi",
  "set-role": "admin",
  "failed-notices": "admin",
  channel: "admin",
  "accept-directory": "admin",
};

onOneEngine((engine) => {
  // Words do not depend on where they are kept.
  describe.skipIf(engine.name === "postgres")("in a group", () => {
    let talk: Talk;
    let base: Omit<Item, "no">;
    let count = 0;
    let customers = 0;
    beforeEach(async () => {
      // A few examples share a company, which does not grow beyond what a list shows.
      if (count++ % 8 > 0) return;
      talk = await openTalk({ open: engine.openForFile }, { postsToChats: true });
      for (const audience of ["", " 主管群"])
        await talk.say("zhuguan", `绑定群 销售一部${audience} ${ADDRESS}key`);
      const answer = await talk.say(
        "ZhangSan",
        "新建商机 上海底稿机电 联系人王磊 13800001111 地址上海 需求MES",
      );
      const no = Number(/#(\d+)/.exec(answer)?.[1]);
      const { no: _, ...rest } = (await talk.database.read(({ items }) => items.byNo(no))) as Item;
      base = rest;
    });

    /** Items of customers of their own, one in each state, with everything in them that a group must not read. */
    const filled = (more: Partial<Item> = {}): Promise<Readonly<Record<string, Item>>> =>
      talk.database.transaction(async (store) => {
        const items: Record<string, Item> = {};
        for (const [state, values] of Object.entries(STATES))
          items[state] = await filledOne(store, { ...values, ...more });
        return items;
      });

    async function filledOne(store: Store, state: Partial<Item>): Promise<Item> {
      const [name, phone] = [`苏州第${++customers}机电`, `13${900 + (customers % 100)}55${1000 + customers}`];
      const at = talk.now();
      const known = { name, nameKey: name, type: "company", address: "绝密路1号", value: null } as const;
      const { id: customerId } = await store.customers.create({ ...known, createdAt: at });
      const contact = { customerId, name: "隐姓", phone, phoneKey: phone, role: "采购" };
      await store.contacts.add({ ...contact, createdAt: at });
      const words = { meeting: "绝密路见隐姓", openPoints: "73.61万能不能降", decisionMaker: "隐姓" };
      const item = await store.items.create(
        { ...base, ...AMOUNTS, ...words, nextText: `去绝密路找隐姓 ${phone}`, ...state, customerId },
        { by: "ZhangSan", at },
      );
      const text = `隐姓(${phone})在绝密路说 73.61万 太贵`;
      const told = { no: item.no, at, by: "ZhangSan", text, counts: true, attempt: false };
      await store.followUps.add({ ...told, nextDay: null, nextText: null, undoneAt: null });
      return item;
    }
    const posted = () =>
      talk.database.read(async ({ dump }) =>
        (await dump.rowsOf("outbox")).filter(({ toKind }) =>
          ["department", "managers", "chat"].includes(toKind),
        ),
      );
    /** What stands in 「」 is an example of how to say it. */
    const said = (text: string) => text.replace(/「[^」]*」/g, "");

    test.each(examples)("%s: %s", async (id, example) => {
      const [typing, pressing] = [await filled(), await filled()];
      for (const state of Object.keys(STATES)) {
        const speaker = SPEAKERS[id] ?? (typing[state]?.ownerId === "ZhangSan" ? "ZhangSan" : "jingli");
        const text = example.replace(/#?\b12\b/, `#${typing[state]?.no}`);
        const where = { channel: "bot", chat: { kind: "group", id: `group-${count}-${state}` } } as const;
        const reply = await talk.say(speaker, text, where);
        // What somebody types is read by everybody anyway.
        const typed = example.slice(example.indexOf(" ") + 1).replaceAll(">", "\uff1e");
        expect(said(reply).replaceAll(typed, ""), `${speaker}, ${state}: ${reply}`).not.toMatch(SECRET);
        const button = { label: "按", command: `${text.split(" ")[0]} #${pressing[state]?.no}` };
        const press = { type: "press", button, beside: [], taskId: `task-${count}-${state}` } as const;
        const answer = await talk.hear(speaker, press, where);
        const card = [answer?.title, answer?.text, answer?.pressed?.everybody].join("\n");
        expect(said(card), `${speaker}, ${state}, pressed: ${card}`).not.toMatch(SECRET);
      }
      // With the amount, because the owner says so.
      const posts = (await posted()).filter(({ key }) => !key.includes("/asked-"));
      for (const { bodyMarkdown, key } of posts) expect(said(bodyMarkdown), key).not.toMatch(SECRET);
    });

    test("what the clock posts there, on the days after", async () => {
      await filled({ deadlineAt: talk.now(), nextDueAt: talk.now() });
      const before = (await posted()).length;
      for (const day of ["2026-03-11", "2026-03-12", "2026-03-13", "2026-03-17"])
        for (const minute of [9 * 60, 9 * 60 + 10, 10 * 60 + 30, 17 * 60, 18 * 60]) {
          talk.goTo(day, minute);
          await talk.tick();
        }
      const posts = (await posted()).filter(({ key }) => !key.includes("/asked-"));
      expect(posts.length).toBeGreaterThan(before + 3);
      for (const { bodyMarkdown, key } of posts) expect(said(bodyMarkdown), key).not.toMatch(SECRET);
    });
  });
});
