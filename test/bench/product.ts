// The program as it is delivered (`npm run build`), beside a WeCom that only takes what is sent.
import { spawnSync } from "node:child_process";
import { APP, CORP } from "../setup/wecom-client.ts";
import { startFakeApi } from "../wecom/fake-api.ts";
import { type Started, startServer, stopServer } from "./contender.ts";

export interface Product extends Started {
  /** ms from its start to the line that says where it listens. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** @throws where it does not build */
export function buildProduct(): void {
  const built = spawnSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
  if (built.status !== 0) throw new Error("what is delivered does not build");
}

/** On a database that is filled already: a directory that cannot be read keeps the members it knows. */
export async function startProduct(
  databaseUrl: string,
  given: { readonly node?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Product> {
  const wecom = await startFakeApi(({ path, query }) => {
    if (path === "department/list") return { errcode: 60011, errmsg: "no privilege" };
    // Whoever logs in is whom their code names.
    return path === "auth/getuserinfo" ? { errcode: 0, userid: query["code"] } : undefined;
  });
  const from = performance.now();
  const started = await startServer(["dist/src/main.js"], {
    line: /http:\/\/127\.0\.0\.1:(\d+)/,
    node: given.node ?? [],
    env: {
      PORT: "0",
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "error",
      WECOM_CORP_ID: CORP,
      WECOM_APP_AGENT_ID: String(APP.agentId),
      WECOM_APP_SECRET: APP.secret,
      WECOM_APP_TOKEN: APP.token,
      WECOM_APP_AES_KEY: APP.aesKey,
      WECOM_API_BASE: wecom.baseUrl,
      ...given.env,
    },
  });
  const startMs = performance.now() - from;
  return {
    ...started,
    startMs,
    async stop() {
      await stopServer(started);
      await wecom.close();
    },
  };
}
