// The times in which the clocks of some items stand still: theirs, their owners', their customers' and everybody's, and no others.
import { expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  test("of some items, and of more than a statement names", async () => {
    const database = await engine.open();
    const added = (pause: { no?: number; memberId?: string; customerId?: number; endedAt?: number | null }) =>
      database.transaction(async ({ pauses, people }) => {
        await people.replace(COMPANY);
        const given = {
          no: 0,
          memberId: "",
          customerId: 0,
          kind: "audit",
          beganAt: 10,
          endedAt: null,
        } as const;
        return (await pauses.add({ ...given, reason: null, ...pause })).id;
      });
    const [all, item, owner, customer] = [
      await added({}),
      await added({ no: 3 }),
      await added({ memberId: "lisi" }),
      await added({ customerId: 8 }),
    ];
    const others = [
      await added({ no: 8 }),
      await added({ memberId: "wangwu" }),
      await added({ customerId: 3 }),
    ];
    await added({ no: 3, endedAt: 20 });
    const of = (
      items: readonly { no: number; ownerId: string | null; customerId: number }[],
      since: number,
    ) => database.read(async ({ pauses }) => (await pauses.ofSome(items, since)).map(({ id }) => id));
    const one = { no: 3, ownerId: "lisi", customerId: 8 };
    expect(await of([one], 30)).toEqual([all, item, owner, customer]);
    expect(await of([one], 15)).toHaveLength(5);
    expect(await of([{ no: 5, ownerId: null, customerId: 9 }], 30)).toEqual([all]);
    const many = Array.from({ length: 300 }, (_, index) => ({ ...one, no: index + 100 }));
    expect(await of(many, 30)).toEqual([all, item, owner, customer, ...others]);
  });
});
