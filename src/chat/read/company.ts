// Company names for comparison: equal keys are the same customer, near names only a hint (rules.md 4).
import { type CompanyName, nameKeyOf } from "../../domain/item/company-name.ts";
import { companyName, otherNames } from "../names/company-name.ts";
import { simplified } from "./simplified.ts";

/** What stops at every door: the same however place, brackets and legal form are written. */
export function companyKey(name: string): string {
  return nameKeyOf(takenApart(name));
}

export function takenApart(name: string): CompanyName {
  return companyName(simplified(name));
}

interface NameTaken {
  readonly name: string;
  readonly taken: CompanyName;
}

/** The name, and what stands in brackets beside it as another one. */
export function companyNames(name: string): readonly NameTaken[] {
  return [name, ...otherNames(name)].map((each) => ({ name: each, taken: takenApart(each) }));
}

const LEGAL_FORM = /(?:股份)?(?:有限责任|有限)?公司$|集团$|股份$/;
const BRACKETS = /[()[\]【】「」《》<>]/g;

/** Half width, lower case, without spaces, marks and legal form; what tombstones from before were keyed with. */
export function foldedName(name: string): string {
  const folded = simplified(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(BRACKETS, "")
    .replace(/[\s\p{P}\p{S}]/gu, "");
  const bare = folded.replace(LEGAL_FORM, "").replace(LEGAL_FORM, "");
  return bare === "" ? folded : bare;
}
