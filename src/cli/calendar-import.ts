// --as calendar: one year's days off and 调休 from a table of two columns, day and 休 or 班 (rules.md 5).
import type { Database } from "../../db/database.ts";
import { isDay } from "../domain/day.ts";
import { readRows } from "../files/table.ts";
import type { CommandLine } from "./command-line.ts";

interface Given {
  readonly database: Database;
  readonly dryRun: boolean;
  readonly print: CommandLine["print"];
}

/** Fewer days off are no year: a list with holes would let the clock take customers away on a holiday. */
const FEWEST_OFF = 7;
const OFF: readonly string[] = ["休", "放假", "休息", "off", "0"];
const WORKS: readonly string[] = ["班", "上班", "调休", "补班", "work", "1"];

/** A verdict a row; only a file without a mistake is taken, because a calendar with holes misleads. Answers the exit code. */
export async function importCalendar(bytes: Buffer, { database, dryRun, print }: Given): Promise<number> {
  const days = new Map<string, boolean>();
  let wrong = 0;
  let isFirst = true;
  for await (const { line, cells } of await readRows(bytes)) {
    const day = asDay(cells[0] ?? "");
    const works = WORKS.includes(cells[1] ?? "") ? true : OFF.includes(cells[1] ?? "") ? false : null;
    const isHeader = isFirst && day === null && works === null;
    isFirst = false;
    if (isHeader) continue;
    if (day === null || works === null) {
      wrong++;
      await print(`line ${line}: rejected, expected a day (2027-01-01) and 休 or 班\n`);
    } else {
      days.set(day, works);
      await print(`line ${line}: ${day} ${works ? "班" : "休"}\n`);
    }
  }
  if (wrong > 0 || days.size === 0) {
    await print(`${wrong} rows rejected: nothing was taken\n`);
    return 0;
  }
  const list = [...days].map(([day, works]) => ({ day, works }));
  const byYear = new Map<string, number>();
  for (const { day, works } of list) {
    const year = day.slice(0, 4);
    byYear.set(year, (byYear.get(year) ?? 0) + (works ? 0 : 1));
  }
  for (const [year, off] of byYear)
    if (off < FEWEST_OFF) {
      await print(`${year} has ${off} days off, which is not a whole year: nothing was taken\n`);
      return 0;
    }
  if (!dryRun) await database.transaction((store) => store.calendarDays.replace(list));
  const years = [...byYear.keys()].join(", ");
  await print(
    `${list.length} days of ${years} ${dryRun ? "would be taken" : "taken"}; start the server again\n`,
  );
  return 0;
}

/** 2027-01-01, 2027/1/1, 2027年1月1日, 20270101 */
function asDay(text: string): string | null {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text);
  if (found === null) return null;
  const [, year = "", month = "", date = ""] = found;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
