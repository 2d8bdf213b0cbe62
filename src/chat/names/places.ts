// Places in companies' names by the official list of provinces, cities and districts; codes nest: 32 · 3205 · 320583.
import { areaList } from "@vant/area-data";

export interface PlaceFound {
  /** How many characters were read. */
  readonly length: number;
  readonly codes: readonly string[];
  readonly isWide: boolean;
  /** Without their kind and without what follows from the list: 江苏省昆山市 → 昆山. */
  readonly words: string;
}

const NONE: PlaceFound = { length: 0, codes: [], isWide: false, words: "" };

/** The whole country, or regions of it: they fit every place. */
const WIDE = [
  "大中华区",
  "大中华",
  "中国",
  "中华",
  "全国",
  "华东",
  "华南",
  "华北",
  "华中",
  "西南",
  "西北",
  "东北",
  "长三角",
  "珠三角",
  "亚太",
];

/** Districts and counties that people name without their city. Others count only after it, or with 区, 县. */
const KNOWN_ALONE = new Set(
  "浦东 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 嘉定 松江 青浦 奉贤 崇明 海淀 丰台 石景山 昌平 顺义 大兴 亦庄 萧山 余杭 临平 富阳 临安 滨江 吴中 吴江 江宁 浦口 六合 溧水 宝安 龙岗 龙华 福田 罗湖 番禺 增城 黄埔 天河 白云 顺德 北仑 镇海 鄞州 余姚 柯桥 上虞 瓯海 鹿城 武进 江阴 锡山 惠山 双流 郫都 龙泉驿 新津 长乐 集美 海沧 即墨 黄岛 城阳".split(
    " ",
  ),
);

/** Cities whose names are words and brands as well: only with 市. */
const ALSO_WORDS = new Set(
  "东方 合作 永安 福安 江山 瑞金 海门 建安 大安 安达 高平 恩平 乐昌 兴化 华阴 明光 巢湖 长葛".split(" "),
);

const PEOPLES =
  "(?:朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|(?<!内)蒙古|柯尔克孜|哈萨克|维吾尔|满族|瑶族|畲族|黎族|土族|撒拉族|纳西族|佤族|拉祜族|水族|仡佬族|达斡尔族|鄂温克族|塔吉克|锡伯)*";
const KIND = new RegExp(
  `(?:${PEOPLES}(?:自治州|自治区|自治县|自治旗)|特别行政区|省|市|新区|区|县|地区|盟|旗|镇|街道)$`,
);

interface Place {
  readonly code: string;
  readonly isFull: boolean;
}

const byWord = new Map<string, Place[]>();
const nameOf = new Map<string, string>();
/** The first two characters of all of them: most texts go on with no place, and are not looked at further. */
const beginnings = new Set<string>(WIDE.map((wide) => wide.slice(0, 2)));
let longest = 0;

function add(word: string, place: Place): void {
  const known = byWord.get(word);
  if (known === undefined) byWord.set(word, [place]);
  else known.push(place);
  beginnings.add(word.slice(0, 2));
  longest = Math.max(longest, word.length);
}

for (const [list, digits] of [
  [areaList.province_list, 2],
  [areaList.city_list, 4],
  [areaList.county_list, 6],
] as const)
  for (const [key, full] of Object.entries(list)) {
    const code = key.slice(0, digits);
    const isCityOfItself =
      digits === 4 && /[市]$/.test(full) && areaList.province_list[`${key.slice(0, 2)}0000`] === full;
    if (isCityOfItself || full.length < 2 || full.startsWith("省直辖") || full.startsWith("自治区直辖"))
      continue;
    const short = full.replace(KIND, "");
    nameOf.set(code, short.length < 2 ? full : short);
    add(full, { code, isFull: short !== full });
    if (short === full || short.length < 2) continue;
    if (digits === 6 ? full.endsWith("市") : true) {
      if (!ALSO_WORDS.has(short)) add(short, { code, isFull: true });
      else add(short, { code, isFull: false });
    } else add(short, { code, isFull: KNOWN_ALONE.has(short) });
  }

/** 浙江 → 浙江, 杭州, 宁波 …; of any other place, itself. */
export function withCities(place: string): readonly string[] {
  const province = byWord.get(place)?.find(({ code }) => code.length === 2);
  const cities = Object.keys(areaList.city_list).filter(
    (key) => province !== undefined && key.startsWith(province.code),
  );
  return [...new Set([place, ...cities.flatMap((key) => nameOf.get(key.slice(0, 4)) ?? [])])];
}

/** Zones and towns behind a place that the list does not know: 工业园区, 张江镇. */
const ZONE =
  /^(?:高新技术产业开发区|经济技术开发区|高新技术开发区|经济开发区|国家高新区|高新区|经开区|开发区|工业园区|工业园|产业园区?|保税港?区|自贸区|自由贸易试验区|新区|园区)/;
const TOWN = /^([一-鿿]{2,3}?)(?:镇|街道|乡)/;

/** The place a name begins with, as far as it goes down: 江苏省苏州市吴江区. */
export function leadingPlace(text: string): PlaceFound {
  if (!beginnings.has(text.slice(0, 2))) return NONE;
  for (const wide of WIDE)
    if (text.startsWith(wide))
      return { length: wide.length, codes: [], isWide: true, words: wide.replace(/^大中华区?$/, "中国") };
  let at = 0;
  let codes: readonly string[] = [];
  let extra = "";
  for (;;) {
    const step = placeAt(text.slice(at), codes);
    if (step === null) break;
    at += step.length;
    codes = step.codes;
  }
  if (at === 0) return NONE;
  for (;;) {
    const zone = ZONE.exec(text.slice(at));
    const town = zone === null ? TOWN.exec(text.slice(at)) : null;
    if (zone !== null) {
      extra += zone[0];
      at += zone[0].length;
    } else if (town?.[1] !== undefined && !/[省市区县]/.test(town[1])) {
      extra += town[1];
      at += town[0].length;
    } else break;
  }
  return { length: at, codes, isWide: false, words: `${wordsOf(codes)}${extra}` };
}

/** The place a name ends with: 云图科技上海. */
export function trailingPlace(text: string): PlaceFound {
  for (let length = Math.min(longest, text.length - 2); length >= 2; length--) {
    const tail = text.slice(-length);
    const found = leadingPlace(tail);
    if (found.length === tail.length) return found;
  }
  return NONE;
}

/** The longest place that a text begins with, inside those already named. */
function placeAt(
  text: string,
  within: readonly string[],
): { length: number; codes: readonly string[] } | null {
  if (!beginnings.has(text.slice(0, 2))) return null;
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const places = byWord.get(text.slice(0, length));
    if (places === undefined) continue;
    const fitting =
      within.length === 0
        ? places.filter(({ isFull }) => isFull)
        : places.filter(({ code }) =>
            within.some((outer) => code.length > outer.length && code.startsWith(outer)),
          );
    if (fitting.length > 0) return { length, codes: outermost(fitting.map(({ code }) => code)) };
  }
  return null;
}

/** 吉林 is a province and a city of it: the wider one holds both. */
function outermost(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other)));
}

/** 3205 → 苏州; 320583 → 昆山, whose name is nowhere else; 320509 → 苏州吴江. */
function wordsOf(codes: readonly string[]): string {
  const [code = ""] = codes;
  const own = nameOf.get(code) ?? "";
  if (code.length < 6 || codes.length > 1) return own;
  const full = areaList.county_list[code] ?? "";
  const city = nameOf.get(code.slice(0, 4)) ?? nameOf.get(code.slice(0, 2)) ?? "";
  return full.endsWith("市") ? own : `${city}${own}`;
}
