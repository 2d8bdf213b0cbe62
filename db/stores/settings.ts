// Single values the program keeps: secrets it made, the sandbox clock.
import type { Sql } from "../engine/sql.ts";
import { settingsTable } from "../schema/settings.ts";

/** How the group bot's connection stood last; `doctor` cannot ask WeCom without throwing the server out. */
export const BOT_STANDING = "bot-connection";

export interface SettingStore {
  get(name: string): Promise<string | null>;
  put(name: string, value: string): Promise<void>;
  /** The value there, or the given one, stored first. */
  getOrPut(name: string, value: string): Promise<string>;
}

export function createSettings(sql: Sql): SettingStore {
  const get = async (name: string) => (await settingsTable.byId(sql, name))?.value ?? null;
  return {
    get,
    async put(name, value) {
      if (!(await settingsTable.insertOrNothing(sql, { name, value })))
        await settingsTable.updateWhere(sql, { value }, "name = ?", [name]);
    },
    async getOrPut(name, value) {
      await settingsTable.insertOrNothing(sql, { name, value });
      return (await get(name)) ?? value;
    },
  };
}
