// Files that were sent by a page: kept in memory until they are laid down, by whichever instance received them.
import { createHash } from "node:crypto";
import type { Import } from "../../db/stores/imports.ts";
import { FROM_PAGE } from "../workflows/imports/kept-facts.ts";
import { ASKED_MS } from "../workflows/imports/which.ts";
import { createErrand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import type { FileOfList, ListReading } from "./list-reading.ts";

export interface Uploads {
  /** The number of the list it becomes; "busy" where too much waits to be read, null for whoever is no member any more. */
  receive(userId: string, file: FileOfList): Promise<number | "busy" | null>;
  /** Whether its file is here. */
  holds(id: number): boolean;
  /** Resolves when everything that came is read. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** More that waits at once would be held in memory. */
const MOST_WAITING = 4;
/** The same file again leads to the list that it became, while that is not over. */
const STILL: readonly Import["state"][] = ["fetching", "asking", "running"];

export function createUploads({ database, now, log }: Ground, reading: Pick<ListReading, "read">): Uploads {
  const waiting = new Map<number, FileOfList>();
  /** Also those whose transaction is not over yet: nobody may take them for lost. */
  const ours = new Set<number>();
  /** Files that are being put down in the database at this moment, by person and content. */
  const arriving = new Map<string, Promise<number | "busy" | null>>();
  const errand = createErrand(readAll, (error) => log.error({ err: error }, "an uploaded list broke"));

  async function readAll(): Promise<void> {
    for (let next = first(); next !== undefined && !errand.isStopped(); next = first()) {
      const [id, file] = next;
      const found = await database.read(({ imports }) => imports.byId(id));
      try {
        if (found?.state === "fetching") await reading.read(found, async () => file);
      } finally {
        waiting.delete(id);
        ours.delete(id);
      }
    }
  }

  function first(): [number, FileOfList] | undefined {
    const [next] = waiting;
    return next;
  }

  async function begin(userId: string, file: FileOfList, hash: string): Promise<number | "busy" | null> {
    const id = await database.transaction(async (store) => {
      if ((await store.people.actor(userId)) === null) return null;
      const own = await store.imports.latest(userId, now() - ASKED_MS);
      const same = own.find((one) => one.hash === hash && STILL.includes(one.state));
      if (same !== undefined) return same.id;
      if (waiting.size >= MOST_WAITING) return "busy" as const;
      const given = { byId: userId, source: FROM_PAGE, sourceSecret: null, createdAt: now() };
      const begun = await store.imports.begin(given);
      ours.add(begun.id);
      return (await store.imports.save({ ...begun, name: file.name, hash })).id;
    });
    if (typeof id !== "number") return id;
    const found = await database.read(({ imports }) => imports.byId(id));
    if (found?.state === "fetching" && ours.has(id) && !waiting.has(id)) waiting.set(id, file);
    errand.wake();
    return id;
  }

  return {
    async receive(userId, file) {
      const hash = createHash("sha256").update(file.bytes).digest("hex");
      const key = `${userId}/${hash}`;
      const known = arriving.get(key);
      if (known !== undefined) return known;
      const begun = begin(userId, file, hash).finally(() => arriving.delete(key));
      arriving.set(key, begun);
      return begun;
    },
    holds: (id) => ours.has(id),
    idle: errand.idle,
    stop: errand.stop,
  };
}
