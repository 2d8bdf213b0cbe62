import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { addFilters } from "../../../src/chat/words/filters.ts";
import { dayOf } from "../../../src/domain/day.ts";

const HOUR = 3_600_000;
const now = Date.UTC(2026, 2, 10, 2);
const engine = new Liquid({ strictVariables: true, strictFilters: true });
addFilters(engine, { "audience-sales": "群" });

function say(template: string, value: unknown): string {
  return String(engine.parseAndRenderSync(template, { value, now }, { globals: { now } }));
}

test("instants are said one after the other, each as it is said alone", () => {
  const value = [now, now + 30 * HOUR];
  expect(say("{{ value | instants }}", value)).toBe("今天 10:00、明天 16:00");
  expect(say("{{ value[1] | instant }}", value)).toBe("明天 16:00");
  expect(say("{{ value | instants }}", [])).toBe("");
});

test("days are said as dates", () => {
  expect(say("{{ value | dates }}", [dayOf(now), dayOf(now + 24 * HOUR)])).toBe("3/10、3/11");
});

test("whose share is how large", () => {
  const value = [
    { name: "张三", basisPoints: 6000 },
    { name: "李四", basisPoints: 3950 },
    { name: "王五", basisPoints: 50 },
  ];
  expect(say("业绩 {{ value | shares }}", value)).toBe("业绩 张三60% 李四39.5% 王五0.5%");
});
