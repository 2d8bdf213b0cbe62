// A report is used again, by whoever asks the same, until something happens to what it looks at.
import { expect, test } from "vitest";
import type { Ask } from "../../src/chat/computed.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import { keepReports } from "../../src/workflows/insight/kept-reports.ts";

const OWN: Scope = { kind: "member", memberId: "zhang" };

function kept() {
  const stand = { own: 1, company: 1, money: 1, asked: 0 };
  let computed = 0;
  const reports = keepReports();
  const question = () =>
    reports.of(
      async () => {
        stand.asked++;
        return {
          stays: ({ kind }) => (kind === "member" ? `own ${stand.own}` : `all ${stand.company}`),
          money: () => `${stand.money}`,
        };
      },
      async () => ++computed,
    );
  return { stand, question, ask: (name: string, given: unknown = {}) => question()({ name, given }) };
}

test("until something happens to what is theirs it is computed once, for everybody who asks for the same", async () => {
  const { stand, ask } = kept();
  expect(await ask("funnel", { scope: OWN })).toBe(1);
  stand.company++;
  stand.money++;
  expect(await ask("funnel", { scope: OWN })).toBe(1);
  expect(await ask("pyramid", { scope: OWN })).toBe(2);
  expect(await ask("funnel", { scope: { kind: "company" } })).toBe(3);
  stand.own++;
  expect(await ask("funnel", { scope: OWN })).toBe(4);
  expect(await ask("funnel", { scope: { kind: "company" } })).toBe(3);
});

test("what is compared with everybody else is computed anew when anybody's has changed", async () => {
  const { stand, ask } = kept();
  expect(await ask("stuck", { scope: OWN })).toBe(1);
  stand.own++;
  expect(await ask("stuck", { scope: OWN })).toBe(1);
  stand.company++;
  expect(await ask("stuck", { scope: OWN })).toBe(2);
});

test("results hang on all money; where new opportunities are counted they are computed anew", async () => {
  const { stand, ask } = kept();
  const month = { asks: [{ scope: OWN, counts: false }] };
  expect(await ask("results", month)).toBe(1);
  expect(await ask("results", month)).toBe(1);
  stand.money++;
  expect(await ask("results", month)).toBe(2);
  const counted = { asks: [{ scope: OWN, counts: true }] };
  expect(await ask("results", counted)).toBe(3);
  expect(await ask("results", counted)).toBe(4);
});

test("what stands there right now is never kept", async () => {
  const { stand, ask } = kept();
  expect(await ask("held", { scope: OWN })).toBe(1);
  expect(await ask("held", { scope: OWN })).toBe(2);
  expect(stand.asked).toBe(0);
});

test("one question sees one state: how things stand is asked once for it", async () => {
  const { stand, question, ask } = kept();
  const compute = question();
  const own: Ask<unknown> = { name: "funnel", given: { scope: OWN } };
  expect(await compute(own)).toBe(1);
  expect(await compute(own)).toBe(1);
  expect(stand.asked).toBe(1);
  stand.own++;
  expect(await ask("funnel", own.given)).toBe(2);
});

test("five hundred are kept, whatever nobody has asked for longest is forgotten first", async () => {
  const { ask } = kept();
  const of = (memberId: string) => ask("funnel", { scope: { kind: "member", memberId } });
  await of("first");
  for (let count = 0; count < 499; count++) await of(`somebody ${count}`);
  expect(await of("first")).toBe(1);
  expect(await of("one more")).toBe(501);
  expect(await of("first")).toBe(1);
  expect(await of("somebody 0")).toBe(502);
});
