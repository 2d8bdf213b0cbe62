// What of a name tells one customer from another: a place, a trade or a legal form tells nothing (rules.md 4).
import { foldedName } from "./company.ts";
import { PLACE } from "./profile-words.ts";
import { remembered } from "./remembered.ts";

const PLACES =
  /北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古?|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|杭州|苏州|南京|武汉|成都|西安|长沙|郑州|青岛|宁波|无锡|佛山|东莞|厦门|合肥|济南|大连|沈阳|福州|昆明|南昌|南宁|贵阳|太原|石家庄|哈尔滨|长春|常州|南通|温州|嘉兴|绍兴|金华|台州|珠海|中山|惠州|泉州|烟台|徐州|扬州|镇江|泰州|昆山|浦东|徐汇|闵行|松江|嘉定|华东|华南|华北|华中|西南|西北|东北|长三角|珠三角|中国|全国|国际|亚太|省|市|区|县/g;
const TRADES =
  /有限责任|有限|责任|公司|集团|股份|控股|企业|工厂|厂|科技|技术|信息|网络|软件|数据|智能|电子|电气|电器|机电|机械|精密|制造|设备|装备|自动化|工业|实业|实验室|检测|材料|化工|医药|医疗|生物|食品|服装|纺织|建筑|建设|工程|装饰|物流|贸易|商贸|进出口|投资|咨询|服务|管理|传媒|文化|教育|环保|能源|新能源|汽车|零部件|模具|塑胶|塑料|五金|包装|印刷|家具|家居|农业|光电|激光|半导体|通信|系统|发展|产业|光伏|仪表|仪器|阀门|轴承|注塑|模塑|铸造|印染|织造|针织|泵业|热控|电力|电池|照明|建材|饲料|船舶|航空|铁路|冷链|仓储|供应链|餐饮|酒店|地产|物业/g;

/** Whether words could be meant for one customer: two characters are left without places, trades and legal forms. */
export function isDistinctive(words: string): boolean {
  return [...foldedName(words).replace(PLACES, "").replace(TRADES, "")].length >= 2;
}

/** A name without the places it begins with and the trades and legal forms it ends with: 云图 of 杭州云图科技有限公司. */
export const withoutCommon = remembered((name) => {
  let words = name.replace(/[(（].*?[)）]/gu, "").trim();
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(LEADING_PLACE, "").replace(PLACE, "");
  }
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(TRAILING_TRADE, "");
  }
  return words;
});

const LEADING_PLACE = new RegExp(`^(?:${PLACES.source})`, "u");
const TRAILING_TRADE = new RegExp(`(?:${TRADES.source})$`, "u");
