// The local WeCom as one thing: platform, demo company, chat page, turnable clock. Put together here for main.
import type { Server } from "node:http";
import Router from "@koa/router";
import { afterwards } from "./afterwards.ts";
import { type BotSocket, createBotSocket } from "./bot-socket.ts";
import { openSocketDoor } from "./bot-socket-door.ts";
import type { DoorSettings } from "./callback-doors.ts";
import { type Callbacks, createCallbacks } from "./callbacks.ts";
import { type Chats, createChats } from "./chats.ts";
import { type IsWorkingDay, isWeekday, type TurnableClock } from "./clock.ts";
import { type Company, demoCompany } from "./company.ts";
import { createCustomers } from "./customers.ts";
import { createEvents } from "./events.ts";
import { createGroups } from "./groups.ts";
import { guardSandbox } from "./guard.ts";
import { PLATFORM_PREFIX } from "./mounted.ts";
import { readAssets, readPage } from "./page-files.ts";
import { createPlatform } from "./platform.ts";
import { createResponseUrls } from "./response-urls.ts";
import { createPageRoutes } from "./routes.ts";
import type { SandboxConfig } from "./sandbox-config.ts";
import { createSentCards } from "./sent-cards.ts";
import { createSentFiles } from "./sent-files.ts";
import { createSheets, sampleOf } from "./sheets.ts";
import { playStory, type StoryReport } from "./story.ts";
import { EAST_1, EAST_2, MANAGERS } from "./story-line.ts";
import { createTurning } from "./turning.ts";

export interface SandboxOptions extends Omit<SandboxConfig, "adminUserIds"> {
  /** The bot's own address without a slash at the end, asked at every call: the port is known late. */
  readonly baseUrl: () => string;
  readonly clock: TurnableClock;
  /** What the bot does once a minute; awaited at every stop of a turn. */
  readonly tick: () => Promise<void>;
  /** The folder `templates`. */
  readonly templatesDir: string;
  /** Every word of a command: what the page offers to send, of all that an answer quotes. */
  readonly commands: readonly string[];
  /** The folder `src/sandbox/page`. */
  readonly assetsDir: string;
  /** Where the chats are kept, one JSON object a line; without it they end with the process. */
  readonly chatsFile?: string;
  /** Where the customers in WeChat and their codes are kept; without it they end with the process. */
  readonly customersFile?: string;
  /** Where the rows of the smart sheet are kept; without it they end with the process. */
  readonly sheetFile?: string;
  /** Told of a callback the bot did not answer, and why. */
  /** As the documentation has it; "lost" where not given, as tenants see it. */
  readonly cardsUnderStreams?: "shown" | "lost";
  readonly onUnanswered?: DoorSettings["onUnanswered"];
  /** Days since 1970 in Asia/Shanghai; Monday to Friday if not given. */
  readonly isWorkingDay?: IsWorkingDay;
}

export interface Sandbox {
  /** Serves /sandbox and below, and refuses foreign pages there. */
  readonly router: Router;
  readonly company: Company;
  /** Lets the group bot's long connection in at SOCKET_PATH. */
  attach(server: Server): void;
  /** The platform's end of that connection. */
  readonly socket: Pick<BotSocket, "isSubscribed" | "deliver">;
  /** Does what people do in their clients, and what the directory reports, without the page. */
  readonly callbacks: Callbacks;
  /** What stands in all chats. */
  readonly chats: Chats;
  /**
   * Plays the demo's past through the real doors. The clock must stand storyStartOffsetMs behind; it ends
   * where openingOf has it. The server must be listening.
   */
  playStory(): Promise<StoryReport>;
  /** Ends the streams of open pages and the long connection, so that the server can stop. */
  close(): void;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { baseUrl, corpId, app, bot, clock, isWorkingDay = isWeekday } = options;
  const company = demoCompany;
  const now = clock.now;
  const chats = createChats(now, options.chatsFile);
  const customers = createCustomers(now, options.customersFile);
  const groups = createGroups(company);
  const sheets = createSheets(options.sheetFile);
  const cards = createSentCards(chats, now);
  const files = createSentFiles();
  const responseUrls = createResponseUrls(chats, now);
  const events = createEvents();
  const apiBase = (): string => `${baseUrl()}${PLATFORM_PREFIX}`;
  const sheetAddress = (): string => `${apiBase()}/cgi-bin/wedoc/smartsheet/webhook?key=${sheets.sheet.key}`;
  const { cardsUnderStreams = "lost" } = options;
  const ground = { botName: bot.name, company, groups, chats, cards, now };
  const socket = createBotSocket({ ...ground, bot, cardsUnderStreams });
  const callbacks = createCallbacks({
    baseUrl,
    apiBase,
    corpId,
    app,
    bot,
    socket,
    chats,
    cards,
    responseUrls,
    files,
    now,
    ...(options.onUnanswered === undefined ? {} : { onUnanswered: options.onUnanswered }),
  });
  const turning = createTurning({
    clock,
    tick: options.tick,
    onStop: () => events.send({ type: "clock", now: now() }),
  });
  // Nobody turns the clock on, or speaks, while the past is still being told.
  let told: Promise<unknown> = Promise.resolve();
  sheets.subscribe(() => events.send({ type: "sheet" }));
  chats.subscribe((message) => events.send({ type: "message", message }));

  const platform = createPlatform({
    ...app,
    corpId,
    company,
    groups,
    chats,
    cards,
    responseUrls,
    files,
    customers,
    sheets,
    pageUrl: () => `${baseUrl()}/sandbox`,
    now,
  });
  const page = createPageRoutes({
    page: readPage(options.templatesDir, options.commands),
    assets: readAssets(options.assetsDir),
    company,
    groups,
    chats,
    customers,
    sheets,
    sheetAddress,
    callbacks: afterwards(callbacks, () => told),
    events,
    turning: { turn: (endFrom) => told.then(() => turning.turn(endFrom)) },
    botName: bot.name,
    isWorkingDay,
    now,
  });
  const inside = new Router();
  inside.use("/sandbox", guardSandbox());
  inside.use(page.routes(), platform.routes());

  /** As a person copies them from a group's settings, and from a table's. */
  const addresses = (): ReadonlyMap<string, string> =>
    new Map([
      ["sheetOfEast1", `${sheetAddress()}\n${JSON.stringify(sampleOf(sheets.sheet))}`],
      ...[
        ["webhookOfEast1", EAST_1],
        ["webhookOfEast2", EAST_2],
        ["webhookOfManagers", MANAGERS],
      ].map(([word = "", id]) => {
        const key = groups.all().find((group) => group.id === id)?.key ?? "";
        return [word, `${apiBase()}/cgi-bin/webhook/send?key=${key}`] as const;
      }),
    ]);

  return {
    company,
    callbacks,
    chats,
    socket,
    router: inside,
    attach: (server) => openSocketDoor(server, socket),
    playStory() {
      const playing = playStory({
        callbacks,
        chats,
        clock,
        turning,
        isWorkingDay,
        botName: bot.name,
        words: addresses(),
      });
      told = playing.catch(() => undefined);
      return playing;
    },
    close() {
      events.close();
      socket.close();
    },
  };
}
