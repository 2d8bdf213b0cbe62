// A list read beside the program: a thread of its own, with memory of its own, so that no file holds up an answer.
import type { Worker } from "node:worker_threads";
import type { Column, Unread } from "../domain/hands/lead-list.ts";
import { programFile } from "../project-root.ts";
import { threadOf } from "../thread.ts";
import { FileProblem } from "./file-problem.ts";
import type { Row } from "./row.ts";
import type { LeadTable } from "./table.ts";

/** What the thread says; it goes on when it is asked for more. */
export type Told =
  | { readonly columns: readonly Column[]; readonly unread: Unread }
  | { readonly rows: readonly Row[] }
  | { readonly problem: FileProblem["code"]; readonly facts: FileProblem["facts"] }
  | { readonly end: true };

/** A workbook's shared texts and what is under way; more is a file that is meant to fill it. */
const MOST_MEMORY_MB = 320;
/** A list of fifty thousand rows takes some seconds. */
const PATIENCE_MS = 120_000;

/** The thread ends with the last row, or where nobody asks for more. @throws FileProblem, now or while its rows are read */
export async function readBeside(bytes: Uint8Array): Promise<LeadTable> {
  const worker = threadOf(programFile("files/reading-worker"), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const next = asking(worker);
  const first = await next();
  if (!("columns" in first)) throw new FileProblem("broken");
  return { columns: first.columns, unread: first.unread, rows: rowsOf(next, worker) };
}

async function* rowsOf(next: () => Promise<Told>, worker: Worker): AsyncGenerator<Row> {
  try {
    for (let told = await next(); "rows" in told; told = await next()) yield* told.rows;
  } finally {
    await worker.terminate();
  }
}

/** One answer for each question. What ends the thread ends the question. */
function asking(worker: Worker): () => Promise<Told> {
  let waiting: Question | null = null;
  const answer = (give: (one: Question) => void): void => {
    const one = waiting;
    waiting = null;
    if (one === null) return;
    clearTimeout(one.timer);
    give(one);
  };
  const fail = (problem: Error): void => {
    answer(({ reject }) => reject(problem));
    void worker.terminate();
  };
  worker.on("message", (told: Told) =>
    "problem" in told
      ? fail(new FileProblem(told.problem, told.facts))
      : answer(({ resolve }) => resolve(told)),
  );
  // Out of its memory: the file, not the program, is what is wrong.
  worker.on("error", (error: NodeJS.ErrnoException) =>
    fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new FileProblem("too-large-inside") : error),
  );
  worker.on("exit", () => fail(new FileProblem("broken")));
  return () =>
    new Promise<Told>((resolve, reject) => {
      const timer = setTimeout(() => fail(new FileProblem("too-large-inside")), PATIENCE_MS);
      waiting = { resolve, reject, timer };
      worker.postMessage("more");
    });
}

interface Question {
  readonly resolve: (told: Told) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}
