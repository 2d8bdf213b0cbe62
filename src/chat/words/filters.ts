// The filters templates use to turn domain values into words: money, day, instant, stage, list, percent.
import type { Liquid } from "liquidjs";
import { actingDeadlineOf } from "../../domain/clock/cadence.ts";
import { daysPast } from "../../domain/clock/standstill.ts";
import { type Day, dayOf, minuteOfDay } from "../../domain/day.ts";
import type { Stage } from "../../domain/item/item.ts";
import { causeOf } from "../../domain/messages/unsent.ts";
import type { StageWords } from "../../domain/rules/mark-words.ts";
import { dated } from "../read/dated.ts";
import { dayDated, dayText, weekdayDated } from "./day-text.ts";
import { maskPhones } from "./escape.ts";
import { moneyText } from "./money-text.ts";
import { daysText, periodText } from "./period-text.ts";
import { workedText } from "./worked-text.ts";

/** `words` are the names of stages, places, fields … from the header of templates/words.md, as `stage-1: …`. */
export function addFilters(engine: Liquid, words: Readonly<Record<string, string>>): void {
  const word = (kind: string, value: unknown): string => {
    const found = words[`${kind}-${String(value)}`];
    if (found === undefined) throw new Error(`templates/words.md has no "${kind}-${String(value)}"`);
    return found;
  };
  engine.registerFilter("money", (fen: number | null) => (fen === null ? "" : moneyText(fen)));
  // Of what is reckoned, not booked: to the thousand yuan.
  engine.registerFilter("about", (fen: number) =>
    moneyText(fen < 1_000_000 ? fen : Math.round(fen / 100_000) * 100_000),
  );
  engine.registerFilter("percent", percentText);
  engine.registerFilter("share", (basisPoints: number) => `${Math.round(basisPoints / 100)}%`);
  engine.registerFilter("duration", durationText);
  engine.registerFilter("worked", workedText);
  // Of a rule, exactly as it counts: 4小时, 9小时, 90分钟.
  engine.registerFilter("working_minutes", (minutes: number) =>
    minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`,
  );
  engine.registerFilter("period", function (span: { readonly from: Day; readonly to: Day }) {
    return periodText(span, dayOf(nowOf(this)));
  });
  engine.registerFilter("days_of", function (span: { readonly from: Day; readonly to: Day }) {
    return daysText(span, dayOf(nowOf(this)));
  });
  // With its year, as it can be typed again on any day.
  engine.registerFilter("period_named", (span: { readonly from: Day; readonly to: Day }) =>
    periodText(span, null),
  );
  engine.registerFilter("shares", (shares: readonly { name: string; basisPoints: number }[]) =>
    shares.map((share) => `${share.name}${percentText(share.basisPoints)}`).join(" "),
  );
  engine.registerFilter("day", function (day: Day | null) {
    return day === null ? "" : dayText(day, dayOf(nowOf(this)));
  });
  /** 明天 3/11: of what was just agreed, with the date even where the word is near. */
  engine.registerFilter("day_dated", function (day: Day | null) {
    return day === null ? "" : dayDated(day, dayOf(nowOf(this)));
  });
  engine.registerFilter("instant_dated", function (ms: number) {
    const [day, today] = [dayOf(ms), dayOf(nowOf(this))];
    return `${day === today ? dayText(day, today) : dayDated(day, today)} ${clockText(minuteOfDay(ms))}`;
  });
  /** 周二 3/10, whatever day it is today. */
  engine.registerFilter("weekday_dated", (day: Day) => weekdayDated(day));
  engine.registerFilter("instant", function (ms: number | null) {
    return ms === null ? "" : instantText(ms, nowOf(this));
  });
  engine.registerFilter("instants", function (instants: readonly number[]) {
    return instants.map((ms) => instantText(ms, nowOf(this))).join("、");
  });
  engine.registerFilter("date_of", function (ms: number) {
    return dayText(dayOf(ms), dayOf(nowOf(this)));
  });
  engine.registerFilter("date", (day: Day) => dateText(day));
  engine.registerFilter("dates", (days: readonly Day[]) => days.map(dateText).join("、"));
  // What may be read on a later day names its date.
  engine.registerFilter("when", (ms: number) => `${dateText(dayOf(ms))} ${clockText(minuteOfDay(ms))}`);
  engine.registerFilter("moment", function (ms: number) {
    const seconds = String(Math.floor(ms / 1000) % 60).padStart(2, "0");
    return `${dayText(dayOf(ms), dayOf(nowOf(this)))} ${clockText(minuteOfDay(ms))}:${seconds}`;
  });
  engine.registerFilter("right", (verb: string) => words[`right-${verb}`] ?? word("right", "default"));
  engine.registerFilter("notice", (id: string) => words[`notice-${id}`] ?? word("notice", "default"));
  engine.registerFilter("clock", (ms: number) => clockText(minuteOfDay(ms)));
  engine.registerFilter("minute", (minute: number | null) => (minute === null ? "" : clockText(minute)));
  engine.registerFilter("word", (value: unknown, kind: string) => word(kind, value));
  engine.registerFilter("words", (values: readonly unknown[], kind: string) =>
    values.map((value) => word(kind, value)).join("、"),
  );
  // In the words of whoever reads it.
  engine.registerFilter("stage", function (stage: number | null) {
    return ownWord(this, stage) ?? word("stage", stage ?? "none");
  });
  engine.registerFilter("standard_stage", (stage: number | null) => word("stage", stage ?? "none"));
  engine.registerFilter("state", function (item: Parameters<ReturnType<typeof stateWords>>[0]) {
    return stateWords((kind, value) =>
      kind === "stage" ? (ownWord(this, item.stage) ?? word(kind, value)) : word(kind, value),
    )(item);
  });
  // 推进 #12 到2 … speaks of the item in hand, where there is one.
  engine.registerFilter("example", function (usage: string) {
    const { inHandNo: no } = this.context.environments as { readonly inHandNo?: number };
    return typeof no === "number" ? usage.replace(/#?\b12\b/u, String(no)) : usage;
  });
  engine.registerFilter("acts", actingDeadlineOf);
  engine.registerFilter("bar", (quarters: number) => "▰".repeat(quarters) + "▱".repeat(4 - quarters));
  engine.registerFilter("points", (basisPoints: number) => String(basisPoints / 100));
  engine.registerFilter("brief", (said: string | null) => {
    const text = said ?? "";
    const line = text.replace(/\s+/g, " ").trim();
    return [...line].length > BRIEF ? `${[...line].slice(0, BRIEF).join("")}…` : line;
  });
  // Days since a day, or the day of an instant (ms), that was to come; 0 where it is still to come.
  engine.registerFilter("past", function (due: Day | number | null) {
    return daysPast(typeof due === "number" ? dayOf(due) : due, dayOf(nowOf(this)));
  });
  // What somebody wrote at an instant (ms), on a later day.
  engine.registerFilter("dated", (text: string | null, saidAt: number) => dated(text ?? "", saidAt));
  engine.registerFilter("why", (reason: string) => {
    const { errcode, kind, address } = causeOf(reason);
    const why = words[`unsent-${errcode}`] ?? words[`unsent-${kind}`] ?? reason;
    return address === null ? why : `${why}(${address})`;
  });
  engine.registerFilter("veiled", (name: string, typed: string) => {
    const shown = inCommon([...name.toLowerCase()], [...typed.trim().toLowerCase()]);
    return [...name].map((character, index) => (shown.has(index) ? character : "*")).join("");
  });
  engine.registerFilter("phones_masked", maskPhones);
  engine.registerFilter("item_numbers", (nos: readonly number[]) => nos.map((no) => `#${no}`).join(" "));
  engine.registerFilter("masked", (phone: string) => phone.replace(/^(\d{3}).*(\d{4})$/, "$1****$2"));
}

/** Where a name has what was typed, in the order it was typed: nobody reads more of it than they knew. */
function inCommon(name: readonly string[], typed: readonly string[]): ReadonlySet<number> {
  // longest[i][j]: how much the rest of the name from i and of what was typed from j have in common.
  const longest = Array.from({ length: name.length + 1 }, () => new Array<number>(typed.length + 1).fill(0));
  const rest = (at: number, from: number) => longest[at]?.[from] ?? 0;
  for (let at = name.length - 1; at >= 0; at--)
    for (let from = typed.length - 1; from >= 0; from--) {
      const row = longest[at];
      if (row !== undefined)
        row[from] =
          name[at] === typed[from]
            ? rest(at + 1, from + 1) + 1
            : Math.max(rest(at + 1, from), rest(at, from + 1));
    }
  const shown = new Set<number>();
  for (let at = 0, from = 0; at < name.length && from < typed.length; ) {
    if (name[at] === typed[from]) {
      shown.add(at++);
      from++;
    } else if (rest(at + 1, from) >= rest(at, from + 1)) at++;
    else from++;
  }
  return shown;
}

/** As much of what somebody wrote as a line of a notice bears. */
const BRIEF = 40;

/** Where an item stands in a word or two: its stage while it is in play, else its place or outcome. */
function stateWords(word: (kind: string, value: unknown) => string) {
  return (item: {
    place: string;
    stage: number | null;
    outcome: string;
    unqualified: boolean;
    mergedInto?: number | null;
  }): string => {
    const stage = word("stage", item.stage ?? "none");
    if (item.mergedInto != null) return `${stage} ${word("place", "merged")} #${item.mergedInto}`;
    if (item.outcome === "lost") return `${stage} ${word("outcome", "lost")}`;
    if (item.unqualified && item.place === "pool") return `${stage} ${word("place", "unqualified")}`;
    if (item.place === "owned") return stage;
    return `${stage} ${word("place", item.place)}`;
  };
}

function percentText(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

const HOUR_MS = 3_600_000;

/** A time that something took: in days from two on. */
function durationText(ms: number): string {
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 1) return "不到1小时";
  return hours < 48 ? `${hours}小时` : `${Math.round(hours / 24)}天`;
}

function instantText(ms: number, now: number): string {
  return `${dayText(dayOf(ms), dayOf(now))} ${clockText(minuteOfDay(ms))}`;
}

function dateText(day: Day): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** What the reader's department calls a stage (标记叫法). */
function ownWord(
  filter: { context: { getSync(path: string[]): unknown } },
  stage: number | null,
): string | undefined {
  return stage === null ? undefined : (filter.context.getSync(["stageWords"]) as StageWords)[stage as Stage];
}

function nowOf(filter: { context: { getSync(path: string[]): unknown } }): number {
  return Number(filter.context.getSync(["now"]));
}
