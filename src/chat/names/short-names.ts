// Names everybody says shorter, or in two languages. Only the best known: a guess would stop a stranger at the door.

/** Written out at the beginning of a name; `isSure` where the short form can mean nothing else. */
interface ShortName {
  readonly short: RegExp;
  readonly whole: string;
  readonly isSure: boolean;
}

const sure = (short: RegExp, whole: string): ShortName => ({ short, whole, isSure: true });
const likely = (short: RegExp, whole: string): ShortName => ({ short, whole, isSure: false });

const SHORT_NAMES: readonly ShortName[] = [
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
  likely(/^浙大$/u, "浙江大学"),
  likely(/^北大$/u, "北京大学"),
  likely(/^南大$/u, "南京大学"),
  likely(/^武大$/u, "武汉大学"),
  likely(/^川大$/u, "四川大学"),
  likely(/^上海交大$/u, "上海交通大学"),
  likely(/^西安交大$/u, "西安交通大学"),
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
    if (short.test(text)) return { text: text.replace(short, whole), isShort: !isSure };
  for (const [short, whole] of OFFICES)
    if (short.test(text)) return { text: text.replace(short, whole), isShort: false };
  // 苏州一院 is mostly the 第一人民医院, and now and then another first one; a 一中 is a 第一中学.
  if (/\d+院$/u.test(text)) return { text: text.replace(/第?(\d+)院$/u, "第$1人民医院"), isShort: true };
  return { text: text.replace(/第?(\d+)(?:中|中学)(?=$|.*(?:校区|分校)$)/u, "第$1中学"), isShort: false };
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
