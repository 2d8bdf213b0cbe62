// The sandbox's time: a clock that can be turned, whose offset is kept with the database.
import type { Database } from "../../db/database.ts";
import { createCalendar } from "../domain/calendar.ts";
import { addDays } from "../domain/day.ts";
import { createTurnableClock, type IsWorkingDay, type TurnableClock } from "../sandbox/clock.ts";
import { storyStartOffsetMs } from "../sandbox/story.ts";

const OFFSET = "sandbox-clock-offset";

/** Continues where it stood; at the first start, weeks before the present. */
export async function sandboxClock(database: Database, wallClock: () => number): Promise<TurnableClock> {
  const kept = await database.read((store) => store.settings.get(OFFSET));
  const offset = kept === null ? storyStartOffsetMs(wallClock(), isWorkingDay) : Number(kept);
  return createTurnableClock(wallClock, offset, (turned) => {
    database.transaction((store) => store.settings.put(OFFSET, String(turned))).catch(() => undefined);
  });
}

const calendar = createCalendar();
export const isWorkingDay: IsWorkingDay = (dayIndex) =>
  calendar.isWorkingDay(addDays("1970-01-01", dayIndex));
