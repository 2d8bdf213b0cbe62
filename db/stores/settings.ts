// Single values the program keeps: secrets it made, the sandbox clock.
import type { Sql } from "../engine/sql.ts";
import { settingsTable } from "../schema/settings.ts";

/** How the group bot's connection stood last; `doctor` cannot ask WeCom without throwing the server out. */
export const BOT_STANDING = "bot-connection";

export interface SettingStore {
  get(name: string): Promise<string | null>;
  /** Those that are there, by their names. */
  several(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  put(name: string, value: string): Promise<void>;
  /** The value there, or the given one, stored first. */
  getOrPut(name: string, value: string): Promise<string>;
}

export function createSettings(sql: Sql): SettingStore {
  const get = async (name: string) => (await settingsTable.byId(sql, name))?.value ?? null;
  return {
    get,
    async several(names) {
      if (names.length === 0) return new Map();
      const found = await settingsTable.find(sql, `WHERE name IN (${names.map(() => "?").join()})`, names);
      return new Map(found.map(({ name, value }) => [name, value]));
    },
    put: (name, value) => settingsTable.put(sql, { name, value }),
    async getOrPut(name, value) {
      await settingsTable.insertOrNothing(sql, { name, value });
      return (await get(name)) ?? value;
    },
  };
}
