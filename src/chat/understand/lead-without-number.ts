// Somebody new told by the company's name, without a number: 展会来的 常熟立昕纺机 想上MES; 陌拜了一家无锡隆盛传动,要上ERP.
import { asCard, isLikeCompany } from "../read/opening.ts";
import { LIKE_SOURCE, TITLED } from "../read/profile-words.ts";
import { asForm, isNamedSurely } from "../read/told-profile.ts";

/** What they want, or that they want anything. */
const WANTED =
  /[A-Z]{3}|系统|软件|需求|意向|感兴趣|(?:想|要|准备|打算|计划)(?:上|做|买|换|找|看|采购)|招标|咨询|询价/u;
const SEEN =
  /(?:看到|刷到|听说|得知|了解到|发现|碰到|遇到|陌拜|拜访|跑|见|扫到?|聊|接触)了?(?:一?[家个])?(?<first>\p{Script=Han}{4,12}?)(?:(?:[和跟与、]|还有)(?<second>\p{Script=Han}{4,12}?))?(?:[两2]家)?(?=(?:想|要|在|准备|打算|计划|都|也|有)|[\s,，。]|$)/u;
/** 先报备占个坑: what is asked for, and no word of theirs. */
const ASKS_FOR_IT = /[\s,，]*(?:先|帮我|给我)*(?:报个?备|备个?案|登记|占)[^\s,，。]{0,6}[。!！~]*\s*$/u;
const NEW = /^新(?:客户|线索|商机)(?=\p{Script=Han}{4})/u;

/** What stands behind the intake's word, for each of them; [] where no company is told. */
export function leadsWithoutNumber(text: string): readonly string[] {
  if (!WANTED.test(text) && !(NEW_ONE.test(text) && ASKS_FOR_IT.test(text))) return [];
  const plain = text.replace(ASKS_FOR_IT, "");
  // 滁州一个新客 金禾包装机械 还没联系人: how they are brought up is no part of their name.
  const said = WANTED.test(text) ? plain : plain.replace(BROUGHT_UP, "").replace(NOBODY_YET, "");
  const pieces = said.split(/[\s,，;；:：|]+/u).map((piece) => piece.replace(NEW, ""));
  const company = pieces.find((piece) => isLikeCompany(piece) && isNamedSurely(piece));
  const isOpened = pieces.some((piece) => LIKE_SOURCE.test(piece) || TITLED.test(piece) || CAME.test(piece));
  if (company !== undefined && (isOpened || pieces[0] === company)) return [asCard(asForm(said))];
  const { first = "", second = "" } = SEEN.exec(said)?.groups ?? {};
  if (!isNamedSurely(first)) return [];
  if (second !== "") return isNamedSurely(second) ? [first, second] : [];
  return [`${first} ${said.slice(said.indexOf(first) + first.length).replace(/^[\s,，]+/u, "")}`.trim()];
}

/** 滁州一个新客 …: brought up as new. */
const NEW_ONE = /(?:[一有个家位]|^|[\s,，])新(?:客户?|线索|单子?)(?=[\s,，:：]|$)/u;
const BROUGHT_UP = /(?:有|来了?|碰到|认识)?(?:一?[个家位])?新(?:客户?|线索|单子?)(?=[\s,，:：])[\s,，:：]*/u;
const NOBODY_YET = /[\s,，]*(?:还|暂时|目前)?没有?(?:联系人|联系方式|电话)/u;
const CAME = /(?:来|看到|介绍|推荐)的?(?:线索|客户)?$/u;
