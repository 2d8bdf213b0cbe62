// The verdict of a cleaning: 合格 …, 待补 …, 不合格 …, 退回 … (contract.md, 清洗).

export interface Verdict {
  readonly kind: "qualified" | "unqualified" | "awaiting" | "sent-back";
  /** What follows the verdict: why it matches, what is missing, why not; may be empty. */
  readonly text: string;
}

const VERDICTS: readonly (readonly [RegExp, Verdict["kind"]])[] = [
  [/^(?:不合格|无效|不通过|不行)/, "unqualified"],
  [/^(?:待补充?|补充|缺)/, "awaiting"],
  [/^(?:退回|打回)/, "sent-back"],
  [/^(?:合格|通过|有效)/, "qualified"],
];

/** A number that leads to nobody is a verdict with its reason. */
const DEAD = /^(?:是?空号|停机|号码不存在|假号)/;

export function readVerdict(text: string): Verdict | null {
  const said = text.trim();
  if (DEAD.test(said)) return { kind: "unqualified", text: said };
  for (const [pattern, kind] of VERDICTS) {
    const match = pattern.exec(said);
    if (match !== null)
      return {
        kind,
        text: said
          .slice(match[0].length)
          .replace(/^[\s,\uff0c:\uff1a;\uff1b。、]+/, "")
          .trim(),
      };
  }
  return null;
}
