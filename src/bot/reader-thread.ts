// The thread that computes what is asked about everything: a connection of its own, which only reads.
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../db/database.ts";
import { computeWith } from "../workflows/insight/reports.ts";
import type { Question, ReaderGround, Told } from "./reader.ts";

const port = parentPort;
if (port === null) throw new Error("this is a thread of another program");

const { databaseUrl, sandbox } = workerData as ReaderGround;
const database = openDatabase({ url: databaseUrl, kind: sandbox ? "sandbox" : "real", access: "read-only" });

port.on("message", async (question: Question) => {
  try {
    const { read } = await database;
    tell({ id: question.id, result: await read((store) => computeWith(question, store)) });
  } catch (error) {
    tell({
      id: question.id,
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

function tell(told: Told): void {
  port?.postMessage(told);
}
