// Company names for comparison: equal keys are the same customer, near names only a hint (rules.md 4).
import { simplified } from "./simplified.ts";

const LEGAL_FORM = /(?:股份)?(?:有限责任|有限)?公司$|集团$|股份$/;
const BRACKETS = /[()[\]【】「」《》<>]/g;

/** Half width, lower case, without spaces, marks and legal form: equal keys stop and ask at every door. */
export function companyKey(name: string): string {
  const folded = simplified(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(BRACKETS, "")
    .replace(/[\s\p{P}\p{S}]/gu, "");
  const bare = folded.replace(LEGAL_FORM, "").replace(LEGAL_FORM, "");
  return bare === "" ? folded : bare;
}
