// npm run bench -- reading: what it costs to understand one utterance, with 500 members and 100 000 items.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";
import { Computed } from "../../src/chat/computed.ts";
import { carryOut } from "../../src/chat/turn/carry-out.ts";
import { createRegistry, loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { newItem } from "../../src/domain/hands/intake.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { asDelivered } from "../../src/domain/rules/in-force.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";
import { COMPANY } from "../setup/company.ts";
import { CUSTOMERS, NOW } from "../understanding/recorder.ts";

const ITEMS = Number(process.env["BENCH_ITEMS"] ?? 100_000);
const PLACES = ["上海", "苏州", "无锡", "杭州", "宁波", "常州", "嘉兴", "南京"];
const NAMES = [
  "云",
  "恒",
  "华",
  "万",
  "宝",
  "智",
  "海",
  "光",
  "泰",
  "峰",
  "川",
  "正",
  "新",
  "远",
  "金",
  "德",
];
const TRADES = ["机电", "科技", "物流", "精密", "软件", "光伏", "仪表", "模具"];

export async function benchReading(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "reading-"));
  const database = await openDatabase({
    url: `sqlite:${join(folder, "r.sqlite")}`,
    kind: "real",
    access: "server",
    newSecret: () => "b",
  });
  const calendar = createCalendar();
  const rules = DEFAULT_RULEBOOK;
  await database.transaction(async (store) => {
    const more = Array.from({ length: 490 }, (_, index) => ({
      userId: `member${index}`,
      name: `${NAMES[index % 16]}${NAMES[(index >> 4) % 16]}${index}`,
      mainDepartment: 3,
      departments: [{ id: 3, isLeader: false }],
      active: true,
    }));
    await store.people.replace({ ...COMPANY, members: [...COMPANY.members, ...more] });
    const actor = await store.people.actor("ZhangSan");
    if (actor === null) throw new Error("nobody to own the items");
    for (let index = 0; index < ITEMS; index++) {
      const name =
        CUSTOMERS[index] ??
        `${PLACES[index % 8]}${NAMES[(index >> 3) % 16]}${NAMES[(index >> 7) % 16]}${TRADES[(index >> 11) % 8]}${index}`;
      const customer = {
        name,
        nameKey: name,
        type: "company",
        address: "上海",
        value: null,
        createdAt: NOW,
      } as const;
      const { id } = await store.customers.create(customer);
      const facts = {
        customerId: id,
        intake: "self-developed",
        actor,
        need: "MES",
        expectedFen: null,
        source: null,
        now: NOW,
      } as const;
      const holder = index < 80 ? "ZhangSan" : `member${index % 490}`;
      await store.items.create(
        { ...newItem(facts, { calendar, rules }), ownerId: holder },
        { by: holder, at: NOW },
      );
    }
  });
  const { entries } = await loadRegistry(loadTemplates("templates"));
  const registry = createRegistry(
    entries.map((entry) => ({
      ...entry,
      command: { ...entry.command, run: async () => ({ block: "x", values: {} }) },
    })),
  );
  const texts = readFileSync("test/understanding/utterances.txt", "utf8")
    .split("\n")
    .flatMap((line) =>
      line.includes(" => ") && !line.startsWith("#") ? [line.slice(0, line.lastIndexOf(" => "))] : [],
    );
  const inForce = asDelivered(rules);
  const costs: number[] = [];
  for (let round = 0; round < 4; round++)
    await database.transaction(async (store) => {
      const actor = await store.people.actor("ZhangSan");
      if (actor === null) return;
      for (const text of texts) {
        const incoming = {
          key: "k",
          channel: "app",
          userId: actor.userId,
          chat: { kind: "single", id: `${costs.length}` },
          said: { type: "text", text },
        } as const;
        const from = performance.now();
        await carryOut(
          {
            registry,
            calendar,
            workflows,
            fieldWord: (field) => field,
            webhookKey: () => null,
            sheetKey: () => null,
          },
          {
            incoming,
            actor,
            store,
            now: NOW,
            rules: inForce,
            computed: new Computed(),
            tried: [],
          },
          text,
        );
        if (round > 0) costs.push((performance.now() - from) * 1000);
        // Nobody has a question open in each of two thousand chats, which every message would read.
        await store.drafts.drop({ userId: actor.userId, chatId: incoming.chat.id });
      }
    });
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  costs.sort((a, b) => a - b);
  const at = (part: number) => Math.round(costs[Math.floor(costs.length * part)] ?? 0);
  process.stdout.write(
    `reading an utterance, ${ITEMS} items, 500 members, ${texts.length} utterances: median ${at(0.5)} µs, p90 ${at(0.9)} µs, p99 ${at(0.99)} µs\n`,
  );
}
