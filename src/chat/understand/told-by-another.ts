// 何工说要等集团批预算, 不对,是钱工: somebody at another customer said it, so it is kept there.
import type { LastAct, Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const ANOTHER =
  /^[\s啊哦哎呀诶嗯]*(?:不对|错了|不是(?:他|她|的)?|(?:说|记|写|打|搞|弄)错了?)[\s,，。!！]+(?:应该)?是(?<who>\p{Script=Han}{2,4}?)(?:说的|那边)?[吧哈啊哦呀的。.!！~\s]*$/u;

/** Null where the one who is named works at no other customer, at several, or whoever was taken for him is not named in what was told. */
export async function toldByAnother(
  said: string,
  { no, text }: LastAct,
  around: Surroundings,
): Promise<Speech | null> {
  const who = ANOTHER.exec(said)?.groups?.["who"];
  if (who === undefined || no === null || text === null) return null;
  const people = await around.contacts();
  const [right, another] = people.filter(({ name }) => name === who);
  if (right === undefined || another !== undefined || right.no === no) return null;
  const wrong = people.filter((one) => one.no === no && text.split(one.name).length === 2);
  const [only, other] = wrong;
  if (only === undefined || other !== undefined) return null;
  const { registry } = around;
  const told = text.replace(only.name, who);
  return {
    ...NOTHING,
    runs: [registry.wordOf("undo"), `${registry.wordOf("follow-up")} #${right.no} ${told}`],
  };
}
