// 青浦做物流那个: somebody is pointed at by where they are or what they do, and nothing is said of them.
import { leadingPlace } from "../names/places.ts";
import { fold } from "../read/fold.ts";

const BEGINS = /^\s*(?:就是|是|我(?:说|问|指)的?是?)?/u;
const TRADE = "(?:做|搞|卖|生产|造)[\\p{Script=Han}A-Za-z]{1,6}?的?";
const WHICH = "(?:那|这)(?:个|家|单|位)(?:客户|单子?|商机)?";
const POINTED = new RegExp(`^(?:的|那边|那里)?(?:${TRADE})?${WHICH}[的吧啊呀哈。!~\\s]*$`, "u");

/** Whether that is all a text does. */
export function onlyPointsAt(text: string): boolean {
  const said = fold(text).replace(BEGINS, "");
  const { length } = leadingPlace(said);
  const rest = said.slice(length);
  return POINTED.test(rest) && (length > 0 || new RegExp(`^${TRADE}`, "u").test(rest));
}
