// The scene in which sentences of strangers are measured: twelve items of four people, on a Tuesday at half past nine.
import { openTalk, type Talk } from "../setup/conversation.ts";
import type { Engine } from "../setup/databases.ts";

/** Who says what, so that the items stand as the sentences' writers were told; #1 to #12. */
const COURSE: readonly (readonly [who: string, text: string])[] = [
  ["ZhangSan", "新建商机 杭州云图科技 联系人王磊 13800001111 地址杭州滨江 需求MES"],
  ["ZhangSan", "新建商机 宁波新元塑料 联系人何工 13800002222 地址宁波北仑 需求MES"],
  ["ZhangSan", "新建商机 苏州恒力机电 联系人陈总 13800003333 地址苏州吴中 需求MES"],
  ["ZhangSan", "新建商机 上海万邦物流 联系人沈经理 13800004444 地址上海青浦 需求WMS"],
  ["ZhangSan", "新建商机 无锡蓝海光伏 联系人刘总 13800005555 地址无锡新吴 需求MES"],
  ["ZhangSan", "新建商机 南京华测检测 联系人吴主任 13800006666 地址南京江宁 需求LIMS"],
  ["ZhangSan", "新建商机 常州宝利精密 联系人钱工 13800007777 地址常州武进 需求MES"],
  ["lisi", "新建商机 合肥智谷软件 联系人郑工 13800008888 地址合肥高新 需求数据中台"],
  ["lisi", "新建商机 芜湖凌峰机械 联系人顾总 13800009999 地址芜湖弋江 需求MES"],
  ["wangwu", "新建商机 温州百川阀门 联系人潘总 13900001010 地址温州龙湾 需求MES"],
  ["erzhu", "新建商机 嘉兴晨光仪表 联系人谢工 13900001111 地址嘉兴南湖 需求MES"],
  ["erzhu", "新建商机 绍兴海正模具 联系人方总 13900001212 地址绍兴越城 需求MES"],
  ["ZhangSan", "推进 2 到2 约了3月12日面谈 何工参加"],
  ["ZhangSan", "推进 3 到2 约了3月12日面谈 陈总参加"],
  ["ZhangSan", "推进 3 到3 报价30万"],
  ["ZhangSan", "推进 4 到2 约了3月12日面谈 沈经理参加"],
  ["ZhangSan", "推进 4 到3 报价45万"],
  ["ZhangSan", "推进 4 到4 在谈付款方式 沈经理拍板"],
  ["ZhangSan", "推进 5 到2 约了3月12日面谈 刘总参加"],
  ["ZhangSan", "推进 5 到3 报价26万"],
  ["ZhangSan", "推进 5 到4 在谈付款方式 刘总拍板"],
  ["ZhangSan", "推进 5 到5 口头同意 3月20日签"],
  ["ZhangSan", "推进 6 到2 约了3月12日面谈 吴主任参加"],
  ["ZhangSan", "推进 6 到3 报价50万"],
  ["ZhangSan", "推进 6 到4 在谈付款方式 吴主任拍板"],
  ["ZhangSan", "推进 6 到5 口头同意 3月20日签"],
  ["ZhangSan", "赢单 6 50万 签约今天"],
  ["ZhangSan", "回款 6 5万"],
  ["ZhangSan", "推进 7 到2 约了3月13日面谈 钱工参加"],
  ["lisi", "推进 8 到2 约了3月12日面谈 郑工参加"],
  ["lisi", "推进 8 到3 报价18万"],
  ["wangwu", "推进 10 到2 约了3月12日面谈 潘总参加"],
  ["erzhu", "退公海 11 跟不动"],
  ["erzhu", "退公海 12 跟不动"],
  ["ZhangSan", "跟进 1 客户想先看同行案例"],
];

/** A talk in which all that has happened yesterday; nothing waits for an answer, nothing can be taken back. */
export async function openScene(engine: Pick<Engine, "open"> | Pick<Engine, "openBehind">): Promise<Talk> {
  if (!("openBehind" in engine)) return today(await played(engine));
  const database = await engine.openBehind({
    name: "scene",
    play: async (empty) => void (await played({ open: async () => empty })),
  });
  return today(await openTalk({ open: async () => database }, { said: COURSE.length }));
}

async function played(engine: Pick<Engine, "open">): Promise<Talk> {
  const talk = await openTalk(engine);
  talk.goTo("2026-03-09", 10 * 60);
  for (const [who, text] of COURSE) await talk.say(who, text);
  return talk;
}

function today(talk: Talk): Talk {
  talk.goTo("2026-03-10", 9 * 60 + 30);
  return talk;
}
