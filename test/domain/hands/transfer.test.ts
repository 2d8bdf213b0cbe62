// 转交 as a rule: who may be offered what, how far without asking, whose yes moves it, and when an offer is over.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { mustHaveRoom } from "../../../src/domain/hands/change-of-hands.ts";
import {
  accept,
  agree,
  ended,
  offer,
  pausesTheClock,
  sidesOf,
  standingOf,
  type Transfer,
  type TransferEnd,
  unanswered,
} from "../../../src/domain/hands/transfer.ts";
import { unitsAsked } from "../../../src/domain/hands/transfer-scope.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import type { Org } from "../../../src/domain/people/org.ts";
import { arrange } from "../../../src/domain/people/people.ts";
import type { Actor } from "../../../src/domain/people/rights.ts";
import { actor, anItem, calendar, inPool, NOW, owner, PATHS, refusal, rules } from "../an-item.ts";

const DEPARTMENTS = arrange([
  { id: 1, name: "root", parentId: 0, leaders: [] },
  { id: 2, name: "east", parentId: 1, leaders: [] },
  { id: 3, name: "one", parentId: 2, leaders: [] },
  { id: 4, name: "two", parentId: 2, leaders: [] },
  { id: 5, name: "south", parentId: 1, leaders: [] },
  { id: 6, name: "canton", parentId: 5, leaders: [] },
]);
const org = (leaders: Readonly<Record<number, string>>): Org => ({
  departments: new Map(DEPARTMENTS.map((department) => [department.id, department])),
  leaders: new Map(Object.entries(leaders).map(([id, userId]) => [Number(id), [userId]])),
  absences: [],
});
const LED = org({ 2: "east", 3: "one", 4: "two", 5: "south" });
const branch = (path: string) => ({ id: Number(path.split("/").at(-2)), path });
const EAST = branch("/1/2/");
const SOUTH = branch("/1/5/");
const within = (competition: "low" | "medium" | "high") => ({ ...rules, competition });

const lisi = actor("lisi");
const two = actor("wangwu", { path: PATHS.two });
const far = { ...actor("far", { path: PATHS.south }), largeDepartmentId: 5 };
const largeOf = ({ largeDepartmentId }: Actor) => (largeDepartmentId === 5 ? SOUTH : EAST);
const wayTo = (to: Actor) => ({
  from: { department: branch(PATHS.one), large: EAST },
  to: { department: to.department, large: largeOf(to) },
});

function offering(given: Partial<Parameters<typeof offer>[1]> & { item?: Item } = {}): Transfer {
  const { item = anItem(), to = lisi, ...more } = given;
  const made = offer(item, {
    to,
    by: owner,
    reason: "knows the trade",
    way: wayTo(to),
    org: LED,
    open: null,
    now: NOW,
    rules,
    calendar,
    ...more,
  });
  return { ...made, id: 7, version: 1 };
}

describe("who may be offered what", () => {
  test.each([
    ["the owner themselves", { to: owner }, "already-theirs"],
    ["whoever offers, a head", { by: lisi }, "transfer-oneself"],
    ["an item in the pool", { item: inPool() }, "not-owned"],
    ["an eliminated one", { item: inPool({ place: "eliminated" }) }, "not-owned"],
    ["one that is offered already", { open: offering() }, "offered-already"],
    ["to another large department without a leader", { to: far, org: org({ 2: "east" }) }, "no-manager"],
  ] as const)("not %s", (_, given, code) => {
    expect(refusal(() => offering(given))).toBe(code);
  });
  test.each([
    ["a lead", { kind: "lead", stage: null }],
    ["stage 5", { stage: 5 }],
    ["a won one: its payments are still to come", { stage: 6, outcome: "won" }],
    ["a lost one: only an owner can restart it", { outcome: "lost" }],
  ] as const)("%s may be", (_, changes) => {
    expect(offering({ item: anItem(changes) })).toMatchObject({ state: "offered", openNo: 12, toId: "lisi" });
  });
  test.each([
    ["Tuesday 9:30", "2026-03-10", 570, at("2026-03-12", 570)],
    ["Friday evening", "2026-03-13", 1200, at("2026-03-17", 1200)],
    ["Saturday", "2026-03-14", 600, at("2026-03-17", 600)],
    ["before Qingming", "2026-04-03", 600, at("2026-04-08", 600)],
  ])("made on %s it lasts two working days", (_, day, minute, until) => {
    expect(offering({ now: at(day, minute) }).expiresAt).toBe(until);
  });
});

describe("how far without asking", () => {
  test.each([
    ["low", "to the same department", lisi, null],
    ["low", "to the next department", two, [3, 4]],
    ["low", "to another large department", far, [2, 5]],
    ["medium", "to the same department", lisi, null],
    ["medium", "to the next department", two, null],
    ["medium", "to another large department", far, [2, 5]],
    ["high", "to the next department", two, null],
    ["high", "to another large department", far, null],
  ] as const)("%s competition, %s", (competition, _, to, units) => {
    const asked = unitsAsked(wayTo(to), within(competition));
    expect(asked === null ? null : [asked.from.id, asked.to.id]).toEqual(units);
  });
  const east = actor("east", { path: PATHS.large, leads: [PATHS.large] });
  const south = { ...actor("south", { path: "/1/5/", leads: ["/1/5/"] }), largeDepartmentId: 5 };
  test.each([
    ["by the owner: both managers", { to: far }, ["east", "south"]],
    ["by one side's manager: the other one", { to: far, by: east }, ["south"]],
    ["to the other side's manager: taking it is their yes", { to: south }, ["east"]],
    ["between the two managers: nobody else", { to: south, by: east }, []],
    ["where one leader stands above both: they once", { to: far, org: org({ 1: "boss" }) }, ["boss"]],
    ["inside the large department: nobody", { to: two }, []],
    ["between departments at low: both heads", { to: two, rules: within("low") }, ["one", "two"]],
  ] as const)("%s", (_, given, asked) => {
    expect(unanswered(offering(given))).toEqual(asked);
  });
  test("who was asked, who leads the unit or stands above it, and nobody else, speaks for a side", () => {
    const wide = offering({ to: far });
    const sides = (who: Actor) => sidesOf(wide, { actor: who, units: [EAST, SOUTH] });
    expect(sides(east)).toEqual(["from"]);
    expect(sides(south)).toEqual(["to"]);
    expect(sides(actor("second", { leads: ["/1/5/"] }))).toEqual(["to"]);
    expect(sides(actor("boss", { leads: ["/1/"] }))).toEqual(["from", "to"]);
    for (const nobody of [owner, far, actor("one", { leads: [PATHS.one] })])
      expect(sides(nobody)).toEqual([]);
  });
});

describe("when an offer is over by itself", () => {
  const made = offering();
  const standing = (changes: Partial<Item>, later = 0, receiverIsHere = true, of = made) =>
    standingOf(of, { item: anItem(changes), receiverIsHere, now: NOW + later });
  test.each([
    ["nothing happened", "offered", {}],
    ["a stage further", "offered", { stage: 3 }],
    ["won", "offered", { stage: 6, outcome: "won" }],
    ["lost", "overtaken", { outcome: "lost" }],
    ["with another owner", "overtaken", { ownerId: "wangwu", receivedAt: NOW + 1 }],
    ["in the pool", "overtaken", { place: "pool", ownerId: null }],
    ["returned and taken back by its owner", "overtaken", { receivedAt: NOW + 1 }],
  ] as const)("%s → %s", (_, state, changes) => {
    expect(standing(changes)).toBe(state);
  });
  test("a lost one that was offered as lost stands", () => {
    const lost = { outcome: "lost" } as const;
    expect(standing(lost, 0, true, offering({ item: anItem(lost) }))).toBe("offered");
  });
  test("on the minute it expires, and when the receiver has left", () => {
    const lasts = made.expiresAt - NOW;
    expect([standing({}, lasts - 1), standing({}, lasts)]).toEqual(["offered", "expired"]);
    expect(standing({}, 0, false)).toBe("overtaken");
  });
});

describe("the clock", () => {
  const pause = {
    id: 1,
    no: 12,
    memberId: "",
    customerId: 0,
    beganAt: NOW,
    endedAt: NOW + 1,
    reason: null,
  } as const;
  const item = anItem({ deadlineAt: NOW + 1 });
  test("stands still for one offer between two follow-ups, whatever else pauses it", () => {
    expect(pausesTheClock(item, [])).toBe(true);
    expect(pausesTheClock(item, [{ ...pause, kind: "leave" }])).toBe(true);
    expect(pausesTheClock(item, [{ ...pause, kind: "transfer" }])).toBe(false);
  });
  test("where none runs, none is stopped", () => {
    expect(pausesTheClock(anItem({ outcome: "won", deadlineAt: null }), [])).toBe(false);
  });
});

test.each([
  ["79 in hand", {}, 79, null],
  ["80 in hand", {}, 80, "owned-at-once"],
  ["80, but it is stage 5", { stage: 5 }, 80, null],
  ["80, but it is won", { stage: 6, outcome: "won" }, 80, null],
  ["80, but it is lost", { outcome: "lost" }, 80, null],
] as const)("the receiver's hands: %s", (_, changes, ownedNow, code) => {
  expect(refusal(() => mustHaveRoom(anItem(changes), { ownedNow, rules, refuse: "oneself" }))).toBe(code);
  expect(refusal(() => mustHaveRoom(anItem(changes), { ownedNow, rules, refuse: lisi }))).toBe(
    code && "receiver-full",
  );
});

describe("without everybody's yes nothing moves", () => {
  const ways: Partial<Parameters<typeof offer>[1]>[] = [
    { to: lisi },
    { to: far },
    { to: two, rules: within("low") },
  ];
  const act = fc.constantFrom(
    "accept",
    "agree-from",
    "agree-to",
    "agree-both",
    "declined",
    "together",
    "refused",
    "withdrawn",
    "wait",
  );
  test("in no order of answers; and what is over stays as it ended", () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.array(act, { maxLength: 12 }), (way, acts) => {
        let one = offering(way);
        const isWide = one.fromUnitId !== null;
        const yes = { receiver: false, from: !isWide, to: !isWide };
        let now = NOW;
        for (const kind of acts) {
          now += kind === "wait" ? 86_400_000 : 60_000;
          const state = standingOf(one, { item: anItem(), receiverIsHere: true, now });
          if (state === "expired" && one.openNo !== null) one = ended(one, "expired", { by: null, now });
          if (one.openNo === null) {
            expect(standingOf(one, { item: anItem(), receiverIsHere: false, now: now + 1 })).toBe(one.state);
            break;
          }
          if (kind === "accept") {
            if (state !== "offered") continue;
            yes.receiver = true;
            one = accept(one, { plan: null, now });
          } else if (kind.startsWith("agree")) {
            const sides = (["from", "to"] as const).filter(
              (side) => kind === "agree-both" || kind.endsWith(side),
            );
            if (!isWide) continue;
            for (const side of sides) yes[side] = true;
            one = agree(one, { by: "boss", sides, now });
          } else if (kind !== "wait") one = ended(one, kind as TransferEnd, { by: "somebody", now });
          const all = yes.receiver && yes.from && yes.to;
          if (one.state === "accepted") expect(all).toBe(true);
          if (one.openNo !== null) {
            expect(all).toBe(false);
            expect(one.state).toBe(yes.receiver ? "awaiting-managers" : "offered");
          }
          expect(one.openNo === null).toBe(one.endedAt !== null);
        }
        ends.add(one.state);
      }),
      { numRuns: 1000 },
    );
    expect([...ends].sort()).toEqual(
      [
        "accepted",
        "awaiting-managers",
        "declined",
        "expired",
        "offered",
        "refused",
        "together",
        "withdrawn",
      ].sort(),
    );
  });
});
