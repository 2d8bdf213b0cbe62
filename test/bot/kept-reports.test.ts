// What a page was computed from is used again while nothing has changed, and a dear one a little longer.
import { expect, test } from "vitest";
import type { Ask } from "../../src/chat/computed.ts";
import { keepReports } from "../../src/workflows/insight/kept-reports.ts";

function kept(tookMs = 0) {
  let at = 0;
  let change = 1;
  let computed = 0;
  const reports = keepReports(() => at);
  const page = () =>
    reports.of(
      async () => ({ lastChange: change, takenBack: 0 }),
      async () => {
        at += tookMs;
        return ++computed;
      },
    );
  return {
    /** A page that asks once. */
    look: (ask: Ask<unknown> = { name: "funnel", given: { of: 3 } }) => page()(ask),
    page,
    change: () => change++,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

test("until something changes it is computed once, for everybody who looks at the same", async () => {
  const { look, change, pass } = kept();
  expect(await look()).toBe(1);
  pass(3_600_000);
  expect(await look()).toBe(1);
  expect(await look({ name: "funnel", given: { of: 4 } })).toBe(2);
  expect(await look({ name: "pyramid", given: { of: 3 } })).toBe(3);
  change();
  expect(await look()).toBe(4);
});

test("what took half a second is good for ten, whatever changes; what took none is computed anew", async () => {
  const { look, change, pass } = kept(500);
  expect(await look()).toBe(1);
  change();
  pass(9_000);
  expect(await look()).toBe(1);
  pass(600);
  expect(await look()).toBe(2);
  // What stands there now is never older than the last change.
  const held = { name: "held", given: {} };
  expect(await look(held)).toBe(3);
  change();
  expect(await look(held)).toBe(4);
});

test("a page sees one state: how things stand is asked once for it", async () => {
  const { page, look, change } = kept();
  const compute = page();
  const ask = { name: "funnel", given: {} };
  expect(await compute(ask)).toBe(1);
  change();
  expect(await compute(ask)).toBe(1);
  expect(await look(ask)).toBe(2);
});

test("two hundred are kept, the oldest is forgotten first", async () => {
  const { look } = kept();
  const ask = (given: number) => ({ name: "funnel", given });
  for (let given = 0; given < 201; given++) await look(ask(given));
  expect(await look(ask(200))).toBe(201);
  expect(await look(ask(0))).toBe(202);
});
