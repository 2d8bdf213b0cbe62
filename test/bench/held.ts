// What the product holds at one moment: memory, threads, handles, its files, and what waits in it.
import { readdirSync, statSync } from "node:fs";
import { statusOf } from "./contender.ts";
import type { Product } from "./product.ts";
import { toldBy } from "./told.ts";

export interface Held {
  /** MiB, of the main process: what draws pictures is one of its own. */
  readonly memory: number;
  readonly threads: number;
  /** Open file descriptors: files, connections, pipes. */
  readonly handles: number;
  /** MiB */
  readonly wal: number;
  readonly file: number;
  /** ms, p99 of its event loop since it was last asked. */
  readonly loopDelay: number;
  /** Messages that WeCom has not accepted, as of the last minute. */
  readonly outbox: number;
}

/** @param path of its SQLite file */
export async function heldBy(product: Product, path: string): Promise<Held> {
  const status = statusOf(product);
  // Before it is asked for more, which is a connection.
  const handles = readdirSync(`/proc/${product.child.pid}/fd`).length;
  const told = await toldBy(product.port);
  return {
    memory: status("VmRSS") / 1024,
    threads: status("Threads"),
    handles,
    wal: mibOf(`${path}-wal`),
    file: mibOf(path),
    loopDelay: told("nodejs_eventloop_lag_p99_seconds") * 1000,
    outbox: told("outbox_waiting"),
  };
}

function mibOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20;
}
