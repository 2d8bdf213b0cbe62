// A list read by whoever is asked for it: some rows each time, and nothing while nobody asks.
import { FileProblem } from "./file-problem.ts";
import type { Told } from "./reading.ts";
import type { Row } from "./row.ts";
import { readLeads } from "./table.ts";

const AT_ONCE = 200;

export interface Asker {
  /** Resolves when there is a question. */
  asked(): Promise<unknown>;
  tell(told: Told): void;
}

/** @throws what is no FileProblem; one of these is told */
export async function readInTurns(bytes: Uint8Array, { asked, tell }: Asker): Promise<void> {
  try {
    await asked();
    const { columns, rows, unread } = await readLeads(bytes);
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
}
