// What stands in front of several machines: a plain load balancer before the bots, an address before the databases that can be moved.
import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Balancer {
  readonly url: string;
  /** The ports that answered, in the order of the requests. */
  readonly answeredBy: number[];
  close(): Promise<void>;
}

/** One after the other; who refuses a connection is passed over, whatever else fails is the caller's to try again. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const answeredBy: number[] = [];
  let turn = 0;
  const server = createHttpServer(async (asked, answer) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part);
    const first = turn++;
    for (let index = 0; index < ports.length; index++) {
      const port = ports[(first + index) % ports.length] ?? 0;
      const got = await pass(asked, { port, body: Buffer.concat(parts) });
      if (got === "refused") continue;
      if (got === "broken") break;
      answeredBy.push(port);
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.on("error", () => answer.destroy()).pipe(answer);
      return;
    }
    answer.writeHead(502).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answeredBy,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function pass(
  { method, url, headers }: IncomingMessage,
  { port, body }: { readonly port: number; readonly body: Buffer },
): Promise<IncomingMessage | "refused" | "broken"> {
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, method, path: url, headers };
    request(options, resolve)
      .on("error", (error: NodeJS.ErrnoException) =>
        resolve(error.code === "ECONNREFUSED" ? "refused" : "broken"),
      )
      .end(body);
  });
}

export interface VirtualAddress {
  readonly port: number;
  /** What was connected is broken off; who comes now comes there. */
  pointTo(port: number): void;
  /** As after a loss of power: nobody is told anything, nothing is answered. */
  silence(): void;
  close(): Promise<void>;
}

/** What a virtual IP address, or a proxy like HAProxy, is to whoever connects to the database. */
export async function startVirtualAddress(port: number): Promise<VirtualAddress> {
  const ends = new Set<Socket>();
  let target: number | null = port;
  const keep = (socket: Socket) => {
    ends.add(socket);
    socket.on("error", () => undefined).once("close", () => ends.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    keep(near);
    if (target === null) return;
    const far = keep(connect(target, "127.0.0.1"));
    near.pipe(far).pipe(near);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    pointTo(port) {
      target = port;
      for (const socket of ends) socket.destroy();
    },
    silence() {
      target = null;
      for (const socket of ends) socket.unpipe().pause();
    },
    async close() {
      for (const socket of ends) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
