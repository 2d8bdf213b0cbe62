// The thread that reads a list: some rows each time it is asked, and nothing while it is not.
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { FileProblem } from "./file-problem.ts";
import type { Told } from "./reading.ts";
import type { Row } from "./row.ts";
import { readLeads } from "./table.ts";

const AT_ONCE = 200;
const port = parentPort;
if (port === null) throw new Error("this is a thread of another program");

const asked = (): Promise<unknown> => once(port, "message");
const tell = (told: Told): void => port.postMessage(told);

try {
  await asked();
  const { columns, rows, unread } = await readLeads(workerData as Uint8Array);
  tell({ columns, unread });
  let waiting: Row[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < AT_ONCE) continue;
    await asked();
    tell({ rows: waiting });
    waiting = [];
  }
  await asked();
  if (waiting.length > 0) {
    tell({ rows: waiting });
    await asked();
  }
  tell({ end: true });
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  tell({ problem: error.code, facts: error.facts });
}
