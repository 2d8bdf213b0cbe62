// Fields named by their label: `联系人王磊`, `金额 50万`, `电话:138…`. Where each label stands and where its value begins.

export type Label =
  | "customer"
  | "contact"
  | "phone"
  | "role"
  | "address"
  | "need"
  | "product"
  | "amount"
  | "source"
  | "type"
  | "planned-signing"
  | "next"
  | "decision-maker"
  | "solution";

export interface LabelFound {
  readonly label: Label;
  readonly start: number;
  /** Where its value begins. */
  readonly end: number;
  /** A colon or 改成 stands between the two: nobody writes that by chance. */
  readonly sure: boolean;
}

/**
 * Every label of a folded text, in order. A label stands at the start, after a space or a mark, or directly after one
 * of `bounds` (where a phone or an amount ends). One that directly follows another label is that one's value.
 */
export function findLabels(folded: string, bounds: ReadonlySet<number> = new Set()): readonly LabelFound[] {
  const found: LabelFound[] = [];
  LABEL.lastIndex = 0;
  for (let match = LABEL.exec(folded); match !== null; match = LABEL.exec(folded)) {
    const start = match.index;
    const stands = start === 0 || /[\s,;:、。|/()]/.test(folded.charAt(start - 1)) || bounds.has(start);
    const name = match[1] ?? "";
    const label = stands ? labelOf(name) : null;
    if (label === null || found.at(-1)?.end === start || (!match[2] && isNone(name, rest(match)))) {
      LABEL.lastIndex = start + 1;
      continue;
    }
    found.push({ label, start, end: LABEL.lastIndex, sure: Boolean(match[2]) });
  }
  return found;
}

/** The labels people use, longest first within a field. */
const WORDS: Readonly<Record<Label, string>> = {
  customer: "(?:公司|客户|企业|单位)(?:名称|名字|全称|名)|名称|客户|公司|企业|单位",
  contact: "联系人(?:姓名)?|对接人?|接口人|(?:客户)?姓名|来电人|经办人|称呼|人",
  phone:
    "(?:联系|手机)?电话(?:号码|号)?|手机(?:号码|号)?|联系方式|微信号?|来电(?:号码)?|号码|数字|Tel|Mob(?:ile)?|Phone",
  role: "职位|职务|岗位",
  address: "城市|地区|区域|(?:公司|客户|企业|单位|详细|联系)?地址|位置|坐标|所在地|在",
  need: "(?:核心|客户)?(?:需求|诉求)|想要|需要|事由|来电事由|咨询内容|need",
  product: "(?:需求|意向|感兴趣的?)?产品",
  amount:
    "(?:预计|预估|商机|项目|意向)?(?:金额|预算)|报价(?:金额)?|预计|预估|合同(?:金额|总?额|总?价)?|签约金额|成交(?:金额|价)",
  source: "(?:线索|客户)?来源|渠道",
  type: "(?:客户)?类型",
  "planned-signing": "(?:计划|预计)签[约单](?:日期?|时间)?|签约(?:日期?|时间)|签单(?:日期?|时间)",
  next: "下次(?:跟进|联系)?|下一步",
  "decision-maker": "决策人|决策者|拍板人",
  solution: "定制(?:化)?|标准(?:化)?",
};

/** What follows a word when it is not a label, unless a colon does. */
const NOT_ALONE: Readonly<Record<string, RegExp>> = {
  在: /^(?:线|职|建|用|做|看|了解|谈|找|考虑|选|比|跟|和|评估|推进|招标|册|于|意|即|我|他|她|这|那|等|忙|国内|\s)/,
  客户: /^(?:群|信息|资料|档案|登记|介绍|转介|推荐|说|想|要|需|很|比较|是|那|这|对|的|关系|成功|经理|在|自|来|主动|端|管理|\s*$)/,
  公司: /^(?:想|要|需|很|是|的|在|规模|目前|现在|[^\s]{0,2}人|\s*$)/,
  企业: /^(?:微信|版|级|想|要|需|是|的|在|\s*$)/,
  单位: /^(?:想|要|需|是|的|在|\s*$)/,
  名称: /^(?:是|的)/,
  产品: /^(?:经理|总监|部|线|力|演示|说明|介绍|化|\s*$)/,
  渠道: /^(?:商|部|经理|管理|总监)/,
  预计: /^(?!\s*[\d一二两三四五六七八九十百千几])|^\s*\d+(?:月|号|日|天|周|[/-]\d)/,
  预估: /^(?!\s*[\d一二两三四五六七八九十百千几])/,
  报价: /^(?!\s*[\d一二两三四五六七八九十百千几¥])/,
  合同: /^(?!\s*[\d一二两三四五六七八九十百千几¥])/,
  微信: /^(?:联系|沟通|聊|加|上|里|没|小程序|公众号|介绍)/,
  电话: /^(?:沟通|联系|聊|没|打|说|里|会议|营销|通)/,
  手机: /^(?:没|打|关|端|上|里|厂|壳)/,
  位置: /^(?:好|不错)/,
  标准: /^(?:件|版|品|产品)/,
};

/** A label only where a colon stands behind it. */
const NEEDS_COLON = new Set(
  "想要 需要 城市 地区 区域 对接 人 称呼 来电 来电号码 号码 数字 Tel Mob Mobile Phone 事由 need".split(" "),
);

const LABELS = Object.entries(WORDS) as readonly (readonly [Label, string])[];
const EXACT = LABELS.map(([label, words]) => [new RegExp(`^(?:${words})$`, "i"), label] as const);

/** Longer words first, so that 需求产品 is not 需求 and 客户名称 is not 客户. */
const LABEL = new RegExp(
  `(${[WORDS["planned-signing"], WORDS.product, WORDS.amount, WORDS.source, WORDS.need, WORDS.address, WORDS.type, WORDS.customer, WORDS.contact, WORDS.phone, WORDS.role, WORDS.next, WORDS["decision-maker"], WORDS.solution].join("|")})\\s*(?:([:=→]|[改变][成为到])|[是为](?!否))?\\s*`,
  "gi",
);

function isNone(name: string, behind: string): boolean {
  return NEEDS_COLON.has(name) || NOT_ALONE[name]?.test(behind) === true;
}

function labelOf(word: string): Label | null {
  return EXACT.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function rest(match: RegExpExecArray): string {
  return match.input.slice(match.index + (match[1]?.length ?? 0));
}
