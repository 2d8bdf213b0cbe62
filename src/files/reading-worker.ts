// The thread that reads a list.
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { readInTurns } from "./reading-turns.ts";

const port = parentPort;
if (port === null) throw new Error("this is a thread of another program");

await readInTurns(workerData as Uint8Array, {
  asked: () => once(port, "message"),
  tell: (told) => port.postMessage(told),
});
