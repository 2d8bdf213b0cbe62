// What a message of several clauses asks or orders, and nothing came of: what is asked is looked up, an order is offered; nothing is done.
import { type Apart, asRead, type Clause, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { isTakenAway } from "./mood.ts";
import { isFollowUp, isLook, itemOf } from "./only-offered.ts";
import { isConversation } from "./passed-on.ts";
import { takesItem } from "./registry.ts";
import { recognisedIn } from "./seen.ts";
import type { Given } from "./speech.ts";
import type { Speech, Subject } from "./spoken.ts";

type Read = (text: string, around: Surroundings, given?: Given) => Promise<Speech | null>;

/** The same where nothing is left over. */
export async function withLeftOver(
  speech: Speech,
  said: string,
  { around, read }: { readonly around: Surroundings; readonly read: Read },
): Promise<Speech> {
  const apart = takeApart(said, { known: await around.mine(said), now: around.now });
  if (speech.which !== null || apart.clauses.length < 2 || isConversation(asRead(said))) return speech;
  const found: string[] = [];
  let rest = "";
  for (const clause of apart.clauses) {
    const text = said.slice(clause.start, clause.end);
    const before = found.length;
    const isStep = isStepLeft(clause, [...speech.runs, ...speech.offers], said);
    if (isMeantForUs(clause, around) || isStep) {
      const isOfAnother =
        clause.names.length > 0 || OF_ONESELF.test(clause.text) || namesLook(clause, around);
      const words = text.replace(/[\s,，;；、。]+$/u, "");
      const free = await read(words, around);
      // 往后按二十七万八算 alone is of whoever was spoken of last, and here of whom the message names.
      const isNamedThere = isOfItem(free, await around.last());
      const subjects = isOfAnother || isNamedThere ? [] : subjectsOf(clause, apart, speech);
      const alone = subjects.length === 0 ? free : await read(words, around, { subjects });
      for (const command of alone?.which === null ? [...alone.runs, ...alone.offers] : [])
        if (
          (isStep || !isFollowUp(command, around)) &&
          !dealtWithBy(command, [...speech.runs, ...speech.offers, ...found], around)
        )
          found.push(command);
    }
    if (found.length === before) rest += text;
  }
  if (found.length === 0) return speech;
  const looks = found.filter((command) => isLook(command, around));
  const acts = found.filter((command) => !isLook(command, around));
  // 恒力今天聊了,陈总嫌贵,顺便帮我请周五一天假: without what was asked of us it is news. What is asked about stays a question.
  const isWhole = acts.length === 0 || speech.runs.some((run) => isFollowUp(run, around));
  const told = isWhole ? null : await read(rest.replace(/[\s,，;；、]+$/u, ""), around);
  const isKept = told?.runs.some((run) => isFollowUp(run, around)) === true && HAPPENED.test(rest);
  const base = told !== null && isKept ? told : speech;
  return {
    ...base,
    runs: [...base.runs, ...looks],
    offers: [...base.offers, ...acts.slice(0, MOST)],
  };
}

/** 看下晨光联系人是谁, of one that nobody of one's own is called. */
function isOfItem(speech: Speech | null, last: number | null): boolean {
  return [...(speech?.runs ?? []), ...(speech?.offers ?? [])].some((command) => {
    const item = itemOf(command);
    return item !== undefined && item !== `#${last}`;
  });
}

/** 我现在手上一共有几个 */
const OF_ONESELF = /我[^,;。]{0,6}(?:手[上里头]|名下|一共|总共)|部门|团队|大家|整个?部/u;

/** 公海里有什么: a look of no customer, by its own word. */
function namesLook(clause: Clause, around: Surroundings): boolean {
  return recognisedIn({ clauses: [clause] }, around).some(
    ({ means, entry }) =>
      means === "looks" && !takesItem(entry) && entry.words.some((word) => clause.text.includes(word)),
  );
}

const HAPPENED = /[了过没]|说|讲|嫌|问|催|答应|同意|要|想/u;
const MOST = 2;
const SURE = 3;
const LEAST = 2;

/** Asked with words a look has, or ordered with an order's. */
function isMeantForUs(clause: Clause, around: Surroundings): boolean {
  const found = recognisedIn({ clauses: [clause] }, around).filter(({ cue }) => cue.manner === "said");
  if (clause.asks) return found.some(({ means, weight }) => means === "looks" && weight >= LEAST);
  return (
    FIELD.test(clause.masked) ||
    found.some((one) => one.means !== "looks" && one.weight >= SURE && !isTakenAway(clause.masked, one))
  );
}

const FIELD = new RegExp(
  `(?:改|挪|推|调|换|写|填|记|放|延|顺|(?:给我|帮我|你)定)(?:到|成|为|至|在)?[${MASKS.money}${MASKS.day}]`,
  "u",
);

/** 5月6号再找他, behind what was done with the customer: what we do next, where it is in nothing that is kept. */
function isStepLeft(
  { masked, asks, start, end }: Clause,
  commands: readonly string[],
  said: string,
): boolean {
  const words = said
    .slice(start, end)
    .replace(/[\s,，;；。!！]+$/u, "")
    .trim();
  return !asks && STEP.test(masked) && !commands.some((command) => command.includes(words));
}

const STEP = new RegExp(
  `${MASKS.day}(?:我|咱们?|再|就|去|来)+[^,;。]{0,2}(?:去|找|打|联系|约|聊|问|跟|催|拜访|上门|过去|回访|当面|面谈|见|递|送|交|带|演示|寄)`,
  "u",
);

function subjectsOf(clause: Clause, { parts, names }: Apart, speech: Speech): readonly Subject[] {
  const [about, another] = parts.find(({ clauses }) => clauses.includes(clause))?.about ?? [];
  const [no, orNo] = about?.nos ?? [];
  // 张三吴中那家,报了多少,走到哪步了: of the only one that all of it was read of.
  const read = [...speech.runs, ...speech.offers].map((command) => itemOf(command));
  const [token, other] = new Set(read);
  if (names.length === 0 && token !== undefined && other === undefined)
    return [{ token, no: Number(token.slice(1)) }];
  if (about === undefined || another !== undefined || no === undefined || orNo !== undefined) return [];
  return [{ token: `#${no}`, no }];
}

/** Something of the kind is looked up or done with that item already, or nobody can tell with which; of an edit, that very field. */
export function dealtWithBy(command: string, others: readonly string[], around: Surroundings): boolean {
  const found = around.registry.find(command);
  const item = itemOf(command);
  if (found === null || (takesItem(found.entry) && item === undefined)) return true;
  if (found.entry.id === "customer" && found.rest.trim() === "") return true;
  const isEditOf = (one: string) => around.registry.find(one)?.entry.id === EDIT;
  // What is kept has its day with it, or says that it was not taken.
  const isNextStep = isEditOf(command) && fieldOf(command) === around.fieldWord("next");
  if (isFollowUp(command, around))
    return others.some((other) => isFollowUp(other, around) && itemOf(other) === item);
  return others.some((other) => {
    if (isFollowUp(other, around)) return isNextStep && itemOf(other) === item;
    if (isLook(other, around) !== isLook(command, around)) return false;
    if (itemOf(other) !== item) return false;
    const isSame = fieldOf(command) === fieldOf(other) || lastWord(command) === lastWord(other);
    return !(isEditOf(command) && isEditOf(other)) || isSame;
  });
}

const EDIT = "edit";
/** 报价 43万 and 金额 43万. */
function lastWord(command: string): string {
  return command.slice(command.lastIndexOf(" ") + 1);
}

export function fieldOf(command: string): string {
  return /^\S+ #\d+ (\S+)/u.exec(command)?.[1] ?? "";
}
