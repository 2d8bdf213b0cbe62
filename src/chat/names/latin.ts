// Companies' names in Latin letters: Shanghai Yuntu Technology Co., Ltd. → the place, yuntu, 科技.
import type { CompanyName, Form } from "../../domain/item/company-name.ts";
import { leadingPlace } from "./places.ts";
import { BRANDS } from "./short-names.ts";
import { families } from "./trades.ts";

const FORMS = new Set(
  "co ltd limited inc incorporated corp corporation company llc gmbh ag se plc sa sas bv nv pte pty kg kgaa oy ab spa srl the and of & 有限公司 公司".split(
    " ",
  ),
);
const GROUPS = new Set(["group", "holding", "holdings"]);

const PLACES: ReadonlyMap<string, string> = new Map(
  "china 中国,prc 中国,hongkong 香港,beijing 北京,shanghai 上海,tianjin 天津,chongqing 重庆,suzhou 苏州,hangzhou 杭州,ningbo 宁波,wenzhou 温州,jiaxing 嘉兴,shaoxing 绍兴,nanjing 南京,wuxi 无锡,changzhou 常州,nantong 南通,xuzhou 徐州,yangzhou 扬州,kunshan 昆山,taicang 太仓,jiangsu 江苏,zhejiang 浙江,guangdong 广东,guangzhou 广州,shenzhen 深圳,dongguan 东莞,foshan 佛山,zhuhai 珠海,zhongshan 中山,huizhou 惠州,xiamen 厦门,fuzhou 福州,quanzhou 泉州,fujian 福建,hefei 合肥,anhui 安徽,wuhan 武汉,hubei 湖北,changsha 长沙,hunan 湖南,nanchang 南昌,jiangxi 江西,jinan 济南,qingdao 青岛,yantai 烟台,shandong 山东,zhengzhou 郑州,henan 河南,shenyang 沈阳,dalian 大连,liaoning 辽宁,changchun 长春,harbin 哈尔滨,xian 西安,chengdu 成都,sichuan 四川,kunming 昆明,yunnan 云南,guiyang 贵阳,nanning 南宁,guangxi 广西,haikou 海口,hainan 海南,taiyuan 太原,lanzhou 兰州,urumqi 乌鲁木齐,hebei 河北,shijiazhuang 石家庄"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

const TRADES: ReadonlyMap<string, string> = new Map(
  "technology 科技,technologies 科技,tech 科技,software 软件,network 网络,networks 网络,information 信息,data 数据,intelligent 智能,system 系统,systems 系统,automation 自动化,robot 机器人,robotics 机器人,communication 通信,communications 通信,telecom 通信,electronic 电子,electronics 电子,electric 电气,electrical 电气,appliance 电器,appliances 电器,semiconductor 半导体,optoelectronic 光电,machinery 机械,machine 机械,equipment 设备,tools 工具,tool 工具,mould 模具,mold 模具,precision 精密,automotive 汽车,auto 汽车,automobile 汽车,bus 客车,motor 汽车,motors 汽车,parts 零部件,manufacturing 制造,elevator 电梯,elevators 电梯,chemical 化工,chemicals 化工,material 材料,materials 材料,plastic 塑料,plastics 塑料,energy 能源,power 电力,battery 电池,environmental 环保,pharmaceutical 制药,pharmaceuticals 制药,pharma 制药,medical 医疗,bio 生物,biotech 生物,health 健康,food 食品,foods 食品,beverage 饮料,trading 贸易,trade 贸易,import 进出口,export 进出口,logistics 物流,shipping 航运,express 速递,construction 建筑,engineering 工程,textile 纺织,textiles 纺织,garment 服装,garments 服装,apparel 服装,furniture 家具,culture 文化,media 传媒,advertising 广告,hotel 酒店,hotels 酒店,education 教育,consulting 咨询,investment 投资,bank 银行,insurance 保险,packaging 包装,printing 印刷,industry 工业,industrial 工业,industries 工业,international 国际,enterprise 企业,development 发展,service 服务,services 服务,management 管理,solutions 服务"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

/** `text`: lower case. What no word tells apart is its core. */
export function latinName(text: string): CompanyName {
  const words =
    text
      .replace(/hong kong/g, "hongkong")
      .replace(/greater china/g, "china")
      .match(/[\p{L}\p{N}&]+/gu) ?? [];
  const core: string[] = [];
  const trades: string[] = [];
  let place = leadingPlace("");
  let form: Form = "company";
  for (const word of words) {
    const city = PLACES.get(word);
    const trade = TRADES.get(word);
    if (FORMS.has(word)) continue;
    if (GROUPS.has(word)) form = "group";
    else if (city !== undefined) place = place.words === "" || place.isWide ? leadingPlace(city) : place;
    else if (trade !== undefined) trades.push(trade);
    else core.push(word);
  }
  const letters = core.length === 0 ? trades.splice(0).join("") : core.join("");
  const brand = core.map((word) => BRANDS.get(word)).find((known) => known !== undefined);
  return {
    places: place.codes,
    isWide: place.isWide,
    placeWords: place.words,
    core: letters,
    sound: soundOfLetters(brand ?? letters),
    isWhole: core.length === 0,
    trades,
    families: families(trades),
    form,
    branch: "",
    numbers: letters.match(/\d+/g) ?? [],
    isShort: false,
  };
}

/** Schaeffler and Schaefler sound alike. */
export function soundOfLetters(letters: string): string {
  return letters.toLowerCase().replace(/(.)\1+/gu, "$1");
}
