// What a rep does meanwhile: follow-ups, and steps to another stage, through dispatch.
import type { Database } from "../../db/database.ts";
import type { Ask } from "../../src/chat/computed.ts";
import { createDispatch } from "../../src/chat/turn/dispatch.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import type { Templates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";

export interface Acting {
  follow(): Promise<void>;
  step(): Promise<void>;
}

interface Given {
  readonly database: Database;
  readonly templates: Templates;
  readonly userId: string;
  readonly now: number;
  readonly compute: (ask: Ask<unknown>) => Promise<unknown>;
}

export async function createActing({ database, templates, userId, now, compute }: Given): Promise<Acting> {
  const dispatch = createDispatch({
    workflows,
    transaction: database.transaction,
    registry: await loadRegistry(templates),
    templates,
    calendar: createCalendar(),
    rules: DEFAULT_RULEBOOK,
    now: () => now,
    compute,
    introduce: async () => false,
    wake: () => undefined,
    webhookKey: () => null,
    sheetKey: () => null,
    report: String,
  });
  const owned = await database.read(({ items }) => items.ownedBy(userId));
  const open = owned.filter(({ outcome, stage }) => outcome === "open" && stage !== null).slice(0, 64);
  const stages = new Map(open.map(({ no, stage }) => [no, stage]));
  let sent = 0;

  async function say(text: string): Promise<void> {
    await dispatch({
      key: `bench/${++sent}`,
      channel: "app",
      userId,
      chat: { kind: "single", id: userId },
      said: { type: "text", text },
    });
  }
  const next = () => open[sent % open.length] as Item;

  return {
    follow: () => say(`跟进 ${next().no} 第${sent}次沟通,客户要比价`),
    async step() {
      const { no } = next();
      const isBack = stages.get(no) === 4;
      stages.set(no, isBack ? 3 : 4);
      await say(isBack ? `回退 ${no} 到3 客户反悔` : `推进 ${no} 到4 报价28万 还差账期没谈拢 王总拍板`);
    },
  };
}
