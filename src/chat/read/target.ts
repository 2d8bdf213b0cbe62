// What a target asks for: 100万, 回款 80万, 商机数 20 完整率90% 退回率10%, 取消, 50万 因为合同改期.
import type { TargetKind } from "../../domain/insight/target.ts";
import type { Fen } from "../../domain/money.ts";
import type { BasisPoints } from "../../domain/split/shares.ts";
import { labelledAmount, unclearAmount } from "./amount.ts";
import type { Unclear } from "./days.ts";
import { CHINESE_NUMBER, readChineseNumber } from "./number.ts";
import { spelled } from "./simplified.ts";

/** What follows 目标 where one is meant: 目标客户是汽车行业 is what somebody heard. */
export const TARGET_APART = /^(?!\s*(?:客户|市场|用户|群体|行业|价|公司\S|明确|清晰))/u;

/** What follows 还差多少 where a target is meant: 还差多少款没到 is of a customer. */
export const TARGETS_APART = /^(?!\s*(?:钱|款|没|尾款|货款|首付|预付|才))/u;

export interface TargetRead {
  readonly kind: TargetKind;
  /** Whether the kind was named. */
  readonly isNamed: boolean;
  /** Fen or a number; null where none is said. */
  readonly value: Fen | number | null;
  /** An amount that cannot be taken as it stands. */
  readonly unclear: Unclear | null;
  readonly complete: BasisPoints | null;
  readonly sentBack: BasisPoints | null;
  readonly withdraws: boolean;
  /** Of somebody new, for the whole time all the same. */
  readonly whole: boolean;
  readonly reason: string | null;
}

const REASON = /(?:因为|由于|原因|理由)[\s:：是]*(?<words>.+)$/su;
const COMPLETE =
  /完整[率度]?\s*(?:不低于|至少|要到|达到|要|[≥>=]+)?\s*(?<percent>\d{1,3}(?:\.\d{1,2})?)\s*[%％]?(?:以上)?/u;
const SENT_BACK =
  /退回[率]?\s*(?:不超过|不高于|不多于|低于|最多|控制在|[≤<=]+)?\s*(?<percent>\d{1,3}(?:\.\d{1,2})?)\s*[%％]?(?:以[下内])?/u;
const WITHDRAWS = /取消|撤掉|撤了|不要了|去掉|删[掉了除]|作废/u;
const WHOLE = /不折算|不按天|不用折|整月算|全额/u;
const COUNTED = /商机数?量?|线索数?量?/u;
const PAID = /回款|到账|收款|回钱/u;
const SIGNED = /签约|签单|合同|业绩|成交/u;
const NUMBER = new RegExp(
  `(?<![.\\d])(?:(?<figures>\\d{1,6})|(?<words>${CHINESE_NUMBER}))(?![.\\d万亿%％])`,
  "u",
);

export function readTarget(text: string): TargetRead {
  const all = spelled(text);
  const reason = REASON.exec(all);
  const said = reason === null ? all : all.slice(0, reason.index);
  const complete = percentIn(COMPLETE, said);
  const sentBack = percentIn(SENT_BACK, said);
  const rest = said.replace(COMPLETE, " ").replace(SENT_BACK, " ");
  const kind = COUNTED.test(rest) ? "opportunities" : PAID.test(rest) ? "paid" : "signed";
  const amount = kind === "opportunities" ? null : labelledAmount(rest);
  const unclear = unclearAmount(amount);
  return {
    kind,
    isNamed: kind !== "signed" || SIGNED.test(rest),
    value: kind === "opportunities" ? countIn(rest.replace(COUNTED, " ")) : (amount?.fen ?? null),
    unclear,
    complete,
    sentBack,
    withdraws: WITHDRAWS.test(rest),
    whole: WHOLE.test(rest),
    reason: reason?.groups?.["words"]?.trim() ?? null,
  };
}

function percentIn(pattern: RegExp, text: string): BasisPoints | null {
  const percent = pattern.exec(text)?.groups?.["percent"];
  if (percent === undefined || Number(percent) > 100) return null;
  return Math.round(Number(percent) * 100);
}

function countIn(text: string): number | null {
  const { figures, words } = NUMBER.exec(text)?.groups ?? {};
  const count =
    figures === undefined ? (words === undefined ? null : readChineseNumber(words)) : Number(figures);
  return count === null || count <= 0 ? null : count;
}
