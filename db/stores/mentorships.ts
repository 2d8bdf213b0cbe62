// Askings of mentors, as they stand.
import type { Day } from "../../src/domain/day.ts";
import type { Mentorship, NewMentorship } from "../../src/domain/mentoring/mentoring.ts";
import type { Sql } from "../engine/sql.ts";
import { mentorshipsTable } from "../schema/mentorships.ts";

export interface MentorshipStore {
  /** Oldest first. */
  of(no: number): Promise<Mentorship[]>;
  add(mentorship: NewMentorship): Promise<Mentorship>;
  /** Stale when somebody else was faster. */
  save(mentorship: Mentorship): Promise<Mentorship>;
  /** What waits for somebody's word: they were asked to come along, or their mentor offered another time. */
  waitingFor(memberId: string): Promise<Mentorship[]>;
  /** Agreed for a day from one to another, both included. */
  agreedBetween(first: Day, last: Day): Promise<Mentorship[]>;
  /** Asked, or given another time, between two instants, and not answered. */
  waitingSince(since: number, until: number): Promise<Mentorship[]>;
}

export function createMentorships(sql: Sql): MentorshipStore {
  return {
    of: (no) => mentorshipsTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    add: (mentorship) => mentorshipsTable.insert(sql, { ...mentorship, version: 1 }),
    save: (mentorship) => mentorshipsTable.update(sql, mentorship),
    waitingFor: (memberId) =>
      mentorshipsTable.find(
        sql,
        "WHERE (state = 'asked' AND mentor_id = ?) OR (state = 'rescheduled' AND asked_by = ?) ORDER BY id",
        [memberId, memberId],
      ),
    agreedBetween: (first, last) =>
      mentorshipsTable.find(sql, "WHERE state = 'accepted' AND day >= ? AND day <= ? ORDER BY day, id", [
        first,
        last,
      ]),
    waitingSince: (since, until) =>
      mentorshipsTable.find(
        sql,
        `WHERE (state = 'asked' AND asked_at >= ? AND asked_at < ?)
         OR (state = 'rescheduled' AND answered_at >= ? AND answered_at < ?) ORDER BY id`,
        [since, until, since, until],
      ),
  };
}
