// Who is away and who acts for whom (rules.md 5, 6).
import type { Day } from "../../src/domain/day.ts";
import type { Absence } from "../../src/domain/people/absence.ts";
import type { Sql } from "../engine/sql.ts";
import { absencesTable } from "../schema/absences.ts";

export interface AbsenceStore {
  add(absence: Omit<Absence, "id">): Promise<Absence>;
  /** In force on a day, of everybody. */
  on(day: Day): Promise<Absence[]>;
  /** Who acts for somebody on a day. */
  deputiesOf(memberId: string, day: Day): Promise<string[]>;
  /** Asked for or granted, and not over on a day; the latest first. */
  of(memberId: string, day: Day): Promise<Absence[]>;
  /** In force on a day or later, with somebody as the deputy. */
  deputizedBy(deputyId: string, day: Day): Promise<Absence[]>;
  /** What waits for a head's word and is not over on a day. */
  asked(day: Day): Promise<Absence[]>;
  byId(id: number): Promise<Absence | null>;
  save(absence: Absence): Promise<void>;
}

export function createAbsences(sql: Sql): AbsenceStore {
  return {
    add: (absence) => absencesTable.insert(sql, absence),
    on: (day) =>
      absencesTable.find(sql, "WHERE state = 'granted' AND from_day <= ? AND to_day >= ? ORDER BY id DESC", [
        day,
        day,
      ]),
    async deputiesOf(memberId, day) {
      const rows = await absencesTable.find(
        sql,
        "WHERE member_id = ? AND to_day >= ? AND from_day <= ? AND state = 'granted' ORDER BY id DESC",
        [memberId, day, day],
      );
      return rows.flatMap(({ deputyId }) => (deputyId === null ? [] : [deputyId]));
    },
    of: (memberId, day) =>
      absencesTable.find(
        sql,
        "WHERE member_id = ? AND to_day >= ? AND state IN ('asked', 'granted') ORDER BY id DESC",
        [memberId, day],
      ),
    deputizedBy: (deputyId, day) =>
      absencesTable.find(
        sql,
        "WHERE deputy_id = ? AND to_day >= ? AND state IN ('asked', 'granted') ORDER BY from_day, id",
        [deputyId, day],
      ),
    asked: (day) => absencesTable.find(sql, "WHERE state = 'asked' AND to_day >= ? ORDER BY id", [day]),
    byId: (id) => absencesTable.byId(sql, id),
    async save(absence) {
      await absencesTable.update(sql, absence);
    },
  };
}
