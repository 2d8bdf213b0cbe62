// The bot's one address: the doors that are configured, health, metrics, the binding pages and, there, the sandbox.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BindPageParts } from "../channels/bind-pages.ts";
import { createHttpApp, type HttpParts, listen } from "../channels/http.ts";
import { createAppDoor } from "../channels/wecom-app.ts";
import { createBotDoor } from "../channels/wecom-bot.ts";
import type { Config } from "../config.ts";
import { createCrypto } from "../wecom/crypto.ts";
import type { Answering } from "./answering.ts";
import { atMost } from "./at-most.ts";
import type { Ground } from "./ground.ts";
import { createHealth, type HealthParts } from "./health.ts";

const STOP_AT_MOST_MS = 3_000;

interface Needs extends Answering {
  readonly directoryChanged: () => void;
  readonly renamed: DoorNeeds["renamed"];
  readonly customer: DoorNeeds["customer"];
  readonly vitals: Omit<HealthParts, "database">;
  readonly bindPages: BindPageParts | null;
  readonly more: HttpParts["more"];
}

export interface Listening {
  readonly server: Server;
  /** Takes nothing new, and waits for what is in flight, for a while. */
  stop(): Promise<void>;
}

/** @throws what listen() throws when the address is taken */
export async function openServer(ground: Ground, needs: Needs): Promise<Listening> {
  const { config, log, database } = ground;
  let isStopping = false;
  const app = createHttpApp({
    ...ground,
    ...needs,
    doors: doorsOf(config, { ...ground, ...needs }),
    health: createHealth({
      ...needs.vitals,
      database: () => database.read((store) => store.settings.get("kind")),
    }),
    metricsToken: config.metricsToken,
    isStopping: () => isStopping,
    onError: (error) => log.error({ err: error }, "a request broke"),
    onMixedUp: (line) => log.warn(line),
  });
  const server = await listen(app, config);
  const { port } = server.address() as AddressInfo;
  ground.here.url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  return {
    server,
    async stop() {
      isStopping = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await atMost(closed, STOP_AT_MOST_MS);
      server.closeAllConnections();
    },
  };
}

type DoorNeeds = Omit<Parameters<typeof createAppDoor>[0], "crypto">;

function doorsOf({ app, bot, botName }: Config, needs: DoorNeeds): HttpParts["doors"] {
  return {
    ...(app === null
      ? {}
      : { app: createAppDoor({ ...needs, crypto: createCrypto({ ...app, receiverId: app.corpId }) }) }),
    ...(bot === null
      ? {}
      : {
          bot: createBotDoor({ ...needs, crypto: createCrypto({ ...bot, receiverId: "" }), name: botName }),
        }),
  };
}
