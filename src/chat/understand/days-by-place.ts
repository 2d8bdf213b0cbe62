// 18号跑宁波,19号跑常州,新元跟宝利都给我排进去: of several customers each has the day on which one goes where it is.
import { readFollowUp } from "../read/follow-up.ts";
import type { Surroundings } from "./around.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { traitsOf } from "./whose.ts";

/** What we do on the day: 跑宁波, 我去常州. */
const GOES = /^(?:[上下]午|早上|晚上)?(?:我|再|就|先)*(?:跑|去|到|飞|赶)/u;
const PUTS_DOWN = /(?:排|安排|加|写|记)(?:进|上|好|到)/u;
const HAPPENED = /[过说讲]|没(?!空)|(?<!不[去来跑要])了/u;

/** Null unless there are as many days as customers, each of a clause that says where one goes. */
export async function daysByPlace(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  const { part, subjects, apart } = spoken;
  const nos = subjects.flatMap(({ no }) => (no === null ? [] : [no]));
  if (nos.length < 2 || nos.length !== subjects.length || part.clauses.some(({ asks }) => asks)) return null;
  const goings = part.clauses.flatMap((clause) => {
    const [day, another] = apart.days.filter(({ start }) => start >= clause.start && start < clause.end);
    if (day === undefined || another !== undefined || !("value" in day) || day.value.past) return [];
    const said = apart.text.slice(day.end, clause.end);
    return GOES.test(said) ? [{ day, said, clause }] : [];
  });
  const days = new Set(goings.map(({ day }) => day.value.day));
  if (goings.length !== nos.length || days.size !== nos.length) return null;
  const besides = part.clauses.filter((one) => goings.every(({ clause }) => clause !== one));
  const isTold = HAPPENED.test(besides.map(({ text }) => text).join(""));
  const own = await around.own();
  const traits = nos.map((no) => own.filter((one) => one.no === no).flatMap((one) => traitsOf(one)));
  const placed = nos.map((_, at) =>
    goings.filter(({ said }) => traits[at]?.some((word) => said.includes(word))),
  );
  const isEach = placed.every((one) => one.length === 1) && new Set(placed.flat()).size === nos.length;
  if (isTold && !isEach) return null;
  const steps = nos.map((no, at) => {
    const going = isEach ? placed[at]?.[0] : goings[at];
    const { start = 0, end = 0 } = going?.day ?? {};
    const step = readFollowUp(going?.clause.text ?? "", around.now).next?.text ?? "";
    return { no, when: `${apart.text.slice(start, end).trim()} ${step}`.trim() };
  });
  const { registry, fieldWord } = around;
  if (isTold)
    return {
      ...NOTHING,
      runs: steps.map(
        ({ no, when }) =>
          `${registry.wordOf("follow-up")} #${no} ${part.text.trim()} ${fieldWord("next")} ${when}`,
      ),
    };
  const runs = steps.map(({ no, when }) => nextCommand(no, when, around));
  // Which day is whose is a guess where no place tells.
  return isEach && PUTS_DOWN.test(part.text) ? { ...NOTHING, runs } : { ...NOTHING, offers: runs };
}
