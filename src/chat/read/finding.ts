// What an audit found, or asks for: 真, 存疑 …, 假 …, 回访 … (抽查).
import type { Finding } from "../../domain/audit/audit.ts";

export interface FindingRead {
  readonly finding: Finding | "call";
  /** What stands behind it; "" where nothing does. */
  readonly text: string;
}

const FINDINGS: readonly (readonly [FindingRead["finding"], RegExp])[] = [
  ["call", /^(?:回访|打电话|要打电话|想打电话)/u],
  ["false", /^(?:假的?|不真|不实|不属实|不是真的|编的|没有这回事|不通过|未通过)/u],
  ["doubtful", /^(?:存疑|拿不准|说不准|看不出|不确定|待定|有疑问)/u],
  ["true", /^(?:真的?|真实|属实|没问题|通过|是真的)/u],
];

/** Null where it is none of them. */
export function readFinding(text: string): FindingRead | null {
  const said = text.trim();
  for (const [finding, pattern] of FINDINGS) {
    const match = pattern.exec(said);
    if (match !== null)
      return {
        finding,
        text: said
          .slice(match[0].length)
          .replace(/^[\s,，:：;；。、]+/u, "")
          .trim(),
      };
  }
  return null;
}
