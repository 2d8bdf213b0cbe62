// Signs of what may not be real: facts in, what to look at out; the ordinary raises nothing.
import { describe, expect, test } from "vitest";
import {
  bursts,
  copiedWords,
  factsIn,
  factsOf,
  lostSoon,
  monthEndedBefore,
  type Seen,
  samePhones,
  samePictures,
  unproven,
} from "../../src/domain/audit/signs.ts";
import { at } from "../../src/domain/day.ts";
import { rules } from "./an-item.ts";

describe("one number, one picture", () => {
  const phone = (no: number, customerId: number, phoneKey: string) => ({ no, customerId, phoneKey });
  test("at two customers is a sign at each of their items; two items of one customer are none", () => {
    const rows = [phone(3, 1, "a"), phone(1, 2, "a"), phone(4, 3, "b"), phone(5, 3, "b")];
    expect(samePhones(rows)).toEqual([{ kind: "same-phone", label: "", nos: [1, 3] }]);
    const pictures = rows.map(({ no, customerId, phoneKey: hash }) => ({ no, customerId, hash }));
    expect(samePictures(pictures)).toEqual([{ kind: "same-picture", label: "", nos: [1, 3] }]);
  });
});

describe("the same words", () => {
  const said = (no: number, atMs: number, text = "客户说再考虑一下", by = "z") => ({
    no,
    customerId: no,
    by,
    text,
    at: atMs,
  });
  test("for three customers, one after another, whatever the stops", () => {
    const rows = [said(1, 1), said(2, 2, "客户说,再考虑一下。"), said(3, 3)];
    expect(copiedWords(rows, rules)).toEqual([{ kind: "copied-words", label: "", nos: [1, 2, 3] }]);
  });
  test("told of three in one message, by three people, for one customer, or too short they are none", () => {
    expect(copiedWords([said(1, 1), said(2, 1), said(3, 1)], rules)).toEqual([]);
    expect(copiedWords([said(1, 1), said(2, 2, undefined, "y"), said(3, 3, undefined, "x")], rules)).toEqual(
      [],
    );
    expect(
      copiedWords(
        [1, 2, 3].map((atMs) => said(1, atMs)),
        rules,
      ),
    ).toEqual([]);
    expect(
      copiedWords(
        [1, 2, 3].map((no) => said(no, no, "在谈价")),
        rules,
      ),
    ).toEqual([]);
  });
});

test("stage 2 for two weeks without anything of the customer's; evidence, time or stage 1 raise nothing", () => {
  const now = at("2026-03-30");
  const row = { no: 1, stage: 3, enteredAt: at("2026-03-10"), hasEvidence: false };
  const of = (changes: Partial<typeof row>) => unproven([{ ...row, ...changes }], { now, rules });
  expect(of({})).toEqual([{ kind: "unproven", label: "3", nos: [1] }]);
  for (const changes of [{ hasEvidence: true }, { enteredAt: at("2026-03-20") }, { stage: 1 }])
    expect(of(changes)).toEqual([]);
});

describe("the end of a month", () => {
  const month = { first: "2026-03-01", last: "2026-03-31" };
  const created = (no: number, day: string, by = "z") => ({ no, by, createdAt: at(day, 600) });
  test("is looked at in the first week after it", () => {
    expect(monthEndedBefore("2026-04-06")).toEqual(month);
    expect(monthEndedBefore("2026-04-13")).toBeNull();
    expect(monthEndedBefore("2026-03-30")).toBeNull();
  });
  test("five in its last two days, three times the usual, are a burst; a steady hand is none", () => {
    const late = [1, 2, 3, 4, 5].map((no) => created(no, no < 3 ? "2026-03-30" : "2026-03-31"));
    expect(bursts([...late, created(6, "2026-03-10")], { month, rules })).toEqual([
      { kind: "burst", label: "2026-03", nos: [1, 2, 3, 4, 5] },
    ]);
    expect(bursts(late.slice(1), { month, rules })).toEqual([]);
    const steady = Array.from({ length: 29 }, (_, day) =>
      created(100 + day, `2026-03-${String(day + 1).padStart(2, "0")}`),
    );
    expect(bursts([...late, ...steady, ...steady], { month, rules })).toEqual([]);
    expect(
      bursts(
        late.map((one) => ({ ...one, by: String(one.no) })),
        { month, rules },
      ),
    ).toEqual([]);
  });
  test("created in it and lost within three days after it", () => {
    const row = { no: 1, createdAt: at("2026-03-20"), lostAt: at("2026-04-02") };
    const of = (changes: Partial<typeof row>) => lostSoon([{ ...row, ...changes }], { month, rules });
    expect(of({})).toEqual([{ kind: "lost-soon", label: "2026-03", nos: [1] }]);
    for (const changes of [
      { lostAt: at("2026-04-04") },
      { lostAt: at("2026-03-31") },
      { createdAt: at("2026-02-20") },
    ])
      expect(of(changes)).toEqual([]);
  });
});

test("what a sign was raised for is read back from it", () => {
  const all: readonly Seen[] = [
    { kind: "burst", label: "2026-03", nos: [1, 2] },
    { kind: "same-phone", label: "", nos: [7] },
  ];
  for (const seen of all) expect(factsOf({ kind: seen.kind, facts: factsIn(seen) })).toEqual(seen);
});
