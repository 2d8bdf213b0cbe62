// 2和7都约好了 何工周四下午两点 钱工周五上午十点: two items, then what is told of somebody at each of them.
import { NOT_REACHED } from "../read/attempt.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { namesIn } from "./names.ts";
import { tellsOf } from "./own-clause.ts";
import { DAY_SAID } from "./said-of.ts";
import { byContact } from "./whose.ts";

const JOINT =
  /^\s*[#＃]?(?<one>\d{1,9})号?\s*[跟和与、,，]\s*[#＃]?(?<other>\d{1,9})号?\s*(?<shared>(?:今天|上午|下午|刚才?|昨天)?(?:都|两家|两个)[^\d\n,，;；。]{2,14}?)[\s,，;；。]+(?<rest>\S.*)$/u;
const DATED = new RegExp(`^(?:约了?|定了?|是|在|[\\s:：])*(?:${DAY_SAID})`, "u");
const DAY = new RegExp(DAY_SAID, "u");
const MARK = /[\s,，;；。、]+/u;
/** 何工和钱工周四一起来, 他们两家周四都在. */
const OF_BOTH = /一起|一块|两[家个边]|都|同/u;

/** #2 都约好了 何工周四下午两点 and #7 都约好了 钱工周五上午十点; null where not each is told of by somebody of its own. */
export async function byOwnPeople(said: string, around: Surroundings): Promise<readonly string[] | null> {
  if (!/都|两[家个]/u.test(said)) return null;
  const numbered = JOINT.exec(said)?.groups;
  const { one, other, shared, rest } = numbered ?? JOINT.exec(await withNumbers(said, around))?.groups ?? {};
  if (one === undefined || other === undefined || rest === undefined || asks(rest) || OF_BOTH.test(rest))
    return null;
  const nos = [Number(one), Number(other)];
  const mine = new Set((await around.own()).map(({ no }) => no));
  if (nos[0] === nos[1] || !nos.every((no) => mine.has(no))) return null;
  const contacts = (await around.contacts()).filter(({ no }) => nos.includes(no));
  const pieces: { no: number; text: string }[] = [];
  for (const piece of rest.split(MARK).filter(Boolean)) {
    const [person, another] = byContact(piece, contacts);
    const last = pieces.at(-1);
    const [no, orNo] = person?.nos ?? [];
    if (person === undefined && last !== undefined) last.text += ` ${piece}`;
    else if (person === undefined || no === undefined || another !== undefined || orNo !== undefined)
      return null;
    else if (!isToldOf(piece, person, numbered !== undefined)) return null;
    else pieces.push({ no, text: piece });
  }
  const told = pieces.map(({ no }) => no);
  if (told.length === 0 || new Set(told).size < told.length) return null;
  // A day of one of both, or that they did not answer, is surely not the other's. Named, they are gone on to without this.
  const isOneOnly = told.length < nos.length;
  if (isOneOnly && (numbered === undefined || !(DAY.test(rest) || NOT_REACHED.test(rest)))) return null;
  return nos.map((no) =>
    [`#${no}`, shared, pieces.find((piece) => piece.no === no)?.text].filter(Boolean).join(" "),
  );
}

/** 何工周四下午两点, 周五上午钱工 */
function isToldOf(
  piece: string,
  { start, end }: { start: number; end: number },
  isNumbered: boolean,
): boolean {
  const [before, behind] = [piece.slice(0, start), piece.slice(end)];
  if (start === 0) return isNumbered && (tellsOf(behind) || DATED.test(behind));
  return DAY_FIRST.test(before) && behind === "";
}

const DAY_FIRST = new RegExp(
  `^(?:${DAY_SAID})(?:上午|下午|早上|晚上)?(?:[\\d一二两三四五六七八九十]{1,3}[点时]半?)?(?:见|约|找|去)?$`,
  "u",
);

/** 新元跟宝利都…: as by number. */
async function withNumbers(said: string, { mine }: Surroundings): Promise<string> {
  const [one, other, third] = namesIn(said, await mine(said));
  if (one === undefined || other === undefined || third !== undefined || one.start > 0) return said;
  if (one.nos.length !== 1 || other.nos.length !== 1) return said;
  return `#${one.nos[0]}${said.slice(one.end, other.start)}#${other.nos[0]}${said.slice(other.end)}`;
}
