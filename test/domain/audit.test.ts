// The draw can be drawn again by anybody, and nobody looks at what concerns them; a failed audit freezes an item, no person.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Audit, appealed, decided, drawnAudit, isFrozen, judge } from "../../src/domain/audit/audit.ts";
import { auditorOf, draw, sampleSize } from "../../src/domain/audit/draw.ts";
import { anItem, calendar, NOW, refusal, rules } from "./an-item.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const list = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 200 });

describe("the draw", () => {
  test("is 5 %, at least 3, all where there are fewer", () => {
    expect([0, 1, 2, 3, 4, 60, 61, 80, 1000].map((count) => sampleSize(count, rules))).toEqual([
      0, 1, 2, 3, 3, 3, 4, 4, 50,
    ]);
  });

  test("is the same whoever draws, in whatever order the list is given, and of the list alone", () => {
    fc.assert(
      fc.property(list, (candidates) => {
        const given = { week: "2026-03-16", unitId: 2, candidates };
        const first = draw(given, { hash, rules });
        expect(draw({ ...given, candidates: [...candidates].reverse() }, { hash, rules })).toEqual(first);
        expect(new Set(first.nos).size).toBe(sampleSize(candidates.length, rules));
        for (const no of first.nos) expect(candidates).toContain(no);
      }),
    );
  });

  test("by hand: the seed is the hash of week/unit/numbers, drawn are the least hashes of seed/number", () => {
    const { seed, nos } = draw(
      { week: "2026-03-16", unitId: 2, candidates: [9, 4, 7, 12, 5] },
      { hash, rules },
    );
    expect(seed).toBe(hash("2026-03-16/2/4,5,7,9,12"));
    const byHash = [4, 5, 7, 9, 12].sort((a, b) => (hash(`${seed}/${a}`) < hash(`${seed}/${b}`) ? -1 : 1));
    expect(nos).toEqual(byHash.slice(0, 3));
  });

  test("one number more makes another seed, and each of many is drawn about as often", () => {
    const counts = new Map<number, number>();
    const candidates = Array.from({ length: 20 }, (_, index) => index + 1);
    for (let week = 0; week < 400; week++)
      for (const no of draw({ week: String(week), unitId: 2, candidates }, { hash, rules }).nos)
        counts.set(no, (counts.get(no) ?? 0) + 1);
    expect(counts.size).toBe(20);
    expect(Math.min(...counts.values())).toBeGreaterThan(30);
    expect(Math.max(...counts.values())).toBeLessThan(100);
  });

  test("nobody audits what concerns them; the first circle serves while it can, and whoever has least comes first", () => {
    const person = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(person), { maxLength: 3 }),
        fc.uniqueArray(person),
        fc.dictionary(person, fc.nat(5)),
        (circles, concerned, loads) => {
          const besides: ReadonlySet<string> = new Set(concerned);
          const load = new Map(Object.entries(loads));
          const found = auditorOf({ no: 12, seed: "s", circles, besides, load }, hash);
          const circle = circles.find((one) => one.some((userId) => !besides.has(userId)));
          if (circle === undefined) {
            expect(found).toBeNull();
            return;
          }
          expect(circle as readonly string[]).toContain(found);
          expect(besides.has(found ?? "")).toBe(false);
          for (const userId of circle)
            if (!besides.has(userId))
              expect(load.get(found ?? "") ?? 0).toBeLessThanOrEqual(load.get(userId) ?? 0);
        },
      ),
    );
  });
});

describe("an audit", () => {
  const item = anItem({ ownerId: "owner" });
  const fresh: Audit = {
    ...drawnAudit({
      no: 12,
      week: "2026-03-09",
      unitId: 2,
      ownerId: "owner",
      auditorId: "auditor",
      drawnAt: NOW,
    }),
    id: 1,
    version: 1,
  };
  const words = { item, text: "电话是空号", now: NOW };
  const failed = judge(fresh, { ...words, by: "auditor", finding: "false" });
  const appeal = (audit: Audit, now = NOW) =>
    appealed(audit, { item, text: "补了截图", askedId: "manager", now, rules, calendar });
  const decision = (audit: Audit, by: string, to: "lifted" | "upheld") =>
    decided(audit, { item, by, to, text: "看过了", now: NOW });

  test("is judged once, by whoever it was given to, and never by its holder", () => {
    expect(failed.state).toBe("false");
    expect(refusal(() => judge(failed, { ...words, by: "auditor", finding: "true" }))).toBe("audit-over");
    expect(refusal(() => judge(fresh, { ...words, by: "lisi", finding: "true" }))).toBe("audit-not-yours");
    const own = { ...fresh, auditorId: "owner" };
    expect(refusal(() => judge(own, { ...words, by: "owner", finding: "true" }))).toBe("audit-not-yours");
  });

  test("freezes while it has failed, through an appeal, until it is lifted", () => {
    expect(isFrozen(fresh)).toBe(false);
    expect(isFrozen(judge(fresh, { ...words, by: "auditor", finding: "doubtful" }))).toBe(false);
    expect(isFrozen(failed)).toBe(true);
    expect(isFrozen(appeal(failed))).toBe(true);
    expect(isFrozen(decision(appeal(failed), "manager", "upheld"))).toBe(true);
    expect(isFrozen(decision(failed, "manager", "lifted"))).toBe(false);
    expect(isFrozen(decision(decision(appeal(failed), "manager", "upheld"), "manager", "lifted"))).toBe(
      false,
    );
  });

  test("an appeal has three working days, is made once, and is decided by neither its holder nor who judged", () => {
    expect(refusal(() => appeal(failed, NOW + 4 * 86_400_000))).toBe("audit-appeal-too-late");
    expect(refusal(() => appeal(fresh))).toBe("audit-appeal-too-late");
    expect(refusal(() => appeal(appeal(failed)))).toBe("audit-appealed-already");
    expect(refusal(() => decision(failed, "owner", "lifted"))).toBe("audit-own");
    expect(refusal(() => decision(failed, "auditor", "lifted"))).toBe("audit-own-verdict");
    expect(refusal(() => decision(failed, "manager", "upheld"))).toBe("audit-no-appeal");
    expect(refusal(() => decision(fresh, "manager", "lifted"))).toBe("audit-not-frozen");
  });
});
