// Days as typed, from Tuesday 10 March 2026, and against chrono-node, whose known errors are listed.
import { casual } from "chrono-node/zh/hans";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readClock, readDay } from "../../../src/chat/read/day.ts";
import { dayText } from "../../../src/chat/words/day-text.ts";
import { addDays, at, dayOf } from "../../../src/domain/day.ts";

const NOW = at("2026-03-10", 9 * 60 + 30);

function read(text: string, now = NOW, reader = readDay): string | null {
  const found = reader(text, now);
  if (found === null) return null;
  if ("ask" in found) return found.ask;
  const { day, minute, past } = found.value;
  const time =
    minute === null
      ? ""
      : ` ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return `${day}${time}${past ? " past" : ""}`;
}

test.each([
  ["明天", "2026-03-11"],
  ["后天", "2026-03-12"],
  ["大后天", "2026-03-13"],
  ["周五", "2026-03-13"],
  ["周二", "2026-03-10"],
  ["周一", "2026-03-16"],
  ["下周二下午3点", "2026-03-17 15:00"],
  ["明儿给回复", "2026-03-11"],
  ["后儿个下午三点", "2026-03-12 15:00"],
  ["聽日", "2026-03-11"],
  ["大后天一早9点", "2026-03-13 09:00"],
  ["明后两天", "2026-03-12"],
  ["这个月二十七", "2026-03-27"],
  ["下个月廿三去", "2026-04-23"],
  ["本月最后一个礼拜五", "2026-03-27"],
  ["下月最后一个周三", "2026-04-29"],
  ["72小时之内给终版", "2026-03-13"],
  ["20260317", "2026-03-17"],
  ["廿号", "2026-03-20"],
  ["廿一号早上", "2026-03-21"],
  ["二十五日前", "2026-03-25"],
  ["三日后", "2026-03-13"],
  ["过三天再打", "2026-03-13"],
  ["过俩礼拜再找他", "2026-03-24"],
  ["昨晚十一点", "2026-03-09 23:00 past"],
  ["下下周一", "2026-03-23"],
  ["本周日", "2026-03-15"],
  ["月底", "2026-03-31"],
  ["下个月1号", "2026-04-01"],
  ["5号", "2026-04-05"],
  ["15号", "2026-03-15"],
  ["12/1", "2026-12-01"],
  ["12月20号", "2026-12-20"],
  ["2026-12-01", "2026-12-01"],
  ["3天后", "2026-03-13"],
  ["一周后", "2026-03-17"],
  ["半小时后", "2026-03-10 10:00"],
  ["今晚8点", "2026-03-10 20:00"],
  ["明早九点", "2026-03-11 09:00"],
  ["两个月后", "2026-05-10"],
  ["下月底", "2026-04-30"],
  ["星期天", "2026-03-15"],
  ["礼拜三", "2026-03-11"],
  ["明天下午三点半", "2026-03-11 15:30"],
  ["后天上午10点", "2026-03-12 10:00"],
  ["2小时后", "2026-03-10 11:30"],
  ["周四14:30", "2026-03-12 14:30"],
  ["12月底", "2026-12-31"],
  ["12月底前", "2026-12-31"],
  ["十二月底", "2026-12-31"],
  ["2月末", "2027-02-28"],
  ["3月底", "2026-03-31"],
  ["明年3月底", "2027-03-31"],
  ["明年12/1", "2027-12-01"],
  ["后年3月5号", "2028-03-05"],
  ["去年12月5日", "2025-12-05 past"],
  ["上月底", "2026-02-28 past"],
  ["上个月底", "2026-02-28 past"],
  ["本月底", "2026-03-31"],
  ["下个月月底", "2026-04-30"],
  ["明天3点半", "2026-03-11 15:30"],
  ["明天三点二十", "2026-03-11 15:20"],
  ["后天下午三点二十五", "2026-03-12 15:25"],
  ["周四两点零五", "2026-03-12 14:05"],
  ["周四两点零五分", "2026-03-12 14:05"],
  ["明天十点十个人", "2026-03-11 10:00"],
  ["明天两点三个人", "2026-03-11 14:00"],
  ["周四6点", "2026-03-12 18:00"],
  ["周四凌晨3点", "2026-03-12 03:00"],
  ["周四03:30", "2026-03-12 03:30"],
  ["明天8点", "2026-03-11 08:00"],
  ["昨天", "2026-03-09 past"],
  ["3/1", "2026-03-01 past"],
  ["上周五", "2026-03-06 past"],
  ["月中", "2026-03-15"],
  ["中旬", "2026-03-15"],
  ["12月中旬", "2026-12-15"],
  ["12月初", "2026-12-05"],
  ["月初", "2026-04-05"],
  ["下月初", "2026-04-05"],
  ["下旬", "2026-03-25"],
  ["明年2月上旬", "2027-02-05"],
  ["上月中旬", "2026-02-15 past"],
  ["月底前", "2026-03-31"],
  ["三号", "2026-04-03"],
  ["二十五号", "2026-03-25"],
  ["十月八号", "2026-10-08"],
  ["9.18", "2026-09-18"],
  ["12.1签约", "2026-12-01"],
  ["后天上午", "2026-03-12"],
  ["三天之内", "2026-03-13"],
  ["3天内", "2026-03-13"],
  ["两周内", "2026-03-24"],
  ["5个工作日内", "2026-03-17"],
  ["周五之前", "2026-03-13"],
  ["这周内", "2026-03-13"],
  ["下周内", "2026-03-20"],
  ["本月内", "2026-03-31"],
  ["俩礼拜以后", "2026-03-24"],
])("%s is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["国庆后", "day-unclear"],
  ["下周", "day-unclear"],
  ["过几天", "day-unclear"],
  ["改天", "day-unclear"],
  ["年后", "day-unclear"],
  ["2月30号", "impossible-day"],
  ["12/40", "impossible-day"],
  ["下下月底", "day-unclear"],
  ["26年3月5日", "day-unclear"],
  ["周二三去", "day-unclear"],
  ["下周末", "day-unclear"],
  ["13月底", "impossible-day"],
  ["过两天", "day-unclear"],
  ["3年后", "day-unclear"],
  ["三号线", null],
  ["2号机", null],
  ["一号客户", null],
  ["近三日", null],
  ["9.18万", null],
  ["版本2.10", null],
  ["报价9.18", null],
  ["4.5分", null],
  ["客户到底要不要", null],
  ["这个月中标了", null],
  ["25点", null],
  ["客户要比价", null],
  ["12", null],
  ["3台设备", null],
])("%s is asked back or no day: %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["国庆前", "2026-09-30"],
  ["国庆后", "2026-10-08"],
  ["国庆长假后", "2026-10-08"],
  ["十一后", "2026-10-08"],
  ["中秋前", "2026-09-24"],
  ["春节后", "2027-02-08"],
  ["年前", "2027-02-05"],
  ["过完年", "2027-02-08"],
  ["五一后", "2026-05-06"],
  ["节后", "2026-04-07"],
  ["年底", "2026-12-31"],
  ["过两天", undefined],
  ["改天", undefined],
  ["过几天", undefined],
  ["下周", undefined],
])("%s is asked about, and offered is %s", (text, likely) => {
  const found = readDay(text, NOW);
  expect(found).toMatchObject({ ask: "day-unclear", words: text });
  expect(found !== null && "ask" in found ? found.likely : null).toBe(likely);
});

test.each([
  ["17点 打电话", "2026-03-10 17:00"],
  ["下午3点半 打电话", "2026-03-10 15:30"],
  ["9点 打电话", "2026-03-11 09:00"],
  ["17:30 打电话", "2026-03-10 17:30"],
  ["晚上八点 打电话", "2026-03-10 20:00"],
  ["25点 打电话", "impossible-day"],
  ["打电话", null],
])("a time by itself is today, else tomorrow: %s is %s", (text, expected) => {
  expect(read(text, NOW, readClock)).toBe(expected);
});

test("whatever is read as a day was the whole expression", () => {
  const character = fc.constantFrom(..."0123一二十月日号年/周底末初中明后去今上下个天点");
  fc.assert(
    fc.property(fc.array(character, { minLength: 2, maxLength: 7 }), (characters) => {
      const run = characters.join("");
      const found = readDay(run, NOW);
      if (found === null || !("value" in found) || found.value.minute !== null) return;
      expect(run.slice(0, found.start), `${run}: ${run.slice(found.start, found.end)}`).not.toMatch(
        /[\d月年]$/u,
      );
      if (/[月年]$/u.test(run.slice(0, found.end)))
        expect(run.slice(found.end), run).not.toMatch(/^[底末初旬]/u);
    }),
    { numRuns: 3000 },
  );
});

test("the day we write is the day we read", () => {
  const anInstant = fc.integer({ min: at("2026-01-01"), max: at("2026-12-31") });
  fc.assert(
    fc.property(anInstant, fc.integer({ min: 0, max: 300 }), (now, ahead) => {
      const today = dayOf(now);
      const day = addDays(today, ahead);
      expect(read(dayText(day, today), now)?.slice(0, 10), `${dayText(day, today)} on ${today}`).toBe(day);
    }),
  );
});

/** chrono-node misreads these; ours stand in the table above. */
const KNOWN_ERRORS = ["半小时后", "下下周一", "月底", "下个月1号", "5号"];

test("where an independent reader is right, we agree with it, on any day of the year", () => {
  const words = ["明天", "后天", "大后天", "昨天", "3天后", "12月20号", "2026-12-01", "今天"];
  expect(words.filter((word) => KNOWN_ERRORS.includes(word))).toEqual([]);
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.integer({ min: at("2026-01-01"), max: at("2026-11-30") }),
      (word, now) => {
        const noon = at(dayOf(now), 12 * 60);
        const theirs = casual.parseDate(
          word,
          { instant: new Date(noon), timezone: 480 },
          { forwardDate: true },
        );
        const ours = readDay(word, noon);
        expect(theirs).not.toBeNull();
        expect(ours !== null && "value" in ours ? ours.value.day : null, word).toBe(
          dayOf(theirs?.getTime() ?? 0),
        );
      },
    ),
  );
});
