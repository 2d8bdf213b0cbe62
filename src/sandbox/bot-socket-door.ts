// Where the long connection comes in: an upgrade at its own address, from this machine and from no foreign page.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { BotSocket } from "./bot-socket.ts";
import { isForeign } from "./guard.ts";
import { SOCKET_PATH } from "./mounted.ts";

/** A chunk of 512 KB in base64, and what is around it. */
const LARGEST_FRAME = 1024 * 1024;

/** 404 at any other address, 403 for a foreign host name or a page of another origin. */
export function openSocketDoor(server: Server, { accept }: Pick<BotSocket, "accept">): void {
  const upgrading = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
  });
  server.on("upgrade", (request, wire, head) => {
    if (pathOf(request) !== SOCKET_PATH) return refuse(wire, "404 Not Found");
    if (isForeign(request.headers, false)) return refuse(wire, "403 Forbidden");
    upgrading.handleUpgrade(request, wire, head, accept);
  });
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

function refuse(wire: Duplex, status: string): void {
  wire.on("error", () => wire.destroy());
  wire.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
