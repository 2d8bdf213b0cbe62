// Customers in WeChat: what WeCom tells of them is kept at once, who they are is asked behind it, codes are made the same way.
import type { Store } from "../../db/store.ts";
import type { Notice } from "../chat/command.ts";
import { toPlain } from "../chat/words/plain.ts";
import { buttonsIn } from "../domain/messages/button.ts";
import { type Channel, MOST_TRIES } from "../domain/wechat/channel.ts";
import type { CustomerEvent, WechatContact } from "../domain/wechat/contact.ts";
import type { WecomApi } from "../wecom/api.ts";
import { WecomApiError } from "../wecom/api-error.ts";
import {
  addContactWay,
  type ContactWay,
  type ExternalContact,
  type NewContactWay,
  readExternalContact,
} from "../wecom/external-contact.ts";
import { noteCustomer } from "../workflows/wechat/event.ts";
import { type CustomerCard, takeFromWechat } from "../workflows/wechat/lead.ts";
import type { Ground } from "./ground.ts";

export interface Wechat {
  /**
   * Kept when it resolves, once for each key; who it is is asked behind it. While the database takes nothing it is held
   * in mind and kept by the next `run`: a valid callback is answered with 200 all the same (contract.md). Never rejects.
   */
  hear(event: CustomerEvent, key: string): Promise<void>;
  /** Asks WeCom about everybody who waits, and for every code; calls while it runs join it. Never throws. */
  run(): Promise<void>;
}

interface Needs {
  readonly api: () => WecomApi | null;
  /** Something was committed to the outbox. */
  readonly wake: () => void;
}

const WORDS = "wechat";
/** The newest first: those whose member nobody knows hold up no others. */
const AT_ONCE = 500;
/** So many can wait for a database that is away; of more the oldest are given up, with a word in the log. */
const MOST_HELD = 1000;
/** After a day nobody waits for a lead any more whom the directory still does not know. */
const WAITS_MS = 86_400_000;

export function createWechat(ground: Ground, { api, wake }: Needs): Wechat {
  const { database, templates, now, rulesAt, calendar, log } = ground;
  const header = templates.header(WORDS);
  const words = { nameless: header["nameless"] ?? "", source: header["source"] ?? "" };
  let running: Promise<void> | null = null;
  let again = false;
  /** What the database could not take, by key, oldest first. */
  const held = new Map<string, { readonly event: CustomerEvent; readonly at: number }>();

  async function hear(event: CustomerEvent, key: string): Promise<void> {
    const at = now();
    await keep(event, { key, at }).catch((error: unknown) => {
      log.error({ err: error }, "what a customer in WeChat did could not be kept yet");
      held.set(key, { event, at });
      const [oldest] = held.keys();
      if (held.size <= MOST_HELD || oldest === undefined) return;
      held.delete(oldest);
      log.error(
        { key: oldest },
        "what a customer in WeChat did is lost: the database has been away too long",
      );
    });
  }

  async function keepHeld(): Promise<void> {
    for (const [key, { event, at }] of held) {
      await keep(event, { key, at });
      held.delete(key);
    }
  }

  async function keep(event: CustomerEvent, { key, at }: { key: string; at: number }): Promise<void> {
    await database.keyed(async (store) => {
      if ((await store.inbox.claim(key, at)) !== null) return;
      const rules = await rulesAt(store, { now: at });
      const { contact, notices } = await noteCustomer(event, { store, now: at, rules, calendar });
      if (event.welcomeCode !== "") await welcome(store, { event, key, at });
      await tell(store, notices, { of: `${event.kind}-${contact?.id ?? key}`, at });
      await store.inbox.answered(key, null);
    });
    wake();
    void run();
  }

  /** At once, before anybody is asked who it is: the code is good for 20 seconds. */
  async function welcome(
    store: Store,
    { event, key, at }: { event: CustomerEvent; key: string; at: number },
  ) {
    const member = await store.people.member(event.memberId);
    const text = templates.render(WORDS, "welcome", { member: member?.name ?? "", now: at, group: false });
    await store.outbox.enqueue({
      key: `welcome/${key}`,
      toKind: "welcome",
      toId: event.externalUserId,
      markdown: text,
      text: toPlain(text),
      at,
      responseCode: event.welcomeCode,
    });
  }

  /** Caused by what a customer did: neither window nor cap holds it. */
  async function tell(store: Store, notices: readonly Notice[], { of, at }: { of: string; at: number }) {
    for (const { to, block, values, buttons } of notices) {
      if ((await store.people.member(to))?.active !== true) continue;
      const render = (name: string) => templates.render(WORDS, name, { ...values, now: at, group: false });
      const markdown = render(block);
      await store.outbox.enqueue({
        key: `wechat/${block}/${of}/${to}/${at}`,
        toKind: "member",
        toId: to,
        markdown,
        text: toPlain(markdown),
        at,
        ...(buttons === undefined ? {} : { buttons: buttonsIn(render(buttons)) }),
      });
    }
  }

  function run(): Promise<void> {
    again = true;
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  async function drain(): Promise<void> {
    while (again) {
      again = false;
      await keepHeld().catch(() => undefined);
      await leads().catch((error: unknown) =>
        log.error({ err: error }, "customers of WeChat could not be taken in"),
      );
      await codes().catch((error: unknown) => log.error({ err: error }, "a contact way could not be made"));
    }
  }

  async function leads(): Promise<void> {
    const waiting = await database.read(({ wechat }) => wechat.untaken(now() - WAITS_MS, AT_ONCE));
    for (const contact of waiting) await take(contact);
    if (waiting.length > 0) wake();
  }

  async function take(contact: WechatContact): Promise<void> {
    // Whom the directory does not know yet is waited for, and WeCom not asked each minute about their customers.
    if ((await database.read(({ people }) => people.actor(contact.memberId))) === null) return;
    const card = cardOf(await whoIs(contact), contact);
    await database.transaction(async (store) => {
      const at = now();
      const rules = await rulesAt(store, { now: at });
      const notices = await takeFromWechat(contact.id, card, { store, now: at, rules, calendar, words });
      if (notices !== null) await tell(store, notices, { of: `lead-${contact.id}`, at });
    });
  }

  /** Null where nobody can say: the lead is made all the same, and the member knows who it is. */
  async function whoIs({ externalUserId }: WechatContact): Promise<ExternalContact | null> {
    const called = api();
    if (called === null) return null;
    try {
      return await readExternalContact(called, externalUserId);
    } catch (error) {
      log.warn({ err: error }, "a customer of WeChat could not be read");
      return null;
    }
  }

  async function codes(): Promise<void> {
    const waiting = await database.read(({ channels }) => channels.waiting(AT_ONCE));
    for (const channel of waiting) await makeCode(channel);
    if (waiting.length > 0) wake();
  }

  async function makeCode(channel: Channel): Promise<void> {
    const userIds = await database.read(({ channels }) => channels.membersOf(channel.id));
    const made = await askForCode({ userIds, state: channel.state });
    const error = "error" in made ? made.error : null;
    const isOver = "error" in made && (made.isFinal || channel.tries + 1 >= MOST_TRIES);
    await database.transaction(async (store) => {
      const at = now();
      const found = await store.channels.byState(channel.state);
      if (found === null || found.configId !== null) return;
      const next = { ...found, tries: found.tries + 1, error: isOver ? error : null };
      const saved = await store.channels.save("error" in made ? next : { ...next, ...made });
      if (error !== null && !isOver) return;
      const values = { channel: saved, error };
      const block = error === null ? "code-ready" : "code-failed";
      await tell(store, [{ to: saved.by, block, values }], { of: `code-${saved.id}`, at });
    });
  }

  async function askForCode(
    way: NewContactWay,
  ): Promise<ContactWay | { readonly error: string; readonly isFinal: boolean }> {
    const called = api();
    if (called === null) return { error: NO_APP, isFinal: true };
    try {
      return await addContactWay(called, way);
    } catch (error) {
      log.warn({ err: error }, "a contact way was refused");
      if (!(error instanceof WecomApiError)) throw error;
      return { error: error.message, isFinal: !PASSING.includes(error.errclass) };
    }
  }

  return { hear, run };
}

const NO_APP = "(no-app) no self-built app is configured";
/** What may be otherwise in a minute. */
const PASSING: readonly string[] = ["busy", "network", "window", "token"];

function cardOf(found: ExternalContact | null, { memberId }: WechatContact): CustomerCard {
  const own = found?.followers.find(({ userId }) => userId.toLowerCase() === memberId.toLowerCase());
  return {
    name: found?.name ?? "",
    company: found?.company || own?.remarkCompany || "",
    position: found?.position ?? "",
    mobiles: own?.mobiles ?? [],
  };
}
