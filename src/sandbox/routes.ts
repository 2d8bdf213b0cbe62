// The page's own door: what it asks, what it does in a person's name, and what it is told.
import { bodyParser } from "@koa/bodyparser";
import Router from "@koa/router";
import type { Context } from "koa";
import type { Fields } from "./api-answer.ts";
import { fieldsOf, textOf } from "./api-answer.ts";
import { bytesIn } from "./body-bytes.ts";
import type { Heard } from "./bot-socket.ts";
import type { Callbacks } from "./callbacks.ts";
import type { Chats } from "./chats.ts";
import { singleChat } from "./chats.ts";
import { dayIndexOf, endOfTurn, type IsWorkingDay, TURNS } from "./clock.ts";
import type { Company, Member } from "./company.ts";
import { findMember } from "./company.ts";
import { addCustomerRoutes } from "./customer-routes.ts";
import type { Customers } from "./customers.ts";
import type { Events } from "./events.ts";
import type { Groups } from "./groups.ts";
import { createLanding } from "./landing.ts";
import type { PageFile } from "./page-files.ts";
import { addSheetRoutes } from "./sheet-routes.ts";
import type { Sheets } from "./sheets.ts";
import type { Turning } from "./turning.ts";
import { isInChat, viewState } from "./view.ts";

/** As large as a file in a chat may be. */
const LARGEST_FILE = 100 * 1024 * 1024;
/** As many characters as WeCom's input takes. */
const LONGEST_WORDS = 2048;

export interface PageParts {
  readonly page: string;
  readonly assets: ReadonlyMap<string, PageFile>;
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly customers: Customers;
  readonly sheets: Sheets;
  /** Where the smart sheet takes rows, as one copies it. */
  readonly sheetAddress: () => string;
  readonly callbacks: Callbacks;
  readonly events: Events;
  readonly turning: Pick<Turning, "turn">;
  readonly botName: string;
  readonly isWorkingDay: IsWorkingDay;
  readonly now: () => number;
}

export function createPageRoutes(parts: PageParts): Router {
  const { assets, chats, callbacks, events, turning, groups } = parts;
  const router = new Router({ prefix: "/sandbox" });
  const body = bodyParser({ enableTypes: ["json"], jsonLimit: "64kb" });

  router.get("/", (ctx) => {
    ctx.type = "text/html; charset=utf-8";
    ctx.body = parts.page;
  });

  router.get("/assets/:name", (ctx) => {
    const file = assets.get(ctx.params["name"] ?? "");
    if (file === undefined) return;
    ctx.type = file.type;
    ctx.body = file.body;
  });

  router.get("/events", (ctx) => {
    // A page that leaves is no error, so the stream goes past Koa's own.
    ctx.respond = false;
    events.open(ctx.res);
  });

  router.get("/api/state", (ctx) => {
    const as = textOf(ctx.query["as"]);
    ctx.body = viewState({ ...parts, now: parts.now(), as: as === "" ? undefined : as });
  });

  router.get("/api/messages", (ctx) => {
    const place = placeOf(parts, ctx.query as Fields);
    if (place === null) return refuse(ctx);
    chats.markRead(place.person.userId, place.chat);
    ctx.body = { messages: chats.of(place.chat) };
  });

  const act = (path: string, action: (place: Place, request: Fields) => Promise<Heard> | null): void => {
    router.post(`/api/${path}`, body, async (ctx) => {
      const request = fieldsOf(ctx.request.body);
      const place = placeOf(parts, request);
      const heard = place === null ? null : action(place, request);
      if (place === null || heard === null) return refuse(ctx);
      const { taken } = await heard;
      chats.markRead(place.person.userId, place.chat);
      ctx.body = { taken };
    });
  };

  act("say", ({ person, chat }, request) => {
    const text = textOf(request["text"]).trim();
    const quote = textOf(request["quote"]);
    if (text === "" || text.length > LONGEST_WORDS) return null;
    return callbacks.say(person.userId, chat, quote === "" ? { text } : { text, quote });
  });
  act("press", ({ person, chat }, request) => {
    const message = chats.find(Number(request["message"]));
    const key = textOf(request["key"]);
    return message?.chat === chat ? callbacks.press(person.userId, message.id, key) : null;
  });
  act("enter", ({ person, chat }) => {
    // The real client reports every opening; once a day is as much as a welcome bears.
    const last = chats.of(chat).at(-1)?.at;
    const isNewDay = last === undefined || dayIndexOf(last) < dayIndexOf(parts.now());
    return isNewDay && chat === singleChat(person.userId) ? callbacks.enter(person.userId) : NOT_SENT;
  });

  router.post("/api/file", async (ctx) => {
    const place = placeOf(parts, ctx.query as Fields);
    const bytes = await bytesIn(ctx.req, LARGEST_FILE);
    const name = textOf(ctx.query["name"]);
    if (place === null || bytes === null || bytes.length === 0 || name === "") return refuse(ctx);
    const type = PICTURE.exec(textOf(ctx.query["type"]))?.[0];
    const text = textOf(ctx.query["text"]);
    const { person, chat } = place;
    const { taken } = await (type === undefined
      ? callbacks.sendFile(person.userId, chat, { name, bytes })
      : callbacks.sendPicture(person.userId, chat, { name, bytes, type, text }));
    ctx.body = { taken };
  });

  addCustomerRoutes(router, parts);
  addSheetRoutes(router, parts);

  router.post("/api/read", body, (ctx) => {
    const place = placeOf(parts, fieldsOf(ctx.request.body));
    if (place === null) return refuse(ctx);
    chats.markRead(place.person.userId, place.chat);
    ctx.status = 204;
  });

  router.post("/api/clock", body, async (ctx) => {
    const turn = TURNS.find((one) => one === fieldsOf(ctx.request.body)["turn"]);
    if (turn === undefined) return refuse(ctx);
    const landing = createLanding(parts);
    try {
      await turning.turn((now) => {
        // What the queue before this turn says is not its own.
        landing.begin();
        return endOfTurn(turn, now, parts.isWorkingDay);
      });
    } finally {
      landing.end();
    }
    ctx.body = { now: parts.now(), landed: landing.landed() };
  });

  return router;

  function refuse(ctx: Context): void {
    ctx.status = 400;
    ctx.body = {};
  }

  /** The person and one of their own chats, or null. */
  function placeOf({ company }: PageParts, request: Fields): Place | null {
    const person = findMember(company, textOf(request["as"]));
    const chat = textOf(request["chat"]);
    return person !== undefined && isInChat(person, chat, groups) ? { person, chat } : null;
  }
}

interface Place {
  readonly person: Member;
  readonly chat: string;
}

const PICTURE = /^image\/(?:png|jpeg|gif|webp)$/;
const NOT_SENT: Promise<Heard> = Promise.resolve({ taken: true, answer: null });
