// WeCom's side of the server API, for the bot to call over HTTP instead of qyapi.weixin.qq.com.
import { bodyParser } from "@koa/bodyparser";
import Router from "@koa/router";
import type { Context } from "koa";
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, ok, textOf } from "./api-answer.ts";
import type { Chats } from "./chats.ts";
import type { Company } from "./company.ts";
import { createCustomerApi } from "./customer-api.ts";
import type { Customers } from "./customers.ts";
import { createDirectoryApi } from "./directory-api.ts";
import { createGroupApi } from "./group-api.ts";
import type { Groups } from "./groups.ts";
import { serveMedia } from "./media-api.ts";
import { createMessageApi } from "./message-api.ts";
import { PLATFORM_PREFIX } from "./mounted.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { SentCards } from "./sent-cards.ts";
import type { SentFiles } from "./sent-files.ts";
import { createSheetApi } from "./sheet-api.ts";
import type { Sheets } from "./sheets.ts";
import { createTokens } from "./tokens.ts";

export interface PlatformParts {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly cards: SentCards;
  readonly responseUrls: ResponseUrls;
  readonly files: SentFiles;
  readonly customers: Customers;
  readonly sheets: Sheets;
  /** Where the page is. */
  readonly pageUrl: () => string;
  /** Instant in ms: tokens, codes and rates follow the turnable clock. */
  readonly now: () => number;
}

/** Errors come with HTTP 200 and an errcode; a path WeCom does not know is an empty 404 (wecom.md 4.0). */
export function createPlatform(parts: PlatformParts): Router {
  const router = new Router({ prefix: `${PLATFORM_PREFIX}/cgi-bin` });
  const tokens = createTokens(parts);
  const messages = createMessageApi(parts);
  const groups = createGroupApi(parts);
  const customers = createCustomerApi(parts);
  const sheets = createSheetApi(parts);
  const body = bodyParser({
    enableTypes: ["json"],
    detectJSON: () => true,
    jsonLimit: "4mb",
    onError: noBody,
  });

  const get = (path: string, call: (query: Query) => ApiAnswer): void => {
    router.get(`/${path}`, (ctx) => {
      const query = queryOf(ctx);
      ctx.body = tokens.refusal(query["access_token"]) ?? call(query);
    });
  };
  const post = (path: string, call: (request: Fields) => ApiAnswer): void => {
    router.post(`/${path}`, body, (ctx) => {
      ctx.body = tokens.refusal(queryOf(ctx)["access_token"]) ?? answerTo(ctx.request.body, call);
    });
  };

  router.get("/gettoken", (ctx) => {
    const { corpid, corpsecret } = queryOf(ctx);
    ctx.body = tokens.issue(corpid, corpsecret);
  });
  get("get_api_domain_ip", () => ok({ ip_list: ["127.0.0.1"] }));
  get("getcallbackip", () => ok({ ip_list: ["127.0.0.1"] }));
  for (const [path, call] of Object.entries(createDirectoryApi(parts.company))) get(path, call);
  post("message/send", messages.send);
  post("message/update_template_card", messages.updateCard);
  post("appchat/create", groups.createChat);
  post("appchat/send", groups.sendToChat);
  get("appchat/get", ({ chatid }) => groups.getChat(textOf(chatid)));
  serveMedia(router, { ...parts, tokens });
  get("externalcontact/get", ({ external_userid }) => customers.get(textOf(external_userid)));
  post("externalcontact/add_contact_way", customers.addContactWay);
  post("externalcontact/send_welcome_msg", customers.sendWelcome);
  router.post("/webhook/send", body, (ctx) => {
    const key = queryOf(ctx)["key"] ?? "";
    ctx.body = answerTo(ctx.request.body, (request) => groups.webhook(key, request));
  });
  router.post("/wedoc/smartsheet/webhook", body, (ctx) => {
    const key = queryOf(ctx)["key"] ?? "";
    ctx.body = answerTo(ctx.request.body, (request) => sheets.webhook(key, request));
  });
  // None of the three needs a token: the address is the credential.
  router.post("/aibot/response", body, (ctx) => {
    const code = queryOf(ctx)["response_code"] ?? "";
    ctx.body = answerTo(ctx.request.body, (request) => parts.responseUrls.answer(code, request));
  });
  return router;
}

type Query = Readonly<Record<string, string | undefined>>;

// A parameter that is given twice counts once, the first time.
function queryOf(ctx: Context): Query {
  return Object.fromEntries(
    Object.entries(ctx.query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

// What is not JSON leaves no body behind and is answered by answerTo.
function noBody(): void {}

function answerTo(body: unknown, call: (request: Fields) => ApiAnswer): ApiAnswer {
  return body === undefined ? failed(47001, "data format error") : call(fieldsOf(body));
}
