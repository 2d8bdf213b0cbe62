// 提醒我 and 免提醒: what somebody asked to be told, and when they want to hear nothing.
import type { Sql } from "../engine/sql.ts";
import { mutesTable } from "../schema/mutes.ts";
import { type OwnReminder, ownRemindersTable } from "../schema/own-reminders.ts";

export interface OwnReminderStore {
  add(reminder: Omit<OwnReminder, "id" | "doneAt">): Promise<void>;
  /** What somebody still waits for, the next one first. */
  waitingFor(userId: string): Promise<OwnReminder[]>;
  due(now: number): Promise<OwnReminder[]>;
  done(id: number, at: number): Promise<void>;
  mute(userId: string, until: number): Promise<void>;
  /** Until when somebody wants to hear nothing; 0 for nobody. */
  mutedUntil(userId: string): Promise<number>;
}

export function createOwnReminders(sql: Sql): OwnReminderStore {
  return {
    async add(reminder) {
      await ownRemindersTable.insert(sql, { ...reminder, doneAt: null });
    },
    waitingFor: (userId) =>
      ownRemindersTable.find(sql, "WHERE user_id = ? AND done_at IS NULL ORDER BY at, id", [userId]),
    due: (now) => ownRemindersTable.find(sql, "WHERE done_at IS NULL AND at <= ? ORDER BY at, id", [now]),
    async done(id, at) {
      await ownRemindersTable.updateWhere(sql, { doneAt: at }, "id = ?", [id]);
    },
    async mute(userId, until) {
      const changed = await mutesTable.updateWhere(sql, { until }, "user_id = ?", [userId]);
      if (changed === 0) await mutesTable.insertOrNothing(sql, { userId, until });
    },
    mutedUntil: async (userId) => (await mutesTable.byId(sql, userId))?.until ?? 0,
  };
}
