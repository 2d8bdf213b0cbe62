// The end of a company's name: its legal form, and a branch behind it.
import type { Form } from "../../domain/item/company-name.ts";
import { trailingPlace } from "./places.ts";

const LIMITED = /(?:股份)?(?:有限责任|有限|责任)?(?:总)?公司$|有限责任$|(?:股份)?有限$|股份$/u;
const PARTNERSHIP = /合伙企业$/u;
const KINDS: readonly (readonly [RegExp, Form])[] = [
  [/集团$/u, "group"],
  [/(?:总厂|工厂|厂)$/u, "factory"],
  [/(?:专业合作社|合作社|联合社)$/u, "cooperative"],
  [/(?:专卖店|便利店|大药房|旗舰店|商店|总店|店|商行|经营部|门市部|批发部|服务部|工作室|行)$/u, "shop"],
];

const NO_SHOP = /(?:银行|酒店|饭店|药店)$/u;

/** Without its legal form, and which one that was; a stem never comes out empty. */
export function withoutForm(text: string): { readonly stem: string; readonly form: Form } {
  let stem = text;
  let form: Form = "company";
  if (PARTNERSHIP.test(stem)) return { stem: stem.replace(PARTNERSHIP, ""), form: "partnership" };
  for (let before = ""; before !== stem; ) {
    before = stem;
    const bare = stem.replace(LIMITED, "");
    if (bare !== "") stem = bare;
  }
  for (const [kind, named] of KINDS) {
    // 银行 is no 行, 大酒店 no 店.
    if (!kind.test(stem) || NO_SHOP.test(stem)) continue;
    const bare = stem.replace(kind, "");
    if (bare.length < 2) break;
    // 集团股份 has both; what is left may end in a form again.
    stem = bare.replace(LIMITED, "") || bare;
    form = named;
    break;
  }
  return { stem, form };
}

const BRANCH_WORD =
  "(?:分公司|子公司|分行|支行|分理处|分所|分店|分校|分院|分部|分厂|工厂|办事处|营业部|事业部|营业厅|联络处|项目部|院区|校区|店)";
const HEAD = "公司|集团|银行|事务所|医院|大学|学院|中学|小学|学校|\\d+中";
const BEHIND_HEAD = new RegExp(`^(.*(?:${HEAD}))(?:股份有限公司)?(.*${BRANCH_WORD}|[东南西北新老]院)$`, "u");
const BEHIND_COMPANY = /^(.*公司)(.+)$/u;
const ALONE = /^(.{2,}?)((?:分公司|分行|支行|分所|分店))$/u;

/** 上海云图科技有限公司苏州分公司 → the company, 苏州分公司. */
export function withoutBranch(text: string): { readonly rest: string; readonly branch: string } {
  const behind = BEHIND_COMPANY.exec(text) ?? BEHIND_HEAD.exec(text);
  if (behind?.[1] !== undefined && behind[2] !== undefined)
    return { rest: behind[1], branch: plainBranch(behind[2]) };
  const alone = ALONE.exec(text);
  if (alone?.[1] === undefined) return { rest: text, branch: "" };
  const place = trailingPlace(alone[1]);
  const head = alone[1].slice(0, alone[1].length - place.length);
  return { rest: head, branch: place.words === "" ? (alone[2] ?? "") : place.words };
}

/** 苏州市分公司 and 苏州分行 are both the one in 苏州. */
function plainBranch(words: string): string {
  const bare = words.replace(/(?:分公司|分行|支行|分所|办事处)$/u, "");
  const place = trailingPlace(`  ${bare}`);
  return bare !== "" && place.length === bare.length ? place.words : words;
}
