// What companies do, as their names say it, in families: 信息科技 and 软件 may be one company, 科技 and 餐饮 are two.

/** Words of a family; one may stand in several. */
const FAMILIES: Readonly<Record<string, string>> = {
  tech: "科技 技术 高科技 高新技术 信息 信息技术 信息科技 网络 网络技术 软件 数据 大数据 智能 数字 数码 互联网 电子商务 云计算 系统 系统集成 集成 通信 通讯 移动通信 物联网 人工智能 计算机 计算机技术 电脑 机器人 自动化 检测 检测技术 检验 认证 计量 电信 视界 电子科技",
  electronics:
    "科技 技术 电子 电子科技 电气 电器 电力 半导体 光电 微电子 集成电路 仪器 仪表 仪器仪表 传感器 照明 电机 电缆 线缆 光学 光纤 激光 显示 显示技术 芯片 元器件 电路板 自动化 机器人 车灯 制冷 制冷设备 空调 空调器 家电 家用电器 智能家居 灯饰 电源 汽车电器 通信 通讯 电梯 线束 连接器 电容 变压器 开关 电线 线路板 显示屏 触控 晶体 光缆 安防 消防 磁材 磁业 稀土 电动车",
  machinery:
    "科技 技术 机械 机电 机器 设备 装备 机床 精密 制造 智造 重工 重科 模具 五金 工具 阀门 泵业 泵 轴承 液压 气动 自动化 机器人 汽车 汽配 零部件 部件 汽车零部件 汽车部件 配件 备件 车辆 客车 铸造 锻造 钢铁 特钢 钢结构 金属 金属制品 铝业 铝材 铜业 不锈钢 重型机械 船舶 造船 航空 航天 动力 缸套 电梯 电机 汽车工业 橡塑机械 机械设备 机电设备 汽车电器 电气 仪器 印刷机械 包装机械 农业机械 弹簧 紧固件 标准件 铸件 刀具 刃具 磨具 磨料 焊接 焊材 热处理 表面处理 电镀 喷涂 涂装 锅炉 压力容器 换热器 冷却 过滤 数控 数控机床 钣金 冲压 压铸 注塑 线切割 夹具 治具 工装 输送 输送设备 起重 叉车 矿山机械 减速机 传动 齿轮 链条 密封 密封件 管业 管道 管材 轮胎 汽修 自行车 电动车 摩托车 冶金 钛业 有色金属 磁材 耐火材料",
  chemistry:
    "科技 技术 化工 化学 新材料 材料 塑料 塑胶 橡胶 橡塑 涂料 石化 石油 石油化工 石油天然气 玻璃 陶瓷 纤维 化纤 日化 油漆 树脂 塑业 注塑 胶粘 胶业 香料 染料 颜料 助剂 气体 石墨 碳素 焊材 管材 化妆品 农药 肥业 防水 防腐 保温 耐火材料 轮胎 洗涤 无纺布 磨料 电镀 涂装 焦化",
  energy:
    "科技 技术 能源 新能源 电力 供电 光伏 太阳能 电池 锂能 锂电 环保 环境 节能 燃气 热力 水务 水利 动力电池 储能 风电 电网 净化 水处理 煤业 煤炭 焦化 锅炉 换热器 保温 冷却 过滤",
  medicine:
    "科技 技术 医药 药业 制药 医疗 医疗器械 器械 生物 生物科技 生物技术 生物医药 健康 保健 保健院 药房 医院 诊所 大药房 医疗科技 试剂 诊断 基因 疫苗 兽药 耗材 美容 养老 净化",
  food: "食品 饮料 餐饮 酒业 茶业 农业 农牧 牧业 渔业 粮油 饲料 水产 菜馆 饭店 酒楼 面馆 餐厅 零食 烘焙 乳业 调味品 种业 花卉 苗木 肥业 农药 兽药 养殖 肉类 粮食 米业 面粉 油脂 茶叶 咖啡 烟草 盐业 香料",
  retail:
    "超市 便利店 商场 百货 商业 零售 专卖 商行 批发 打印 贸易 商贸 门市 珠宝 首饰 黄金 钟表 眼镜 文具 办公用品 办公设备 玩具 耗材 化妆品 烟草 茶叶",
  trade: "贸易 商贸 进出口 经贸 国际贸易 销售 营销 电商 跨境电商 汽贸 二手车 汽车销售",
  logistics: "物流 供应链 货运 运输 速递 快递 仓储 航运 海运 货运代理 国际货运代理 港务 冷链 叉车 输送 汽贸",
  transit: "地铁 轨道交通 交通 公交 机场 铁路 高速公路",
  building:
    "建筑 建设 建工 工程 建设工程 装饰 装修 建筑装饰 建材 地产 房地产 置业 物业 园林 市政 工程局 设计 房地产开发 钢结构 门窗 幕墙 石材 水泥 混凝土 管业 管道 管材 地板 木业 测绘 勘察 规划 监理 造价 招标 防水 防腐 保温 消防 安防 卫浴 苗木 净化",
  clothes:
    "服装 服饰 纺织 纺织品 针织 印染 鞋业 鞋材 皮革 制衣 织造 家纺 皮具 箱包 箱业 帽业 袜业 拉链 纽扣 无纺布 纱线 布业 毛纺 丝绸 伞业",
  home: "家具 家居 家电 家用电器 日用品 用品 智能家居 智家 厨卫 厨具 橱柜 百货 日化 玩具 文具 办公用品 卫浴 洁具 地板 木业 竹木 门窗 刷业 伞业 箱包 化妆品 洗涤",
  culture:
    "文化 传媒 传播 广告 文化传媒 影视 会展 出版 印刷 彩印 图文 摄影 婚庆 动漫 游戏 体育 健身 标识 标牌 直播 翻译 电商",
  tourism: "文旅 旅游 酒店 宾馆 大酒店 度假村 餐饮",
  education: "教育 教育科技 培训 学校 大学 学院 中学 小学 幼儿园 烹饪",
  advice:
    "律师 律师事务所 会计师 会计师事务所 税务师事务所 税务 事务所 人力资源 咨询 知识产权 翻译 财务 招标 拍卖 造价 保安 规划",
  finance: "银行 证券 保险 基金 信托 投资 资本 资产 资产管理 租赁 融资租赁 担保 小额贷款",
  research: "研究院 研究所 设计院 科学院 研究中心 实验室 设计研究院",
  mining: "矿业 煤业 煤炭 焦化 冶金 有色 有色金属 稀土 钛业 黄金 盐业 石墨 钢铁 铝业 铜业 金属 矿山",
  household: "家政 保洁 保安 养老 物业 洗涤 美容 美发 摄影 婚庆",
  printing: "包装 印刷 纸业 包装印刷 包材 彩印 纸品 纸箱 标签 标识 标牌 图文",
};

/** Say nothing of the trade; any company may add them or leave them out. */
const GENERAL =
  "实业 发展 企业 产业 管理 服务 国际 控股 工业 开发 经营 联合 总 事业 创新 运营 商务 高新 智慧 产品 制品 生产 加工 园 软件园 开发区 国有 资产经营".split(
    " ",
  );

/** Words of institutions that many of them share. */
const SHARED =
  "人民 中心 中医 中西医结合 附属 实验 职业 职业技术 师范 理工 财经 外国语 妇幼 儿童 口腔 肿瘤 精神卫生 疾病预防控制 农业 工业 林业 交通 政法 体育 大学 医科 民族 胜利".split(
    " ",
  );

const familiesOf = new Map<string, string[]>();
for (const [family, words] of Object.entries(FAMILIES))
  for (const word of words.split(" ")) familiesOf.set(word, [...(familiesOf.get(word) ?? []), family]);
for (const word of GENERAL) if (!familiesOf.has(word)) familiesOf.set(word, []);

const LONGEST = Math.max(...[...familiesOf.keys()].map((word) => word.length));

/** The words of trades that a text ends with, and what stands before them. */
export function trailingTrades(text: string): { readonly before: string; readonly words: readonly string[] } {
  const words: string[] = [];
  let before = text;
  for (;;) {
    const word = trailingWord(before);
    if (word === null) return { before, words };
    words.unshift(word);
    before = before.slice(0, before.length - word.length);
  }
}

function trailingWord(text: string): string | null {
  for (let length = Math.min(LONGEST, text.length); length >= 1; length--) {
    const tail = text.slice(-length);
    if (familiesOf.has(tail)) return tail;
  }
  return null;
}

/** The families that words of trades belong to, each once; what fits every trade belongs to none. */
export function families(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => familiesOf.get(word) ?? []))];
}

const COMMON = new Set([...familiesOf.keys(), ...SHARED, "和", "与", "第"]);

/** Whether a text is made of words of trades and of institutions, and numbers, alone. */
export function isCommon(text: string): boolean {
  // reached[n]: the first n characters are such words.
  const reached = [true];
  for (let end = 1; end <= text.length; end++) {
    let isReached = /\d/.test(text.charAt(end - 1)) && reached[end - 1] === true;
    for (let from = Math.max(0, end - LONGEST); !isReached && from < end; from++)
      isReached = reached[from] === true && COMMON.has(text.slice(from, end));
    reached.push(isReached);
  }
  return reached[text.length] === true;
}
