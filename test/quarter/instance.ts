// One running bot of the quarter: the real dispatch, pusher and delivery on a real database, as src/bot puts them together.

import { openDatabase } from "../../db/database.ts";
import type { Store } from "../../db/store.ts";
import { createWays } from "../../src/bot/senders.ts";
import type { Ask } from "../../src/chat/computed.ts";
import { createDispatch } from "../../src/chat/turn/dispatch.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { withinWindow } from "../../src/domain/clock/window.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createDelivery } from "../../src/push/deliver.ts";
import { createPusher } from "../../src/push/pusher.ts";
import { createWecomApi } from "../../src/wecom/api.ts";
import { sheetKey } from "../../src/wecom/smartsheet.ts";
import { webhookKey } from "../../src/wecom/webhook.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";

export interface Surroundings {
  /** Told apart from every other by it: what it asks WeCom for a token with. */
  readonly secret: string;
  readonly databaseUrl: string;
  /** Where the fake WeCom listens. */
  readonly baseUrl: string;
  readonly now: () => number;
  readonly random: () => number;
  /** Errors nobody expected. */
  readonly trouble: (error: unknown) => void;
}

export interface Instance {
  /** What somebody reads after a text in their single chat; what it caused is on its way when it resolves. */
  say(userId: string, text: string): Promise<string>;
  /** One minute's work: reminders, and everything that may leave. */
  tick(): Promise<void>;
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** From now on nothing is written, as after kill -9. */
  kill(): void;
  isKilled(): boolean;
  /** Resolves when everything that was begun has ended. */
  stop(): Promise<void>;
}

class Killed extends Error {}

let said = 0;

export async function startInstance(given: Surroundings): Promise<Instance> {
  const { secret, databaseUrl, baseUrl, now, random, trouble } = given;
  const database = await openDatabase({
    url: databaseUrl,
    kind: "real",
    access: "server",
    random,
    newSecret: () => "quarter",
  });
  const templates = loadTemplates(new URL("../../templates", import.meta.url).pathname);
  const calendar = createCalendar();
  const rules = DEFAULT_RULEBOOK;
  let isKilled = false;
  let woken = false;
  const underWay = new Set<Promise<unknown>>();
  /** Kept in view: outcomes are noted without anybody waiting for it. */
  const transaction = <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    if (isKilled) return Promise.reject(new Killed());
    const done = database.transaction(work);
    underWay.add(done);
    const forget = () => underWay.delete(done);
    done.then(forget, forget);
    return done;
  };
  const report = (error: unknown) => {
    if (!isKilled) trouble(error);
  };
  const compute = (ask: Ask<unknown>) => transaction((store) => computeWith(ask, store));
  const pusher = await createPusher({
    transaction,
    templates,
    calendar,
    rules,
    now,
    compute,
    onError: report,
  });
  const api = createWecomApi({ baseUrl, corpId: "ww1", agentId: 1000002, secret, now });
  const delivery = createDelivery({
    transaction,
    now,
    random,
    opensAt: (instant) => withinWindow(instant, calendar),
    sentAgain: (body) => `${templates.render("common", "sent-again", { now: now(), group: true })}${body}`,
    ...createWays({ endpoint: () => ({ baseUrl }), api: () => api, bot: null, database }),
    isSpeaking: pusher.isSpeaking,
    delivered: pusher.told,
  });
  const dispatch = createDispatch({
    workflows,
    transaction,
    registry: await loadRegistry(templates),
    templates,
    calendar,
    rules,
    now,
    compute,
    introduce: async () => false,
    wake: () => {
      woken = true;
    },
    webhookKey: (address) => webhookKey(address, baseUrl),
    sheetKey: (address) => sheetKey(address, baseUrl),
    report(error) {
      report(error);
      return "trace";
    },
  });

  async function quiet(): Promise<void> {
    do {
      await Promise.allSettled([...underWay]);
      await new Promise((resolve) => setImmediate(resolve));
    } while (underWay.size > 0);
  }
  async function send(): Promise<void> {
    await delivery.run().catch(report);
    await quiet();
  }

  return {
    transaction,
    async say(userId, text) {
      woken = false;
      const chat = { kind: "single", id: userId } as const;
      const key = `quarter/${now()}/${++said}`;
      const reply = await dispatch({ key, channel: "app", userId, chat, said: { type: "text", text } });
      if (woken) await send();
      return reply?.text ?? "";
    },
    async tick() {
      await pusher.remind().catch(report);
      await send();
    },
    kill() {
      isKilled = true;
      // Whoever is dead tries nothing again.
      void delivery.stop();
    },
    isKilled: () => isKilled,
    async stop() {
      await delivery.stop();
      await quiet();
      await database.close();
    },
  };
}
