// What a heading means, in whatever words a list has it: 单位名称, 客户 and 公司全称 are all the customer (rules.md A.1).
import type { AmountUnit, Column, LeadField } from "../domain/hands/lead-list.ts";

export interface Headings {
  readonly columns: readonly Column[];
  /** How many of the rows looked at lie above the first row of the list itself. */
  readonly above: number;
  /** How many rows the headings take; none where the cells told. */
  readonly tall: 0 | 1 | 2;
  /** How many columns are understood. */
  readonly known: number;
}

/** The first that fits: what is longer and surer stands before what its words also hold. */
const MEANINGS: readonly (readonly [LeadField | null, RegExp])[] = [
  // What the registers say of a company is nothing of ours: 经营状态 is no stage, 法人 nobody one speaks to.
  [
    null,
    /(?:经营|登记|企业|工商|审批|审核|付款|回款|发货|账号|认证|同步|在职|开票)状态$|法人|法定代表|工商|纳税|注册|信用代码|参保|曾用名|经营范围/,
  ],
  ["further", /^(?:是否)?另立$|^further$/],
  ["lostReason", /(?:输单|丢单|战败|流失|失败|关闭)原因|^lostreason$|^closereason$/],
  [
    "plannedSigningOn",
    /(?:预计|计划|拟).*(?:签[约订单]|成交|签合同|落单|下单)(?:日期?|时间)?$|^expected(?:close|closing|signing)(?:date)?$/,
  ],
  [
    "signedOn",
    /签[约订单](?:日期?|时间)|(?:成交|赢单|中标|合同)(?:日期?|时间)|^(?:signed(?:on|date)?|wondate|closedate)$/,
  ],
  [
    "begunOn",
    /(?:首次|第一次|初次)(?:接触|联系|拜访|跟进|沟通|咨询)?(?:日期?|时间)?$|^(?:客户|商机|线索|项目)?(?:创建|建档|立项|建立|录入|登记)(?:日期?|时间)$|^(?:created?(?:at|on|date|time)?|startdate|firstcontact(?:date)?)$/,
  ],
  [
    "nextDay",
    /下次.*(?:日期?|时间|跟进|联系|回访|拜访)$|(?:计划|预计|提醒).*(?:跟进|联系|回访)?(?:日期|时间)$|^下次$|^next(?:date|followup|followupdate|contact|contactdate|activitydate)?$/,
  ],
  ["nextText", /下(?:一)?步|下次.*(?:内容|计划|事项|动作|做什么)|跟进计划|待办|^next(?:step|action)s?$/],
  [
    "lastText",
    /(?:最[近后新]|上次)?(?:跟进|拜访|沟通|联系|回访)(?:内容|记录|情况|结果|小结|详情)|^进展|最新进展|^(?:最新|最近)?动态$|^近况$|^(?:lastactivity|lastnote|followup|followups|followupnotes?|activity)$/,
  ],
  [
    "lastDay",
    /(?:最[近后新]|上次|末次).*(?:跟进|联系|拜访|沟通|回访|活动).*(?:日期?|时间)?$|^(?:跟进|联系|拜访|回访)(?:日期?|时间)$|^last(?:contact|contacted|followup|followed|activity|touch)?(?:date|at|on|up)?$/,
  ],
  ["currency", /^(?:币种|货币)$|^currency(?:code)?$/],
  ["amount", /^(?:预[计估]|期望|目标).*(?:金?额|价格?)$/],
  [
    "contract",
    /(?:合同|成交|签约|签单|赢单|订单)(?:总)?(?:金?额|价格?)|^(?:contract|order|won)(?:amount|value)$/,
  ],
  ["quoted", /报价|^quot(?:e|ed|ation)(?:amount|value)?$/],
  [
    "amount",
    /金额|预算|预[计估]?(?:成交|销售)?额|^预[计估](?:金?额|价)?$|商机额|销售额|^(?:expected)?(?:amount|value|revenue|budget|dealvalue|dealsize|price)$/,
  ],
  [
    "stage",
    /阶段|(?:商机|销售|跟进|客户|线索)?(?:状态|进度|进展阶段)$|^意向(?:度|程度|级别|等级)?$|^(?:deal|sales|lead|opportunity)?(?:stage|status|phase)$/,
  ],
  [
    "owner",
    /负责人|跟进人|跟单人|归属人|所属人|所有人|业务(?:员|人员|代表|经理)|销售(?:员|人员|代表|经理|顾问)?$|客户经理|顾问$|^(?:owner|ownername|ownerid|owneruserid|rep|salesrep|salesperson|assignee|assignedto|userid)$|^(?:account|lead|deal|opportunity|contact|record)owner(?:name|id|alias)?$/,
  ],
  ["department", /部门|团队|小组|^(?:department|team|dept)$/],
  [
    "phone",
    /手机|电话|联系方式|联络方式|座机|号码|微信|^(?:tel|phone|mobile|cell|telephone|phonenumber|mobilephone|mobilenumber|cellphone|wechat|contactnumber)$/,
  ],
  ["contactRole", /职[务位称]|岗位|头衔|^(?:title|position|role|jobtitle)$/],
  [
    "contact",
    /联系人|联络人|对接人|经办人|决策人|关键人|^(?:客户|您的|参会人?|嘉宾|来宾)?(?:姓名|名字)$|称呼|^(?:contact|contactname|contactperson|name|fullname|person)$/,
  ],
  [
    "customer",
    /(?:客户|单位|公司|企业|厂家|厂商|机构|组织|工厂|甲方)(?:名称?|全称|简称|抬头|名字)?$|^(?:抬头|名称|全称)$|^(?:company|companyname|customer|customername|account|accountname|organi[sz]ation|client|firm)$/,
  ],
  ["address", /地址|地区|区域|省市|城市|省份|所在地|位置|^(?:address|city|region|province|location)$/],
  [
    "source",
    /来源|渠道|来自|哪[里儿]?来|怎么来的|获客方式|活动名称|展会|^(?:source|leadsource|channel|campaign)$/,
  ],
  [
    "product",
    /^(?:意向|需求|需要的?|关注的?|感兴趣的?|咨询|采购|推荐)?产品(?:名称?|线|型号|类型|类别)?$|^products?(?:name|line|interest)?$/,
  ],
  [
    "need",
    /需求|产品|感兴趣|关注|诉求|项目(?:名称|内容)?$|商机(?:名称|标题|内容)|痛点|^(?:need|needs|interest|interestedin|requirement|requirements|opportunity|opportunityname|dealname)$/,
  ],
  ["note", /备注|^情况$|说明|描述|其他|其它|补充|小记|随记|^(?:notes?|remarks?|comments?|description|memo)$/],
];

/** Words of ours that a heading may add without meaning another column. */
const DECORATION = /[\s*_\-–—:：、/\\（）()【】[\]<>《》"'“”*＊.。#]/g;
/** The first that fits; in brackets, behind a stroke, or as the heading's end. */
const UNITS: readonly (readonly [AmountUnit, RegExp])[] = [
  ["foreign", /美[元金]|欧元|日元|英镑|港[元币]|新台币|澳元|加元|韩元|[$€£]|\b(?:usd|eur|jpy|gbp|hkd|twd)\b/],
  ["hundred-million", /亿元?/],
  ["million", /百万元?|\bm(?:illions?)?\b/],
  ["ten-thousand", /万元?|\bw\b/],
  ["thousand", /千元?|\bk\b/],
  ["yuan", /元|[¥￥]|\b(?:rmb|cny)\b/],
];
/** 千 alone may be a name's, 万 too: a unit stands in brackets, behind a stroke or at the end. */
const UNIT_PLACE = /[([【]([^)\]】]*)[)\]】]|[/／:：]\s*(\S+)$|((?:百万|千|万|亿)?元|万|[¥￥$€£])$/g;

export function unitOf(heading: string): AmountUnit {
  const folded = heading.normalize("NFKC").toLowerCase().trim();
  for (const [, ...places] of folded.matchAll(UNIT_PLACE)) {
    const words = places.find((one) => one !== undefined) ?? "";
    const found = UNITS.find(([, pattern]) => pattern.test(words));
    if (found !== undefined) return found[0];
  }
  return "unsaid";
}

export function columnOf(heading: string, at: number): Column {
  const unit = unitOf(heading);
  const field = meaningOf(heading);
  // 预计成交(万) is what is expected, not when: no day is counted in 万.
  const money = unit === "unsaid" || field === null ? undefined : MONEY_FOR[field];
  return { at, heading: heading.trim(), field: money ?? field, unit };
}

const MONEY_FOR: Readonly<Partial<Record<LeadField, LeadField>>> = {
  plannedSigningOn: "amount",
  signedOn: "contract",
};

/** Null for what nobody understands; of what stands in brackets only where nothing stands before them. */
export function meaningOf(heading: string): LeadField | null {
  const folded = heading.normalize("NFKC").toLowerCase().replace(UNIT_BEHIND, "");
  const outside = folded.replace(/\([^)]*\)|\[[^\]]*\]/g, "");
  for (const words of [outside, folded]) {
    const plain = words.replace(DECORATION, "").replace(/^(?:请填写|必填|选填)|(?:必填|选填)$/g, "");
    if (plain === "" || [...plain].length > LONGEST) continue;
    const found = MEANINGS.find(([, pattern]) => pattern.test(plain));
    if (found !== undefined) return found[0];
  }
  return null;
}

/** 计划成交/万元: what it counts is no part of what it is called. */
const UNIT_BEHIND = /\s*[/:]\s*(?:人民币)?[百千]?[万亿千]?元?\s*$/;

/** A sentence is no heading. */
const LONGEST = 24;

/** Each field is told by one column: of 所在城市 and 详细地址 by the one that is called so, else by the first. */
export function withoutTwins(columns: readonly Column[]): readonly Column[] {
  const taken = new Map<LeadField, number>();
  for (const { field, heading, at } of columns) {
    const isSurer = field !== null && CALLED_SO[field]?.test(heading) === true;
    const known = columns.find((column) => column.at === taken.get(field ?? "note"));
    const isLessSure = known !== undefined && CALLED_SO[known.field ?? "note"]?.test(known.heading) === false;
    if (field !== null && (known === undefined || (isSurer && isLessSure))) taken.set(field, at);
  }
  return columns.map((column) => {
    const { field, at } = column;
    // Several numbers are several phones, several notes are one.
    if (field === null || field === "phone" || field === "note") return column;
    return taken.get(field) === at ? column : { ...column, field: null };
  });
}

const CALLED_SO: Readonly<Partial<Record<LeadField, RegExp>>> = { address: /地址|address/i };
