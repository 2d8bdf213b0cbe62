// What a week's look makes of what is unusual: opened once, closed when it is usual again or when what was arranged has not helped.
import { expect, test } from "vitest";
import { type Finding, type Standing, weekOf } from "../../../src/domain/insight/anomaly.ts";

const DAY = 86_400_000;
const NOW = 100 * DAY;
const finding = (more: Partial<Finding> = {}): Finding => ({
  departmentId: 3,
  sign: "slow",
  stage: 2,
  n: 15,
  own: 23 * DAY,
  usual: 12 * DAY,
  isMore: false,
  isUnusual: true,
  isSure: true,
  ...more,
});
const standing = (more: Partial<Standing> = {}): Standing => ({
  departmentId: 3,
  sign: "slow",
  stage: 2,
  n: 15,
  own: 25 * DAY,
  usual: 12 * DAY,
  isMore: false,
  ticketId: 9,
  askedId: "zhuguan",
  openedAt: NOW - 40 * DAY,
  closedAt: null,
  result: null,
  answeredAt: null,
  ...more,
});
const look = (findings: readonly Finding[], before: readonly Standing[]) =>
  weekOf(findings, before, { now: NOW, patienceMs: 28 * DAY });

test("what is sure is opened, what is only unusual is not", () => {
  expect(look([finding()], []).opens).toHaveLength(1);
  expect(look([finding({ isSure: false })], []).opens).toEqual([]);
});

test("what stands is neither opened again nor closed while it is unusual, sure or not", () => {
  expect(look([finding()], [standing()])).toEqual({ opens: [], closes: [] });
  expect(look([finding({ isSure: false })], [standing()])).toEqual({ opens: [], closes: [] });
});

test("of another stage, sign or department it is another matter", () => {
  for (const other of [{ stage: 3 }, { sign: "weak" }, { departmentId: 4 }] as const)
    expect(look([finding(), finding(other)], [standing()]).opens).toEqual([finding(other)]);
});

test("usual again it is closed, answered or not, with what it is now; so is what there is too little of", () => {
  const now = finding({ isUnusual: false, isSure: false });
  expect(look([now], [standing()]).closes).toMatchObject([{ result: "usual", now }]);
  expect(look([now], [standing({ answeredAt: NOW - DAY })]).closes).toMatchObject([{ result: "usual" }]);
  expect(look([], [standing()]).closes).toMatchObject([{ result: "usual", now: null }]);
});

test("four weeks after the answer no other, it is closed as that and asked about anew", () => {
  expect(look([finding()], [standing({ answeredAt: NOW - 27 * DAY })])).toEqual({ opens: [], closes: [] });
  const { opens, closes } = look([finding({ isSure: false })], [standing({ answeredAt: NOW - 28 * DAY })]);
  expect(closes).toMatchObject([{ result: "unlike" }]);
  expect(opens).toHaveLength(1);
});
