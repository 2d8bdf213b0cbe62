// WeCom as the bot's doors see it: seals callbacks, posts them, opens the answers, and serves the directory.
import { randomBytes } from "node:crypto";
import type { Config } from "../../src/config.ts";
import { type CallbackCrypto, createCrypto } from "../../src/wecom/crypto.ts";
import { openJsonEnvelope, openXmlEnvelope } from "../../src/wecom/envelope.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { type FakeApi, startFakeApi } from "../wecom/fake-api.ts";
import { COMPANY } from "./company.ts";

export const CORP = "ww0123456789abcdef";
export const APP = {
  agentId: 1000002,
  secret: "app-secret",
  token: "AppToken",
  aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
};
export const BOT = { token: "BotToken", aesKey: "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt" };

export const appCrypto = createCrypto({ ...APP, receiverId: CORP });
export const botCrypto = createCrypto({ ...BOT, receiverId: "" });

export function realConfig(given: Partial<Config> & Pick<Config, "databaseUrl">): Config {
  return {
    host: "127.0.0.1",
    port: 0,
    sandbox: false,
    app: { corpId: CORP, ...APP },
    bot: BOT,
    botSocket: null,
    botName: "商机助手",
    apiBase: null,
    publicUrl: null,
    sessionSecret: null,
    adminUserIds: ["admin"],
    metricsToken: null,
    backup: null,
    logLevel: "silent",
    ...given,
  };
}

/** A fake WeCom that serves the test company's directory and takes messages. */
export function startDirectoryApi(
  answer: Parameters<typeof startFakeApi>[0] = () => undefined,
): Promise<FakeApi> {
  return startFakeApi((asked) => {
    const given = answer(asked);
    if (given !== undefined) return given;
    if (asked.path === "department/list")
      return {
        errcode: 0,
        department: COMPANY.departments.map(({ id, name, parentId, leaders }) => ({
          id,
          name,
          parentid: parentId,
          department_leader: leaders,
        })),
      };
    if (asked.path === "user/list")
      return { errcode: 0, userlist: membersOf(Number(asked.query["department_id"])) };
    if (asked.path === "user/get") return { errcode: 60111, errmsg: "userid not found" };
    if (asked.path === "message/send") return { errcode: 0, invaliduser: "", msgid: "m" };
    return undefined;
  });
}

function membersOf(departmentId: number): object[] {
  return COMPANY.members
    .filter(({ mainDepartment }) => mainDepartment === departmentId)
    .map(({ userId, name, departments, mainDepartment }) => ({
      userid: userId,
      name,
      department: departments.map(({ id }) => id),
      is_leader_in_dept: departments.map(() => 0),
      main_department: mainDepartment,
      status: 1,
    }));
}

export interface Posted {
  readonly status: number;
  /** As it came. */
  readonly raw: string;
  /** The answer's text, opened; "" when nothing was said. */
  readonly text: string;
  /** The whole answer, opened: the JSON of the bot's, the XML of the app's; null when nothing was said. */
  readonly answer: unknown;
}

let count = 0;

/** What a member writes to the self-built app. */
export function appText(userId: string, content: string, messageId = `m${++count}`): string {
  return (
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName>` +
    `<CreateTime>1772000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content>` +
    `<MsgId>${messageId}</MsgId><AgentID>${APP.agentId}</AgentID></xml>`
  );
}

export function appEvent(userId: string, event: string, more = ""): string {
  return (
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName>` +
    `<CreateTime>${1772000000 + ++count}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${more}` +
    `<AgentID>${APP.agentId}</AgentID></xml>`
  );
}

/** What a member writes to the group bot. */
export function botText(userId: string, content: string, more: object = {}): object {
  return {
    msgid: `b${++count}`,
    aibotid: "bot",
    chatid: "wrGroup",
    chattype: "group",
    from: { userid: userId },
    response_url: "",
    msgtype: "text",
    text: { content },
    ...more,
  };
}

/** A member presses a button of a card of the group bot; every press has an id of its own. */
export function botPress(userId: string, press: { key: string; taskId: string }, more: object = {}): object {
  return botText(userId, "", {
    msgtype: "event",
    event: {
      eventtype: "template_card_event",
      template_card_event: { card_type: "button_interaction", event_key: press.key, task_id: press.taskId },
    },
    ...more,
  });
}

/** The same on a card of the self-built app. */
export function appPress(userId: string, press: { key: string; taskId: string }): string {
  return appEvent(
    userId,
    "template_card_event",
    `<EventKey><![CDATA[${press.key}]]></EventKey><TaskId>${press.taskId}</TaskId><CardType>button_interaction</CardType><ResponseCode>code-${++count}</ResponseCode>`,
  );
}

export interface Client {
  app(text: string, how?: How): Promise<Posted>;
  bot(body: object, how?: How): Promise<Posted>;
  say(userId: string, content: string): Promise<string>;
}

interface How {
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly crypto?: CallbackCrypto;
}

export function createClient(base: () => string, now: () => number): Client {
  async function post(door: "app" | "bot", text: string, how: How): Promise<Posted> {
    const ours = door === "app" ? appCrypto : botCrypto;
    const timestamp = how.timestamp ?? String(Math.floor(now() / 1000));
    const sealed = (how.crypto ?? ours).seal(text, {
      timestamp,
      nonce: how.nonce ?? randomBytes(6).toString("hex"),
    });
    const query = new URLSearchParams({ msg_signature: sealed.signature, timestamp, nonce: sealed.nonce });
    const body =
      door === "app"
        ? `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${sealed.encrypt}]]></Encrypt></xml>`
        : JSON.stringify({ encrypt: sealed.encrypt });
    const response = await fetch(`${base()}/wecom/${door}?${query}`, { method: "POST", body });
    const raw = await response.text();
    if (response.status !== 200 || raw === "")
      return { status: response.status, raw, text: "", answer: null };
    const opened = ours.open(door === "app" ? openXmlEnvelope(raw) : openJsonEnvelope(raw));
    const answer: unknown = door === "app" ? opened : JSON.parse(opened);
    return {
      status: 200,
      raw,
      answer,
      text: door === "app" ? (CONTENT.exec(opened)?.[1] ?? "") : contentOf(answer),
    };
  }
  return {
    app: (text, how = {}) => post("app", text, how),
    bot: (body, how = {}) => post("bot", JSON.stringify(body), how),
    say: async (userId, content) => (await post("app", appText(userId, content), {})).text,
  };
}

const CONTENT = /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/;

function contentOf(answer: unknown): string {
  return leaf(answer, "stream", "content") || leaf(answer, "text", "content");
}
