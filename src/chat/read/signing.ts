// When a contract was signed: never the day money comes, never a day still to come (rules.md 3, stage 6).
import { type Day, dayOf } from "../../domain/day.ts";
import { type DayFound, readDays, type Unclear } from "./days.ts";

const INSTALMENT =
  /(?:首付|首款|首期|定金|订金|预付|尾款|余款|进度款|质保金|剩下的?|余下的?)(?:(?!合同|总价|签)[^,;。\n])*?(?=[,;。\n\s]|合同|总价|签|$)/g;
const MONEY_COMES =
  /^\s*(?:前|之前|左右)?\s*(?:再|先|会|就|要|能)?\s*(?:付|打|到账|到款|回款|汇|转|结|收|来款|款|开票|交付|发货|启动|进场|上线|验收|培训|首|尾)/;
const SIGNING_BEFORE = /签(?:约|单|字|订|署|合同|的|了)*(?:日期?|时间)?[:是在为]?\s*$/;
const SIGNING_BEHIND = /^\s*(?:就|要|会|正式|能|才|去|来)?签/;

/** A folded text without what it says of instalments: 首付10万月底到 is neither the contract nor its day. */
export function withoutInstalments(folded: string): string {
  return folded.replace(INSTALMENT, (words) => " ".repeat(words.length));
}

/** The days of a text that may be a day of signing: none on which money comes or work begins. */
export function signingDays(folded: string, now: number): readonly DayFound[] {
  return readDays(withoutInstalments(folded), now).filter(({ end }) => !MONEY_COMES.test(folded.slice(end)));
}

/** The first of `days` that is named as the day of signing and lies ahead: not signed yet, and to be asked about. */
export function signingAhead(folded: string, days: readonly DayFound[], now: number): Unclear | null {
  const today = dayOf(now);
  const ahead = days.find(
    (day) =>
      "value" in day &&
      day.value.day > today &&
      (SIGNING_BEHIND.test(folded.slice(day.end)) || SIGNING_BEFORE.test(folded.slice(0, day.start))),
  );
  return ahead === undefined
    ? null
    : { ask: "signing-ahead", words: folded.slice(ahead.start, ahead.end).trim() };
}

/** What a won deal still has ahead, in its own words (首付月底到); null where it names no such day. */
export function readAhead(text: string, now: number): string | null {
  const today: Day = dayOf(now);
  const clauses = text.split(/[\s,，;；。\n]+/);
  const ahead = clauses.filter((clause) =>
    readDays(clause, now).some((day) => "value" in day && day.value.day > today),
  );
  return ahead.length === 0 ? null : ahead.join(" ");
}

/** 签约推到月底, 签约从20号提前到18号: the planned signing is moved, and no appointment. */
const NAMED =
  /签(?!不|没)(?:约|单|字|合同|订)?的?(?:日子|日期|时间|日)?(?:[从由][^,;。!?]{2,8}?|[^,;。!?\d]{0,8})(?:改|挪|推|延|换|调|移|放|提前|提早|顺延)/u;
/** 20号签不了,改23号: the signing with what comes next. */
const BEHIND =
  /签(?:约|单|字|合同)?(?:不了|不成|不上|来不及|不行|没空)了?[,\s]*(?:客户|他们|对方|说|要|得|就|先|只能|那|可能)*(?:改|挪|推|延|换|调|顺延)|签(?:约|单|字|合同)?那天[^,;。!?]{0,8}[,\s]+(?:改|挪|推|延|换|调|顺延)/u;
export const SIGNING_MOVED = new RegExp(`${NAMED.source}|${BEHIND.source}`, "u");
const MOVED_TO_DAY = new RegExp(`(?:${NAMED.source})[^,;。!?\\d]{0,3}$`, "u");

/** 20号签不了,审批要延到25号: the same, told. */
export const SIGNING_FAILS =
  /签(?:不了|不成|不下来|不上)[^;。!?\n]{0,14}(?:改|挪|推|延|拖|等|排|定)(?:到|至|在|成)/u;
const FAILS_UNTIL = new RegExp(`${SIGNING_FAILS.source}\\s*$`, "u");

/** 20号签不了,25号吧 · 签不了,改23号: with nothing else that is done on that day. */
const FAILS_BEFORE =
  /签(?:不了|不成|不下来|不上)了?[,\s]+(?:那就?|就|只能|得|要)*(?:(?:改|挪|推|延|换|调)(?:到|成|至|在)?)?\s*$/u;
const NOTHING_BEHIND = /^\s*(?:之?前|左右)?(?:再签?|才?能签|签)?[吧了啊哈]*\s*(?:$|[,;。!?])/u;

/** 推到25号签 */
const PUT_OFF_TO = /(?:推|延|挪|改|拖|顺延|推迟|延期)[到至]\s*$/u;
const SIGNED_THEN = /^\s*(?:才|再|来|去)?签/u;

/** Whether a day of a folded text is the one that a signing is moved to. */
export function isOfSigning(folded: string, { start, end }: DayFound): boolean {
  const before = folded.slice(0, start);
  const isInstead = FAILS_BEFORE.test(before) && NOTHING_BEHIND.test(folded.slice(end));
  const isPutOff = PUT_OFF_TO.test(before) && SIGNED_THEN.test(folded.slice(end));
  return isInstead || isPutOff || MOVED_TO_DAY.test(before) || FAILS_UNTIL.test(before);
}
