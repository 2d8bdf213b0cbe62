// The one table of what is done with what was understood (speech.md, "The five things that must never happen").
import { describe, expect, test } from "vitest";
import { deedOf, type Spoken, type Weight } from "../../src/domain/deed.ts";
import { impliedOf } from "../../src/domain/item/implied.ts";
import type { Item, Stage } from "../../src/domain/item/item.ts";

const WEIGHTS: readonly Weight[] = ["looks", "own", "weighty"];
const SPOKEN: readonly Spoken[] = ["asked", "ordered", "told"];

test("a question is answered by looking, whatever it speaks of", () => {
  for (const weight of WEIGHTS)
    for (const away of [true, false]) expect(deedOf("asked", weight, away)).toBe("look");
});
test("what weighs is never done unasked", () => {
  for (const spoken of SPOKEN) expect(deedOf(spoken, "weighty", false)).not.toBe("do");
});
test("what is denied, wished or still to come is kept, and nothing is offered", () => {
  for (const spoken of ["ordered", "told"] as const)
    for (const weight of WEIGHTS) expect(deedOf(spoken, weight, true)).toBe("keep");
});

describe("what is told of calls for an act only where the item stands before it", () => {
  const item = (stage: Stage | null, outcome: Item["outcome"] = "open") =>
    ({ stage, outcome, place: "owned" }) as Item;
  test.each([
    [{ command: "advance", to: 3 }, item(2), { command: "advance", to: 3 }],
    [{ command: "advance", to: 3 }, item(4), null],
    [{ command: "advance", to: 5 }, item(1), null],
    [{ command: "advance", to: 2 }, item(null), null],
    [{ command: "payment", to: null }, item(6, "won"), { command: "payment", to: null }],
    [{ command: "payment", to: null }, item(5), { command: "win", to: null }],
    [{ command: "win", to: null }, item(6, "won"), null],
    [{ command: "move-back", to: null }, item(4), { command: "move-back", to: 3 }],
    [{ command: "move-back", to: null }, item(1), null],
  ] as const)("%j of %j", (told, stands, offered) => expect(impliedOf(told, stands)).toEqual(offered));
});
