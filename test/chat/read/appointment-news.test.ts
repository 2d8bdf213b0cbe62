// What a note says of the appointment that stands.
import { expect, test } from "vitest";
import { readAppointmentNews } from "../../../src/chat/read/appointment-news.ts";
import { readFollowUp } from "../../../src/chat/read/follow-up.ts";
import { at } from "../../../src/domain/day.ts";

const TUESDAY = at("2026-03-10", 570);
const thursday = { nextDay: "2026-03-12", nextText: "上门演示" };

test.each([
  ["又补充了一些资料给他", null],
  ["客户问了下付款方式", null],
  ["报价发过去了", null],
  ["周四的会他没取消,照旧", null],
  ["取消了和竞品的会面,更倾向我们", null],
  ["客户把原来的订单取消了", null],
  ["他说周四下午可能还有别人来", null],
  ["周四不来了,出差", "dropped"],
  ["周四下午3点的约取消了", "dropped"],
  ["3/12的拜访推掉了", "dropped"],
  ["演示取消,客户内部先统一意见", "dropped"],
  ["取消了原来的约", "dropped"],
  ["上门演示做完了,反馈不错", "kept"],
  ["提前见过了,聊得不错", "kept"],
])("%s: %s", (text, news) => {
  expect(readAppointmentNews(text, thursday, TUESDAY)).toBe(news);
});

test("on the day itself, what was done is the appointment kept", () => {
  expect(readAppointmentNews("见完了,很满意", thursday, at("2026-03-12", 600))).toBe("kept");
  expect(readAppointmentNews("见完了,很满意", { nextDay: null, nextText: null }, TUESDAY)).toBeNull();
});

test.each([
  ["周四下午3点的会取消了,改到周五上午10点", "2026-03-13"],
  ["周四的演示取消了,改周五", "2026-03-13"],
  ["周四下午3点不来了", null],
])("a day that is called off is none to come: %s", (text, day) => {
  expect(readFollowUp(text, TUESDAY).next?.day ?? null).toBe(day);
});
