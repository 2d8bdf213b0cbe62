// What a minute costs in which there is nothing to say: one question for all that has been told today.
import { beforeEach, expect, test } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { reminder } from "../../src/push/reminder.ts";
import { createTick, type TickParts } from "../../src/push/tick.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const { templates } = await readWords();

onEachEngine((engine) => {
  let talk: Talk;
  let units: number;
  let collected: string[];
  beforeEach(async () => {
    talk = await openTalk(engine);
    units = 0;
    collected = [];
  });
  const daily = (id: string) =>
    reminder({
      from: 9 * 60,
      until: 20 * 60,
      async collect() {
        collected.push(id);
        return [];
      },
    });
  const often = (id: string) => ({ ...daily(id), rhythm: "minute" as const });
  const tickOf = (
    reminders: TickParts["reminders"],
    transaction: TickParts["transaction"] = talk.database.transaction,
  ) =>
    createTick({
      transaction(work) {
        units++;
        return transaction(work);
      },
      reminders,
      templates,
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
    });
  const three = () => new Map(["a", "b", "c"].map((id) => [id, daily(id)]));

  test("what has been told today is looked at no more, and all of it in one transaction", async () => {
    const tick = tickOf(three());
    await tick();
    expect(collected).toEqual(["a", "b", "c"]);
    units = 0;
    talk.minutes(1);
    await tick();
    expect(units).toBe(1);
    expect(collected).toHaveLength(3);
    talk.days(1);
    await tick();
    expect(collected).toEqual(["a", "b", "c", "a", "b", "c"]);
  });

  test("one that is new since this morning is told, and one of every minute each minute", async () => {
    await tickOf(three())();
    collected = [];
    const tick = tickOf(new Map([...three(), ["d", daily("d")], ["e", often("e")]]));
    await tick();
    talk.minutes(1);
    await tick();
    expect(collected).toEqual(["d", "e", "e"]);
  });

  test("another instance that has told it meanwhile is heard", async () => {
    const other = tickOf(three());
    let asked = 0;
    const tick = tickOf(three(), async (work) => {
      const result = await talk.database.transaction(work);
      // Between the question for all of them and the look at the first.
      if (++asked === 1) await other();
      return result;
    });
    await tick();
    expect(collected).toEqual(["a", "b", "c"]);
  });

  test("where the question for all of them fails, each is looked at", async () => {
    let asked = 0;
    const tick = tickOf(three(), (work) =>
      ++asked === 1 ? Promise.reject(new Error("away")) : talk.database.transaction(work),
    );
    await tick();
    expect(collected).toEqual(["a", "b", "c"]);
  });
});
