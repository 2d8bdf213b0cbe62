// When somebody wants to be reminded (提醒我).
import { expect, test } from "vitest";
import { readMoment } from "../../../src/chat/read/moment.ts";
import { at } from "../../../src/domain/day.ts";

const TUESDAY = at("2026-03-10", 570);

test.each([
  ["周五下午 给万邦打电话", "2026-03-13", 840],
  ["周五上午 给万邦打电话", "2026-03-13", 540],
  ["周五 给万邦打电话", "2026-03-13", 540],
  ["明天中午约饭", "2026-03-11", 720],
  ["明晚发报价", "2026-03-11", 1140],
  ["明天傍晚", "2026-03-11", 1050],
  ["周四早上打卡", "2026-03-12", 480],
  ["周五下午三点半开会", "2026-03-13", 930],
  ["下午3点交周报", "2026-03-10", 900],
  ["下午 交周报", "2026-03-10", 840],
  ["15:30 交周报", "2026-03-10", 930],
  ["周五下班前 交周报", "2026-03-13", 1050],
  ["半小时后回电话", "2026-03-10", 600],
  ["今天上午回电话", "2026-03-10", 600],
])("%s", (text, day, minute) => {
  expect(readMoment(text, TUESDAY)).toMatchObject({ at: at(day, minute) });
});

test("no time is none, and what was said of the rest stays", () => {
  expect(readMoment("给万邦打电话", TUESDAY)).toBeNull();
  const said = readMoment("周五下午 给万邦打电话", TUESDAY);
  expect(said !== null && "周五下午 给万邦打电话".slice(said.end)).toBe(" 给万邦打电话");
  expect(readMoment("下周 打电话", TUESDAY)).toMatchObject({ ask: "day-unclear" });
});
