// One server of the benchmark, in a process of its own: `echo`, `grouped` or `single` (a commit each). Prints its port.
import type { AddressInfo } from "node:net";
import { openDatabase } from "../../db/database.ts";
import { createHttpApp, listen } from "../../src/channels/http.ts";
import { createAppDoor } from "../../src/channels/wecom-app.ts";
import type { Dispatch } from "../../src/chat/turn/dispatch.ts";
import { appCrypto } from "../setup/wecom-client.ts";
import { ownDispatch } from "./own-dispatch.ts";

const [kind = "echo", path = ""] = process.argv.slice(2);
const now = () => Date.now();

const http = createHttpApp({
  doors: {
    app: createAppDoor({
      crypto: appCrypto,
      dispatch: kind === "echo" ? echo : await durable(),
      now,
      later: async () => undefined,
      directoryChanged: () => undefined,
      renamed: async () => undefined,
      customer: async () => undefined,
    }),
  },
  health: async () => ({ ok: true, parts: {} }),
  metrics: {
    contentType: "text/plain",
    text: async () => String(Math.round(process.memoryUsage.rss() / 1024 / 1024)),
    callback: () => undefined,
  },
  metricsToken: null,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
  onMixedUp: () => undefined,
  more: () => undefined,
});
const server = await listen(http, { host: "127.0.0.1", port: 0 });
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);

async function echo({ said }: Parameters<Dispatch>[0]) {
  const text = said.type === "text" ? said.text : "";
  return { markdown: text, text };
}

/** The whole command path: inbox, rights, rule, history, follow-up, answer, COMMIT. */
async function durable(): Promise<Dispatch> {
  const database = await openDatabase({
    url: `sqlite:${path}`,
    kind: "real",
    access: "server",
    newSecret: () => "bench",
    ...(kind === "single" ? { largestGroup: 1 } : {}),
  });
  return ownDispatch(database);
}
