// The company's directory as the bot takes it over: renamed members first, and what an admin has to know of it.
import type { Store } from "../../db/store.ts";
import { toPlain } from "../chat/words/plain.ts";
import { dayOf } from "../domain/day.ts";
import type { Ground } from "./ground.ts";

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

export interface CompanyDirectory {
  /** A member has another userid now. Never throws: what went wrong is logged. */
  rename(renaming: Renaming): Promise<void>;
}

export function createCompanyDirectory(ground: Ground, wake: () => void): CompanyDirectory {
  const { database, log, config } = ground;
  return {
    async rename({ from, to }) {
      try {
        const outcome = await database.transaction(async (store) => {
          const renamed = await store.people.rename({ from, to });
          if (renamed === "taken") {
            const names = await store.people.names([from, to]);
            const values = { name: names[from] ?? from, other: names[to] ?? to, from, to };
            await tellAdmins(ground, store, { block: "directory-taken", of: `taken/${from}/${to}`, values });
          }
          return renamed;
        });
        const named = config.adminUserIds.some((userId) => userId.toLowerCase() === from.toLowerCase());
        if (outcome === "renamed") log.info({ from, to }, "a member's userid was changed");
        else log.warn({ from, to, outcome }, "a changed userid could not be taken over");
        if (named) log.warn({ from, to }, "ADMIN_USERIDS names the old userid: put the new one there");
        if (outcome === "taken") wake();
      } catch (error) {
        log.error({ err: error, from, to }, "a changed userid could not be taken over");
      }
    },
  };
}

interface AdminNotice {
  /** Of templates/common.md. */
  readonly block: string;
  /** What it is about: told once a day. */
  readonly of: string;
  readonly values: Readonly<Record<string, unknown>>;
}

async function tellAdmins(ground: Ground, store: Store, { block, of, values }: AdminNotice): Promise<void> {
  const at = ground.now();
  const markdown = ground.templates.render("common", block, { ...values, now: at, group: false });
  for (const { userId } of await store.people.withRole("admin"))
    await store.outbox.enqueue({
      key: `directory/${of}/${userId}/${dayOf(at)}`,
      toKind: "member",
      toId: userId,
      markdown,
      text: toPlain(markdown),
      at,
    });
}
