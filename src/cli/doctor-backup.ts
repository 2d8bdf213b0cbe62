// What doctor tells of the nightly copies of a SQLite file.
import { accessSync, constants } from "node:fs";
import { copiesOf } from "../../db/copies.ts";
import type { Config } from "../config.ts";
import { addDays, dayOf } from "../domain/day.ts";
import { POSTGRES_COPIES } from "./backup-tool.ts";
import type { Finding } from "./doctor-bound.ts";

/** @param now ms */
export function backups(config: Config | null, now: number): Finding {
  if (config === null) return { state: "--", text: "not looked for: the configuration is not complete" };
  const { backup, databaseUrl } = config;
  if (!databaseUrl.startsWith("sqlite:")) return { state: "--", text: POSTGRES_COPIES };
  if (backup === null)
    return { state: "--", text: "no copies are made: set BACKUP_DIR to a folder on another disk" };
  const { folder } = backup;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const all = copiesOf(folder, databaseUrl.slice("sqlite:".length)).all();
    const [newest] = all;
    if (newest === undefined)
      return { state: "--", text: `none in ${folder} yet: a server makes the first one as soon as it runs` };
    const text = `${all.length} in ${folder}, the newest of ${newest.day}`;
    return newest.day >= addDays(dayOf(now), -1)
      ? { state: "ok", text }
      : { state: "FAIL", text: `${text}: does a server run? its log says why there is none since` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      state: "FAIL",
      text: `${folder} cannot be written (${code}): let the server's user write it, or set another BACKUP_DIR`,
    };
  }
}
