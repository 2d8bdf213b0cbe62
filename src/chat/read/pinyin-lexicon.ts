// Words that people write in letters when they cannot switch the input method; what they mean is read from how they sound.

/** Two characters and more. */
export const LONGER =
  "今天 明天 后天 昨天 上午 下午 早上 晚上 中午 周一 周二 周三 周四 周五 周六 周日 下周 这周 本周 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 星期一 星期二 星期三 星期四 星期五 月底 下个月 这个月 我们 他们 客户 对方 电话 手机 号码 微信 联系人 联系 地址 报价 价格 金额 合同 方案 资料 样品 案例 图纸 预算 付款 首款 尾款 到账 回款 发票 签约 签了 面谈 见面 拜访 上门 演示 开会 会议 回访 跟进 推进 退回 回退 赢单 输单 公海 退公海 领取 转交 待办 到期 逾期 过期 进展 情况 详情 阶段 意向 中意向 高意向 决策 冲刺 拍板 同意 考虑 满意 没问题 下单 盖章 验收 竞品 对手 老板 经理 主任 采购 技术 老总 多少 多少钱 什么 什么时候 怎么样 怎么样了 咋样 哪个 哪些 几个 几点 谁在跟 到哪了 到哪一步 没有 还没 没接 没人接 没打通 打了 打过 发了 寄了 报了 聊了 见了 约了 说了 回了 等等 再谈 再说 再看 再聊 再打 看看 帮我 提醒 提醒我 撤销 取消 确认 请假 不动 跟不动 没戏 太贵 太高 考察 参观 出差 过来 过去 你好 在吗 谢谢 辛苦了 好的 收到 尽快 改天 周末 年底 年前 年后 发过去 发给 给我 多久 公司 产品 系统 项目 技术部 财务 法务 审批 流程 走流程 催 还差 还有 可以 能不能 有没有 已经 刚才 下次 需求 商机 我的商机 业绩 目标 那边 那单 那家 他们 电话没接 不接";

/** One character each: what stands between the others. */
export const SHORT =
  "了 的 我 你 他 她 是 在 有 没 不 还 要 想 去 来 到 见 约 说 讲 给 跟 和 把 请 吗 呢 吧 啊 号 点 半 万 块 元 钱 天 家 单 个 这 那 打 接 回 再 谈 聊 等 看 发 寄 签 付 改 问 让 总 工 姐 哥 都 也 就 刚 又 能 一 二 三 四 五 六 七 八 九 两 几 谁 报 下 上 周 月 中";

/** Spelled as it is spoken, or short for it. */
export const SPELLED_ALSO: Readonly<Record<string, string>> = {
  shei: "谁",
  sha: "啥",
  zha: "咋",
  zan: "咱",
  nar: "哪儿",
  wei: "为",
  a: "啊",
  dh: "电话",
  bj: "报价",
  kh: "客户",
  ht: "合同",
};
