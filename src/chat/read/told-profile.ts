// Somebody new in prose, put as a form has it: 叫蒋华 is 联系人 蒋华, 远东电缆的老徐 a company and whom to ask for there.
import { leadingPlace } from "../names/places.ts";
import { isLikeCompany } from "./opening.ts";
import { FULL_NAME, LIKE_ROLE, TITLED } from "./profile-words.ts";

/** 无锡先导智能, 台州吉利: surely a company's name, and not how it was told of. */
export function isNamedSurely(name: string): boolean {
  return isNamed(name.replace(/\(.*\)$/u, "")) && !/有[个家]|姓|叫|[吗呢吧了]/u.test(name);
}

/** 瑞丰纺机: nothing but a name may stand in it, whatever it is the name of. */
export function isBareName(words: string): boolean {
  return (
    /^\p{Script=Han}{3,12}$/u.test(words) &&
    !SAYS_MORE.test(words) &&
    !(words.length === 3 && isPerson(words))
  );
}

/** The same words with the labels people leave out; of what cannot be told nothing changes. */
export function asForm(text: string): string {
  return text
    .replace(HEADED, "")
    .replace(NUMBER_BEHIND, (words, company: string) => (isBareName(company) ? `${company} ` : words))
    .replace(IS_CALLED, "$<before>公司:$<company>")
    .replace(THERE, "$<place>$<name>的")
    .replace(IN_ONE_BREATH, " 公司:$<company> ")
    .replace(SURNAME_IN_ONE_BREATH, " 联系人 姓$<surname> ")
    .replace(ONE_CALLED, "$<before>$<place> 公司:")
    .replace(COMPANY_IS, "$<before>公司:")
    .replace(WORKS_AT, (words, before: string, company: string, job = "") =>
      isNamed(company) ? `${before}${company} ${LIKE_ROLE.test(job) ? "职位 " : ""}${job}` : words,
    )
    .replace(SURNAME, (_, before: string, who: string, surname: string) => {
      const name = who === "女的" ? `${surname}女士` : who === "男的" ? `${surname}先生` : `姓${surname}`;
      return `${before}联系人 ${name}`;
    })
    .replace(CALLED, (words, before: string, name: string) =>
      isPerson(name) ? `${before}联系人 ${name} ` : words,
    )
    .replace(PERSON_OF, (words, before: string, name: string, company: string) =>
      isPerson(name) && isNamed(company) ? `${before}联系人 ${name} 公司 ${company} ` : words,
    )
    .replace(SOMEBODY_AT, atCompany);
}

function atCompany(
  words: string,
  before: string,
  company: string,
  there: string | undefined,
  behind: string,
  name: string,
): string {
  const job = there ?? behind;
  const called = name.replace(/^(姓.)的$/u, "$1");
  const who = isPerson(called) ? `联系人 ${called}` : "";
  if (DEPARTMENT.test(company)) return who === "" ? words : `${before}职位 ${company} ${who}`;
  if (who === "" && name !== "" && !/^(?:人|名片|电话|联系方式)$/u.test(name) && !LIKE_ROLE.test(name))
    return words;
  return isNamed(company) ? `${before}${company} ${job === "" ? "" : `职位 ${job} `}${who}` : words;
}

function isPerson(name: string): boolean {
  return /^姓.$/u.test(name) || FULL_NAME.test(name) || TITLED.test(name);
}

function isNamed(company: string): boolean {
  if (/[我你他她们这那做搞给让]|朋友|同学|同事|老板(?!电)|客户/u.test(company)) return false;
  const { length } = leadingPlace(company);
  return isLikeCompany(company) || (length > 0 && company.length > length + 1);
}

const BEGINS = "(?<before>^|[\\s,，;；:：。、(（/|])";
const ENDS = "(?=$|[\\s,，;；。、)）/|\\d])";
/** 泰州那边康健医药包装的, */
const THERE = new RegExp(
  `(?<=^|[\\s,，;；:：。])(?<place>\\p{Script=Han}{2,4})[那这]边(?<name>\\p{Script=Han}{4,10})的${ENDS}`,
  "gu",
);
/** 【客户信息】, a line above the form. */
const HEADED =
  /^\s*[【[]?(?:新?客户|线索|商机|名片)(?:基本)?(?:信息|资料|档案|登记表?|详情)[】\]]?[\s:：]*(?=\n|客户|公司|单位|企业|名称|姓名|联系)/u;
/** 瑞丰纺机电话137…: the label runs on behind the name. */
const NUMBER_BEHIND =
  /(?<=^|[\s,，;；。])(\p{Script=Han}{3,12}?)的?(?:联系电话|电话号码|手机号码?|电话|手机)[是:：]?(?=\s*1\d{10}(?!\d))/gu;
const SAYS_MORE = /[我你他她们这那哪谁了过给打加存要留换是有总工姐哥]|经理|主任|联系|客户|老板/u;
/** 有个客户叫苏州赛腾的, */
const IS_CALLED = new RegExp(
  `${BEGINS}有一?[家个](?:客户|公司|厂|企业|单位)叫做?(?<company>\\p{Script=Han}{4,12}?)的(?=[\\s,，])`,
  "gu",
);
/** Dictated: 认识一个老板公司叫湖州申菱电梯配件他姓费电话是…. */
const IN_ONE_BREATH =
  /(?:公司|单位|厂)(?:名字)?(?:是|叫)(?<company>\p{Script=Han}{4,12}?)(?=[他她]|姓\p{Script=Han}|电话|手机)/gu;
const SURNAME_IN_ONE_BREATH = /[他她]姓(?<surname>\p{Script=Han})(?=电话|手机|联系)/gu;
/** 张江有家公司叫微创医疗 */
const ONE_CALLED = new RegExp(
  `${BEGINS}(?<place>\\p{Script=Han}{0,6}?)(?:那边|这边)?有一?[家个](?:公司|厂|企业|单位|做\\p{Script=Han}{1,6}的)叫做?(?=\\p{Script=Han}{3})`,
  "gu",
);
/** 公司是杭州海康机器人, 名字是扬州迈安德 */
const COMPANY_IS = new RegExp(
  `${BEGINS}(?:(?:他们?|对方|客户)的?)?(?:(?:公司|单位|厂)(?:名字?|名称)?|名字|名称|全称)(?:好像|应该)?(?:是|叫做?)(?=\\p{Script=Han}{4})`,
  "gu",
);
/** 他在苏州胜利精密做IT主管, 跳槽去了宁波均胜 */
const WORKS_AT = new RegExp(
  `${BEGINS}(?:\\p{Script=Han}{0,10}(?:[他她公婆学友哥弟姐妹戚乡事]|跳槽))(?:现在)?(?:在|去了?|到了?)(?<company>\\p{Script=Han}{4,12}?)(?:(?:做|当|任|管|负责)(?<job>[\\p{Script=Han}A-Z]{2,8})|上班|工作|${ENDS})`,
  "gu",
);
/** 我姓叶, 女的姓宗 */
const SURNAME = new RegExp(
  `(?<!联系人[\\s:：]*)${BEGINS}(?<who>女的|男的|[我他她]|对方|联系人|)姓(?<surname>(?!名|氏)\\p{Script=Han})${ENDS}`,
  "gu",
);
/** 叫蒋华, 联系人叫老葛, 有个叫陆建平的打来 */
const CALLED = new RegExp(
  `${BEGINS}(?:有个|[他她]|人|对方|名字|联系人|对接人|对接的?|经办人)?(?:名叫|是叫|叫)(?<name>\\p{Script=Han}{2,4}?)(?:的(?=打|来|找|加|联系|说|想)|${ENDS})`,
  "gu",
);
/** 李经理(杭州巨星科技) */
const PERSON_OF = new RegExp(
  `${BEGINS}(?<name>\\p{Script=Han}{2,4})[(（](?<company>\\p{Script=Han}{4,14})[)）]`,
  "gu",
);
const MET =
  "(?:(?:今[天儿早晚]?|昨[天晚]|上午|下午|中午|早上|晚上|刚刚?才?|展会上?|在\\p{Script=Han}{2,6}?上)*我?新?(?:加|认识|碰|遇|聊|接触|结识|收|拿)(?:上|到)?了?(?:一?[个位张])?)";
const CAME = "(?:的?人?(?:主动)?(?:找|加|联系)了?我了?|来电话?了?|打来了?)";
const JOBS =
  "(?:(?:采购|供应链|信息|生产|设备|技术|财务|智造|工程|品质|质量|物流|仓库|研发|市场|销售|车间|行政)(?:管理)?(?:部|科|中心)?)";
const DEPARTMENT = new RegExp(`^${JOBS}$`, "u");
/** 滁州康佳的老徐, 徐州海伦哲的柳总, 淮安富士康的采购, 张家港沙钢的人, 供应链的小范 */
const SOMEBODY_AT = new RegExp(
  `${BEGINS}(?:(?:[^,，;；。:：\\s]{0,12}(?:那个|这位|这个|那位|这)|(?:您好)?我?这边|对方|[他她]|我们?|说)?(?:说)?是|${MET})?(?<company>\\p{Script=Han}{3,14}?)(?<there>${JOBS})?(?:的|有个(?=姓))(?<job>${JOBS}|)(?<name>(?:姓\\p{Script=Han}的)|\\p{Script=Han}{0,4}?)(?:${CAME}|${ENDS})`,
  "gu",
);
