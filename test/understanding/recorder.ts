// A bot that tells what it understood instead of doing it: every command's run is replaced by a note of its arguments.
import { readContactChange } from "../../src/chat/read/contact-change.ts";
import { readEdits } from "../../src/chat/read/edit.ts";
import { readFollowUp } from "../../src/chat/read/follow-up.ts";
import { readLostReason } from "../../src/chat/read/lost-reason.ts";
import { readMark } from "../../src/chat/read/mark.ts";
import { readPayment, readPaymentPlan } from "../../src/chat/read/payment.ts";
import { readProfile } from "../../src/chat/read/profile.ts";
import { readRole } from "../../src/chat/read/role.ts";
import { readVerdict } from "../../src/chat/read/verdict.ts";
import { createDispatch } from "../../src/chat/turn/dispatch.ts";
import { createRegistry, loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at } from "../../src/domain/day.ts";
import type { Stage } from "../../src/domain/item/item.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { sheetKey } from "../../src/wecom/smartsheet.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import type { Engine } from "../setup/databases.ts";

/** Tuesday, 10 March 2026, 9:30. */
export const NOW = at("2026-03-10", 9 * 60 + 30);

/** What 张三 holds, in this order from #1 on; the last three lie in the pool. */
export const CUSTOMERS = [
  "上海云图科技",
  "苏州华测检测",
  "苏州恒力机电",
  "宁波万邦物流",
  "常州宝利精密",
  "杭州智谷软件",
  "无锡蓝海光伏",
  "南京晨光仪表",
  "合肥华泰汽配",
  "绍兴凌峰机械",
  "金华百川食品",
  "台州海正模具",
] as const;

export interface Recorder {
  readonly talk: Talk;
  /** The commands a text of 张三's (or another's) would have carried out, in order; [] for none. */
  understood(text: string, who?: string): Promise<string[]>;
}

export async function openRecorder(engine: Engine): Promise<Recorder> {
  const talk = await openTalk(engine);
  for (const [index, name] of CUSTOMERS.entries())
    await talk.say("ZhangSan", `新建商机 ${name} 联系人王磊 1380000${1000 + index} 地址上海 需求MES`);
  await talk.say("ZhangSan", "我的商机");
  const templates = loadTemplates("templates");
  const { entries } = await loadRegistry(templates);
  const notes: string[] = [];
  let isOffered = false;
  const recording = entries.map((entry) => ({
    ...entry,
    command: {
      ...entry.command,
      run: async ({ args }: { args: unknown }) => {
        notes.push(noted(entry.id, args as Record<string, unknown>));
        return { block: "x", values: {} };
      },
    },
  }));
  const dispatch = createDispatch({
    workflows,
    transaction: (work) => talk.database.transaction(work),
    registry: createRegistry(recording),
    templates: {
      ...templates,
      render(_id, block) {
        if (block === "offered") isOffered = true;
        return "x";
      },
    },
    calendar: createCalendar(),
    rules: DEFAULT_RULEBOOK,
    now: () => NOW,
    compute: (ask) => talk.database.read((store) => computeWith(ask, store)),
    introduce: async () => false,
    wake: () => undefined,
    webhookKey: (address) => /key=(\w+)/.exec(address)?.[1] ?? null,
    sheetKey,
    report: (error) => {
      throw error;
    },
  });
  let count = 0;
  return {
    talk,
    async understood(text, who = "ZhangSan") {
      notes.length = 0;
      isOffered = false;
      const chat = { kind: "single", id: `${who}/${++count}` } as const;
      const say = (said: string, key: string) =>
        dispatch({ key, channel: "app", userId: who, chat, said: { type: "text", text: said } });
      await say(text, `r${count}`);
      // What is offered filled in is understood when it is confirmed.
      if (isOffered) await say("确认", `r${count}/confirmed`);
      return [...notes];
    },
  };
}

/** `follow-up #3 next=2026-03-13`: the command, its item, and what its words say. */
function noted(id: string, args: Record<string, unknown>): string {
  const parts = [id];
  const item = args["item"] as { item: { no: number } } | undefined;
  if (item !== undefined) parts.push(`#${item.item.no}`);
  const to = args["to"];
  if (typeof to === "number") parts.push(`to=${to}`);
  else if (to !== undefined) parts.push(`to=${(to as { userId: string }).userId}`);
  const words = String(
    args["text"] ?? args["reason"] ?? args["words"] ?? args["filter"] ?? args["name"] ?? args["about"] ?? "",
  );
  const facts = Object.entries(FACTS[id]?.(words, Number(to)) ?? (words === "" ? {} : { text: words }));
  for (const [name, value] of facts)
    if (value !== null && value !== undefined && value !== false) parts.push(`${name}=${String(value)}`);
  return parts.join(" ");
}

const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? null : fen / 100);

const FACTS: Readonly<Record<string, (words: string, to: number) => Record<string, unknown>>> = {
  "follow-up": (words) => {
    const { next, attempt, nextAsk } = readFollowUp(words, NOW);
    return { next: next?.day, at: next?.minute, attempt, asks: nextAsk?.words };
  },
  advance: (words, to) => marks(words, to as Stage),
  win: (words) => marks(words, 6),
  lose: (words) => {
    const { reason, lostTo } = readLostReason(words);
    return { reason, lostTo };
  },
  create: profile,
  report: profile,
  "record-lead": profile,
  payment: (words) => ({ amount: yuan(readPayment(words, NOW).amountFen) }),
  refund: (words) => ({ amount: yuan(readPayment(words, NOW).amountFen) }),
  "payment-plan": (words) => ({
    parts: readPaymentPlan(words, NOW)
      .parts.map(({ day, condition, amountFen }) => `${day ?? condition}:${yuan(amountFen)}`)
      .join(","),
  }),
  edit: (words) => Object.fromEntries(readEdits(words).map(({ field, value }) => [field, value])),
  clean: (words) => ({ verdict: readVerdict(words)?.kind, text: readVerdict(words)?.text }),
  "set-role": (words) => ({ role: readRole(words)?.role, take: readRole(words)?.take }),
  contact: (words) => {
    const change = readContactChange(words);
    return { change: change?.change, name: change?.name, phone: change?.phone, role: change?.role };
  },
  pool: (words) => (words === "" ? {} : { text: words }),
};

function marks(words: string, to: Stage): Record<string, unknown> {
  const read = readMark(words, to, NOW);
  return {
    meeting: read.meeting === null ? null : (read.meeting.day ?? "said"),
    quoted: yuan(read.quotedFen),
    rivals: read.competitors,
    decides: read.decisionMaker,
    signing: read.plannedSigningOn,
    contract: yuan(read.contractFen),
    signed: read.signedOn,
    skip: read.skipReason,
  };
}

function profile(words: string): Record<string, unknown> {
  const read = readProfile(words);
  return {
    customer: read.customer,
    contact: read.contact,
    phone: read.phone,
    address: read.address,
    need: read.need,
    amount: yuan(read.expectedFen),
    source: read.source,
  };
}
