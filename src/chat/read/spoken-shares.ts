// Shares as people tell them: 跟李四对半分, 我七他三, 分他三成, 业绩归我,提成跟李四平分.
import { fold } from "./fold.ts";

const DIGITS = "一二三四五六七八九";
const EQUAL =
  /[分给让](?:了|给)?他(?:拿|占)?一半|分一半给他|平分|对半|五五|一人一半|各(?:拿|占)?一半|均分|[二2]一添作五/u;
/** 六四, 我六他四, 我6他4: the speaker's first. */
const PAIR =
  /(?<!\d)(?:我(?:拿|占|要)?)?([一二三四五六七八九]|[1-9])(?:成)?[,:]?(?:比|他|她|[\p{Script=Han}]{2,3}?)?(?:拿|占)?([一二三四五六七八九]|[1-9])(?:成|开|分)?(?!\d|万|千|百|号|月|年|点|家|个)/u;
/** 他三我七 */
const THEIRS_FIRST =
  /(?:他|她)(?:拿|占|要)?([一二三四五六七八九])成?[,:]?我(?:拿|占|要)?([一二三四五六七八九])(?!万|千|百|号|月|年|点|家|个)/u;
/** 六成算我、四成算王五 */
const EACH =
  /([一二三四五六七八九])成(?:归|算|给|是)(我|他|她)[^;。]{0,4}?([一二三四五六七八九])成(?:归|算|给|是)(?:我|他|她)/u;
/** 分他三成, 李四拿两成, 给李四30%. */
const PART =
  /(?:分|给|让|拿|占|得|他|她)[^,;。]{0,4}?(?:([一二两三四五六七八九])成|(\d{1,2})\s*(?:%|个点|成))/u;
/** 三七 of what is paid, and when. */
const OF_PAYING = /回扣|预付|首付|验收|质保|付款|尾款/u;
/** 这单四六 李四拿四: whose the one part is says whose the other is. */
const PART_OF_PAIR =
  /(?:四六|六四|三七|七三|二八|八二|一九|九一)[^;。]{0,6}他(?:拿|占|得|要)([一二三四六七八九])(?:成|$|[\s,。])/u;
const LEDGERS = [
  ["业绩", /业绩/u],
  ["归属", /归属/u],
  ["收入", /收入|提成|奖金|佣金/u],
] as const;
const MINE = /(?:归|算|给|都?是)我|我(?:的|拿|全)/u;

/** The words a proposal is made of, `我60 @李四40`; "" where no shares are told. */
export function spokenShares(text: string, person: string | null): string {
  if (person === null) return "";
  const folded = fold(text);
  const clauses = folded.split(/[,;。\n]+/);
  const ledgers = LEDGERS.flatMap(([word, pattern]) => {
    const clause = clauses.find((one) => pattern.test(one));
    if (clause === undefined) return [];
    const shares = sharesIn(clause, person) ?? (MINE.test(clause) ? "我100" : null);
    return shares === null ? [] : [`${word} ${shares}`];
  });
  if (ledgers.length > 0) return ledgers.join("; ");
  return clauses.map((clause) => sharesIn(clause, person)).find((shares) => shares !== null) ?? "";
}

function sharesIn(clause: string, person: string): string | null {
  if (EQUAL.test(clause.replaceAll(person, "他"))) return both(50, person);
  if (OF_PAYING.test(clause)) return null;
  const own = PART_OF_PAIR.exec(clause.replaceAll(person, "他"))?.[1];
  if (own !== undefined) return both(100 - numberOf(own) * 10, person);
  const turned = THEIRS_FIRST.exec(clause.replaceAll(person, "他"));
  const [their, my] = [numberOf(turned?.[1]), numberOf(turned?.[2])];
  if (their + my === 10) return both(my * 10, person);
  const pair = PAIR.exec(clause.replaceAll(person, "他"));
  const [mine, theirs] = [numberOf(pair?.[1]), numberOf(pair?.[2])];
  if (mine + theirs === 10) return both(mine * 10, person);
  const each = EACH.exec(clause.replaceAll(person, "他"));
  const [one, other] = [numberOf(each?.[1]), numberOf(each?.[3])];
  if (one + other === 10) return both((each?.[2] === "我" ? one : other) * 10, person);
  const counted = /我(?:占|拿|得|要)?\s*(\d{1,2})\s*%?[,，]?\s*(?:他|她)(?:占|拿|得|要)?\s*(\d{1,2})/u.exec(
    clause.replaceAll(person, "他"),
  );
  if (counted !== null && Number(counted[1]) + Number(counted[2]) === 100)
    return both(Number(counted[1]), person);
  const part = PART.exec(clause.replaceAll(person, "他"));
  const share = part?.[2] === undefined ? numberOf(part?.[1]) * 10 : Number(part[2]);
  if (share <= 0 || share >= 100) return null;
  return both(/我(?:拿|占|得|要)/u.test(clause) ? share : 100 - share, person);
}

function both(mine: number, person: string): string {
  return `我${mine} @${person}${100 - mine}`;
}

function numberOf(word: string | undefined): number {
  if (word === undefined) return 0;
  return /\d/.test(word) ? Number(word) : word === "两" ? 2 : DIGITS.indexOf(word) + 1;
}
