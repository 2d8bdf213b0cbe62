// Names everybody says shorter, or in two languages. Only the best known: a guess would stop a stranger at the door.

/** Written out at the beginning of a name; `isSure` where the short form can mean nothing else. */
interface ShortName {
  readonly short: RegExp;
  readonly whole: string;
  readonly isSure: boolean;
}

const sure = (short: RegExp, whole: string): ShortName => ({ short, whole, isSure: true });
const likely = (short: RegExp, whole: string): ShortName => ({ short, whole, isSure: false });

/** Alone, or before one of their hospitals: 苏大附一院. 中大 and 山大 may be two. */
const UNIVERSITIES =
  "浙大 浙江大学,北大 北京大学,南大 南京大学,武大 武汉大学,川大 四川大学,苏大 苏州大学,吉大 吉林大学,郑大 郑州大学,青大 青岛大学,昌大 南昌大学,南医大 南京医科大学,温医大 温州医科大学,安医大 安徽医科大学,哈医大 哈尔滨医科大学,重医大 重庆医科大学";

const SHORT_NAMES: readonly ShortName[] = [
  ...UNIVERSITIES.split(",").map((pair) => {
    const [short = "", whole = ""] = pair.split(" ");
    return likely(new RegExp(`^${short}(?=$|\\d?附)`, "u"), whole);
  }),
  sure(/^中国(?=(?:工商|农业|建设)银行)/u, ""),
  sure(/^中国移动通信/u, "中国移动"),
  sure(/^中国联合网络通信/u, "中国联通"),
  likely(/^工行/u, "工商银行"),
  likely(/^农行/u, "农业银行"),
  likely(/^建行/u, "建设银行"),
  likely(/^中行/u, "中国银行"),
  likely(/^交行/u, "交通银行"),
  likely(/^招行/u, "招商银行"),
  likely(/^浦发银行/u, "上海浦东发展银行"),
  likely(/^(?:中石化|中国石化)(?=$|股份|集团|有限|公司)/u, "中国石油化工"),
  likely(/^(?:中石油|中国石油)(?=$|股份|集团|有限|公司)/u, "中国石油天然气"),
  likely(/^(?:国家电网|国网)(?=$|公司|有限|集团)/u, "国家电网"),
  likely(/^上海交大(?=$|附)/u, "上海交通大学"),
  likely(/^西安交大(?=$|附)/u, "西安交通大学"),
];

const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/市监局$/u, "市场监督管理局"],
  [/教委$/u, "教育委员会"],
  [/卫健委$/u, "卫生健康委员会"],
  [/发改委$/u, "发展和改革委员会"],
  [/工信(?=[局厅]$)/u, "工业和信息化"],
  [/人社(?=[局厅]$)/u, "人力资源和社会保障"],
  [/住建(?=[局厅]$)/u, "住房和城乡建设"],
  [/科技(?=[局厅]$)/u, "科学技术"],
  [/交警(?=[支大]队$)/u, "交通警察"],
];

/** 工行苏州分行 → 工商银行苏州分行; `isShort` where it may have meant another one. */
export function writtenOut(text: string): { readonly text: string; readonly isShort: boolean } {
  for (const { short, whole, isSure } of SHORT_NAMES)
    if (short.test(text)) return { text: ofUniversity(text.replace(short, whole)), isShort: !isSure };
  for (const [short, whole] of OFFICES)
    if (short.test(text)) return { text: text.replace(short, whole), isShort: false };
  if (/大学.*附/u.test(text)) return { text: ofUniversity(text), isShort: OWN_NAME.test(text) };
  // 苏州一院 is mostly the 第一人民医院, and now and then another first one; a 一中 is a 第一中学.
  if (/\d+院$/u.test(text)) return { text: text.replace(/第?(\d+)院$/u, "第$1人民医院"), isShort: true };
  return { text: text.replace(/第?(\d+)(?:中|中学)(?=$|.*(?:校区|分校)$)/u, "第$1中学"), isShort: false };
}

/** 复旦大学附属华山医院 is 华山医院 to everybody; a 附属第一医院 or 附属儿童医院 is nobody without its university. */
const OWN_NAME =
  /^.{2,8}大学(?:医学院)?附属(?!第?\d|人民|儿|口腔|肿瘤|妇|中医|协和|实验|中心|眼|胸)(?=[^附]{2,}医院$)/u;

function ofUniversity(text: string): string {
  const whole = text
    .replace(/第?(\d+)附属?医?院$/u, "附属第$1医院")
    .replace(/附属?第?(\d+)医?院$/u, "附属第$1医院")
    .replace(/医学院(?=附属)/u, "");
  return whole.replace(OWN_NAME, "");
}

const TWO_LANGUAGES =
  "西门子 siemens,博世 bosch,特斯拉 tesla,霍尼韦尔 honeywell,联合利华 unilever,宝洁 pg,施耐德 schneider,通用电气 ge,飞利浦 philips,艾默生 emerson,罗克韦尔 rockwell,菲尼克斯 phoenixcontact,倍福 beckhoff,费斯托 festo,发那科 fanuc,安川 yaskawa,三菱 mitsubishi,松下 panasonic,索尼 sony,日立 hitachi,东芝 toshiba,丰田 toyota,本田 honda,大众 volkswagen,宝马 bmw,奔驰 benz,奥迪 audi,福特 ford,通用 gm,舍弗勒 schaeffler,采埃孚 zf,大陆 continental,法雷奥 valeo,麦格纳 magna,巴斯夫 basf,拜耳 bayer,杜邦 dupont,陶氏 dow,赢创 evonik,科思创 covestro,林德 linde,空客 airbus,波音 boeing,英特尔 intel,微软 microsoft,苹果 apple,谷歌 google,亚马逊 amazon,甲骨文 oracle,思科 cisco,戴尔 dell,惠普 hp,联想 lenovo,华为 huawei,海尔 haier,海信 hisense,美的 midea,格力 gree,小米 xiaomi,辉瑞 pfizer,诺华 novartis,罗氏 roche,强生 johnson,赛诺菲 sanofi,阿斯利康 astrazeneca,默克 merck,雀巢 nestle,可口可乐 cocacola,百事 pepsico,星巴克 starbucks,麦当劳 mcdonalds,肯德基 kfc,沃尔玛 walmart,家乐福 carrefour,宜家 ikea,耐克 nike,阿迪达斯 adidas,欧莱雅 loreal,蒂森克虏伯 thyssenkrupp,迅达 schindler,通力 kone,奥的斯 otis,利乐 tetrapak,米其林 michelin,普利司通 bridgestone";

/** How a brand with two names sounds in both: the Latin one. */
export const BRANDS: ReadonlyMap<string, string> = new Map(
  TWO_LANGUAGES.split(",").flatMap((pair) => {
    const [chinese = "", latin = ""] = pair.split(" ");
    return [
      [chinese, latin],
      [latin, latin],
    ];
  }),
);
