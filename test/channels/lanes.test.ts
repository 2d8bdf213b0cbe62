// A person's messages: three beside each other, the rest in the order in which they came.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLanes } from "../../src/channels/lanes.ts";

test("never more than three of one person at a time, each in its turn, nobody held up by another, none lost", async () => {
  const works = fc.array(fc.record({ who: fc.constantFrom("a", "b"), fails: fc.boolean() }), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(works, fc.infiniteStream(fc.nat(1000)), async (all, chances) => {
      const lanes = createLanes(3);
      const begun: string[] = [];
      const open: { readonly who: string; readonly end: () => void }[] = [];
      for (const [index, { who, fails }] of all.entries())
        lanes.run(who, () => {
          begun.push(`${who}${index}`);
          return new Promise((resolve, reject) => {
            open.push({ who, end: () => (fails ? reject(new Error("broke")) : resolve()) });
          });
        });
      let isIdle = false;
      const idle = lanes.idle().then(() => {
        isIdle = true;
      });
      while (open.length > 0) {
        for (const who of ["a", "b"]) {
          const waiting = all.filter((one) => one.who === who).length;
          const under = open.filter((one) => one.who === who).length;
          const done = begun.filter((one) => one.startsWith(who)).length - under;
          expect(under).toBe(Math.min(3, waiting - done));
        }
        expect(isIdle).toBe(false);
        const [chosen] = open.splice(chances.next().value % open.length, 1);
        chosen?.end();
        await Promise.resolve().then(() => Promise.resolve());
        await new Promise((resolve) => setImmediate(resolve));
      }
      await idle;
      for (const who of ["a", "b"]) {
        const order = begun.filter((one) => one.startsWith(who));
        expect(order).toEqual(all.flatMap((one, index) => (one.who === who ? [`${who}${index}`] : [])));
      }
    }),
    { numRuns: 50 },
  );
});
