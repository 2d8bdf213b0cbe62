// WeCom's end of the long connection on a local port: says what the test has scripted, remembers what it heard.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { leaf } from "../../src/wecom/tree.ts";

export interface HeardFrame {
  readonly cmd: string;
  readonly requestId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface FakeConnection {
  readonly heard: HeardFrame[];
  /** What it heard of one command. */
  of(cmd: string): HeardFrame[];
  send(frame: object): void;
  sendRaw(text: string): void;
  callback(requestId: string, body: object, cmd?: string): void;
  drop(): void;
  isOpen(): boolean;
}

/** Fields of the acknowledgement; null for none. */
type Answer = { readonly errcode?: number; readonly errmsg?: string; readonly body?: object } | null;

export interface FakeSocket {
  readonly url: string;
  readonly connections: FakeConnection[];
  last(): FakeConnection;
  answer: (frame: HeardFrame, connection: FakeConnection) => Answer;
  close(): Promise<void>;
}

export async function startFakeSocket(): Promise<FakeSocket> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const fake: FakeSocket = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: [],
    last() {
      const connection = fake.connections.at(-1);
      if (connection === undefined) throw new Error("nobody has connected");
      return connection;
    },
    answer: () => ({}),
    async close() {
      for (const wire of server.clients) wire.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on("connection", (wire) => {
    const connection = connectionOf(wire);
    fake.connections.push(connection);
    wire.on("message", (data) => {
      const frame = JSON.parse(data.toString());
      const heard = {
        cmd: leaf(frame, "cmd"),
        requestId: leaf(frame, "headers", "req_id"),
        body: frame.body ?? {},
      };
      connection.heard.push(heard);
      const answer = fake.answer(heard, connection);
      if (answer !== null)
        connection.send({ headers: { req_id: heard.requestId }, errcode: 0, errmsg: "ok", ...answer });
    });
  });
  return fake;
}

function connectionOf(wire: WebSocket): FakeConnection {
  const heard: HeardFrame[] = [];
  const send = (frame: object) => wire.send(JSON.stringify(frame));
  return {
    heard,
    of: (cmd) => heard.filter((frame) => frame.cmd === cmd),
    send,
    sendRaw: (text) => wire.send(text),
    callback: (requestId, body, cmd = "aibot_msg_callback") =>
      send({ cmd, headers: { req_id: requestId }, body }),
    drop: () => wire.terminate(),
    isOpen: () => wire.readyState === wire.OPEN,
  };
}
