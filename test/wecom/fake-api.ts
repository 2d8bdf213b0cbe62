// A server API on a local port: answers by path, remembers what it was asked.
import { createServer } from "node:http";
import { leaf } from "../../src/wecom/tree.ts";

export interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** As it came over the wire. */
  readonly rawBody: string;
}

/** "reset" breaks the connection off, "hang" never answers; a promise answers when it is kept. */
type Answer = object | { readonly status: number; readonly raw: string } | "reset" | "hang";

export interface FakeApi {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** How often a path was asked for. */
  count(path: string): number;
  close(): Promise<void>;
}

/** Answers gettoken with T1, T2, … unless told otherwise. */
export async function startFakeApi(answer: (asked: Asked) => Answer | undefined): Promise<FakeApi> {
  const asked: Asked[] = [];
  const count = (path: string): number => asked.filter((one) => one.path === path).length;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    let rawBody = "";
    for await (const chunk of request) rawBody += chunk;
    const one: Asked = {
      path: url.pathname.replace("/cgi-bin/", ""),
      query: Object.fromEntries(url.searchParams),
      // A file that is uploaded is none.
      body: rawBody.startsWith("{") ? JSON.parse(rawBody) : undefined,
      rawBody,
    };
    asked.push(one);
    const given =
      (await answer(one)) ?? (one.path === "gettoken" ? token(count("gettoken")) : { errcode: 0 });
    if (given === "hang") return;
    if (given === "reset") return void request.socket.destroy();
    const raw = "raw" in given ? leaf(given, "raw") : JSON.stringify(given);
    response
      .writeHead("raw" in given ? Number(leaf(given, "status")) : 200, { location: "/cgi-bin/elsewhere" })
      .end(raw);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    count,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function token(n: number): object {
  return { errcode: 0, errmsg: "ok", access_token: `T${n}`, expires_in: 7200 };
}
