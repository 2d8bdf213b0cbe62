// From which day to which somebody is away, said on Tuesday 10 March 2026.
import { expect, test } from "vitest";
import { readPeriod } from "../../../src/chat/read/period.ts";
import { at } from "../../../src/domain/day.ts";

const NOW = at("2026-03-10", 9 * 60 + 30);

test.each([
  ["周三到周五", "2026-03-11", "2026-03-13"],
  ["明天", "2026-03-11", "2026-03-11"],
  ["到周五", "2026-03-10", "2026-03-13"],
  ["明后两天", "2026-03-11", "2026-03-12"],
  ["今明两天", "2026-03-10", "2026-03-11"],
  ["16到18号", "2026-03-16", "2026-03-18"],
  ["3月16到18号", "2026-03-16", "2026-03-18"],
  ["三月二十三日至二十五日", "2026-03-23", "2026-03-25"],
  ["四月二十三日至二十五日", "2026-04-23", "2026-04-25"],
  ["30号到2号", "2026-03-30", "2026-04-02"],
])("%s", (text, from, to) => expect(readPeriod(text, NOW)).toEqual({ from, to }));
