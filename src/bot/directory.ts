// The company's directory as the bot takes it over: renamed members first, and what an admin has to know of it.
import type { Store } from "../../db/store.ts";
import { toPlain } from "../chat/words/plain.ts";
import { dayOf } from "../domain/day.ts";
import type { Directory } from "../domain/people/people.ts";
import { isAccepted, isImplausible, type Loss, lossIn, SYNC_STANDING } from "../domain/people/sync.ts";
import type { Ground } from "./ground.ts";

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** A reading that lost too many people to be true; what we had stays. */
export class ImplausibleError extends Error {
  constructor({ before, gone, now }: Loss) {
    super(
      `of ${before} members ${gone} would be gone, ${now} be left: is the app still seen by the whole company (可见范围)? If so an admin sends 更新通讯录`,
    );
    this.name = "ImplausibleError";
  }
}

export interface CompanyDirectory {
  /** Takes the place of what we had. @throws ImplausibleError */
  keep(found: Directory): Promise<void>;
  /** A member has another userid now. Never throws: what went wrong is logged. */
  rename(renaming: Renaming): Promise<void>;
}

export function createCompanyDirectory(ground: Ground, wake: () => void): CompanyDirectory {
  const { database, log, config } = ground;
  return {
    async keep(found) {
      const loss = await database.transaction((store) => keep(store, found));
      wake();
      if (loss === null) return;
      throw new ImplausibleError(loss);
    },
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

  async function keep(store: Store, found: Directory): Promise<Loss | null> {
    const { people, settings } = store;
    const loss = lossIn(await people.active(), found);
    const standing = (await settings.get(SYNC_STANDING)) ?? "";
    if (isImplausible(loss) && !isAccepted(standing, loss)) {
      // Told when it begins; as long as it lasts the same is refused in silence.
      if (standing === "")
        await tellAdmins(ground, store, {
          block: "directory-refused",
          of: "refused",
          values: { ...loss, left: loss.now },
        });
      await settings.put(SYNC_STANDING, String(loss.gone));
      return loss;
    }
    const moved = await people.replace(found, ground.now());
    if (moved.length > 0) {
      const of = `moved/${moved.map(({ from, to, count }) => `${from}>${to} ${count}`).join("/")}`;
      await tellAdmins(ground, store, { block: "directory-moved", of, values: { moved } });
    }
    await people.appointAdmins(config.adminUserIds, ground.now());
    if (standing !== "") await settings.put(SYNC_STANDING, "");
    return null;
  }
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
