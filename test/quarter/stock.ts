// What there is on the first day: members, roles, and what the reps have worked on in the weeks before.
import { sayingOf } from "./acts.ts";
import { newCustomer, step } from "./acts-of-reps.ts";
import { ADMIN, CLEANER, type Company } from "./company.ts";
import type { Instance } from "./instance.ts";
import type { Chance } from "./random.ts";
import { at, type Day, nextWorking } from "./time.ts";

const WORKING_DAYS_BEFORE = 20;
/** How far an item has come: each stage as often as it stands here. */
const STAGES = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6];

export async function fillStock(
  instance: Instance,
  given: { company: Company; chance: Chance; items: number; first: Day; goTo: (instant: number) => void },
): Promise<void> {
  const { company, chance, items, first, goTo } = given;
  await instance.transaction(async ({ people }) => {
    await people.replace(company.directory);
    await people.setRole(CLEANER, { role: "cleaner", by: ADMIN, at: 0 });
    await people.setRole(ADMIN, { role: "admin", by: ADMIN, at: 0 });
  });
  let day = first;
  for (let left = WORKING_DAYS_BEFORE; left > 0; left--) day = nextWorking(day, -1);
  const aDay = Math.ceil(items / WORKING_DAYS_BEFORE);
  let made = 0;
  for (; made < items; day = nextWorking(day)) {
    for (let count = 0; count < aDay && made < items; count++, made++) {
      goTo(at(day, 540 + Math.floor((count * 480) / aDay)));
      const saying = sayingOf(day, 0);
      const userId = company.reps[made % company.reps.length] ?? "";
      const answer = await instance.say(userId, newCustomer(saying.name(), saying.phone(), chance));
      const no = Number(/#(\d+)/.exec(answer)?.[1]);
      if (Number.isNaN(no)) throw new Error(`no item came of it: ${answer}`);
      const stage = chance.one(STAGES) ?? 1;
      if (stage > 1) await instance.say(userId, step(no, stage));
    }
  }
}
