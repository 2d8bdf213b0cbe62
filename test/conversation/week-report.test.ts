// 战报: a week in a few lines that can be forwarded; what was taken back has not happened, and nothing private is in it.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const rep = (text: string) => talk.say("ZhangSan", text);
  const create = (who: string, name: string, phone: string) =>
    talk.say(who, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万`);
  beforeEach(async () => {
    talk = await openTalk(engine);
    await create("ZhangSan", "苏州恒力机电", "13800001001");
    await create("ZhangSan", "上海云图科技", "13800001002");
    await create("ZhangSan", "宁波华测检测", "13800001003");
    talk.goTo("2026-03-18");
  });

  test("what moved with the customer's words, signed, paid, new, lost and why, how often, what comes, what is stuck", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加 电话13900001111");
    await rep("赢单 2 28万 签约今天 跳过 客户着急");
    await rep("回款 2 5万");
    await rep("输单 3 价格 输给金蝶");
    await create("ZhangSan", "无锡万邦物流", "13800001004");
    await rep("跟进 4 客户要比价 下次 下周二 发报价");
    await rep("求助 1 要技术到场做对比测试");
    const answer = await rep("战报");
    expect(answer).toMatch(/^战报 张三 3\/16–3\/18\n/);
    expect(answer).toContain("签约 1 个,共 28万: #2 上海云图科技 28万");
    expect(answer).toContain("到账 5万,1 笔");
    expect(answer).toMatch(/推进 1 个:\n#1 苏州恒力机电 到中意向: .*面谈/);
    expect(answer).toContain("新增 1 个: #4 无锡万邦物流");
    expect(answer).toMatch(/输单 1 个: #3 宁波华测检测\(.*价格.*\)/);
    expect(answer).toContain("跟进 1 次,1 个客户");
    expect(answer).toMatch(/接下来\(到 3\/29\): .*3\/24 #4 无锡万邦物流 发报价/);
    expect(answer).toContain("要支持: #1 苏州恒力机电 T1 要技术到场做对比测试");
    expect(answer).toMatch(/\n\n转发给主管就行,要改哪句直接改$/);
    expect(answer.split("\n").length).toBeLessThanOrEqual(15);
    expect(answer).not.toMatch(/139\d{8}|138\d{8}/);
  });

  test("it stays short however much there was, the highest stages first", async () => {
    for (let count = 1; count <= 8; count++) {
      await create("ZhangSan", `常州${"甲乙丙丁戊己庚辛"[count - 1]}维仪表`, `1370000200${count}`);
      await rep(
        `推进 ${count + 3} 到${count < 5 ? 2 : 3} ${count < 5 ? "约了周五面谈 王总参加" : "报价28万 跳过 客户着急"}`,
      );
      await rep(
        `跟进 ${count + 3} 客户对第${count}版方案满意 下次 下周${"一二三四五一二三"[count - 1]} 复谈`,
      );
    }
    const answer = await rep("战报");
    expect(answer).toContain("推进 8 个:");
    expect(answer.split("\n").filter((line) => /到高意向/.test(line))).toHaveLength(3);
    expect(answer).toContain("新增 8 个");
    expect(answer).toMatch(/等 8 件/);
    expect(answer.split("\n").length).toBeLessThanOrEqual(15);
  });

  test("what was taken back has not happened, and of two moves the last is told", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加");
    await rep("撤销");
    await rep("推进 2 到2 约了周五面谈 王总参加");
    await rep("推进 2 到3 报价28万");
    await rep("输单 3 价格");
    await rep("撤销");
    const answer = await rep("战报");
    expect(answer).toContain("推进 1 个:\n#2 上海云图科技 到高意向");
    expect(answer).not.toContain("#1 苏州恒力机电 到");
    expect(answer).not.toContain("输单");
  });

  test("of a Monday it is the week before; 上周, 本周 and 本月 are as they are named", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加");
    talk.goTo("2026-03-23");
    expect(await rep("战报")).toMatch(/^战报 张三 3\/16–3\/22\n推进 1 个/);
    expect(await rep("战报 上周")).toMatch(/^战报 张三 3\/16–3\/22\n/);
    const quiet = await rep("战报 本周");
    expect(quiet).toMatch(/^张三 3\/23 还没有记下的动静/);
    expect(quiet).toContain("战报 上周");
    talk.goTo("2026-03-24");
    expect(await rep("战报")).toContain("3/23–3/24 还没有记下的动静");
    const month = await rep("战报 本月");
    expect(month).toMatch(/^战报 张三 3\/1–3\/24\n/);
    expect(month).toContain("新增 3 个");
  });

  test("it stays the owner's of that time when the item changes hands", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加");
    await talk.say("zhuguan", "改派 1 给 李四 张三太忙");
    expect(await rep("战报")).toContain("推进 1 个:\n#1 苏州恒力机电");
    const other = await talk.say("lisi", "战报");
    expect(other).toContain("新增 1 个: #1 苏州恒力机电");
    expect(other).not.toContain("推进");
  });

  test("a head's: sums and highlights of what they lead, losses without names; what others lead is refused", async () => {
    await rep("赢单 2 28万 签约今天 跳过 客户着急");
    await rep("输单 3 价格");
    await create("lisi", "无锡万邦物流", "13800001004");
    await talk.say("lisi", "推进 4 到3 报价50万 跳过 客户着急");
    await talk.say("lisi", "跟进 4 客户要比价 下次 下周二 发报价");
    const answer = await talk.say("zhuguan", "战报 部门");
    expect(answer).toMatch(
      /^战报 \S+ 3\/16–3\/18\n签约 1 个,共 28万;推进 1 个,新增 1 个,输单 1 个;跟进 1 次,1 个客户\n/,
    );
    expect(answer).toContain("#2 上海云图科技 签约 28万(张三)");
    expect(answer).toMatch(/#4 无锡万邦物流 到高意向.*\(李四\)/);
    expect(answer).toMatch(/输单 1 个: #3 宁波华测检测\([^张]*\)\n/);
    expect(answer.split("\n").length).toBeLessThanOrEqual(15);
    expect(await talk.say("zhuguan", "战报 @张三")).toMatch(/^战报 张三 3\/16–3\/18\n签约 1 个/);
    expect(await talk.say("jingli", "战报 公司")).toContain("战报 全公司");
    expect(await talk.say("zhuguan", "战报")).toContain("部门的发「战报 部门」");
    expect(await rep("战报 部门")).toContain("整个部门的由主管看");
    expect(await rep("战报 @李四")).toContain("李四不在你带的部门");
    expect(await talk.say("zhuguan", "战报 市场部")).toContain("市场部不归你带");
    expect(await talk.sayInGroup("ZhangSan", "战报")).not.toContain("28万");
  });

  test("the time and whose it is may stand anywhere", async () => {
    expect(await rep("帮我写一份上周的周报")).toContain("3/9–3/15");
    expect(await rep("我上周做了什么")).toContain("3/9–3/15");
    expect(await talk.say("zhuguan", "写个部门的周报")).toMatch(/^战报 销售一部 3\/16–3\/18/);
    expect(await talk.say("zhuguan", "部门这周干了啥")).toContain("动态");
    expect(await talk.say("zhuguan", "这周谁干了啥")).toContain("动态");
    expect(await rep("写周报 本月")).toContain("3/1–3/18");
  });

  test("a department without a word, and a time that lies ahead", async () => {
    talk.goTo("2026-03-25");
    expect(await talk.say("zhuguan", "战报 部门")).toContain("这段时间还没有人记下动静");
    expect(await rep("战报 2024年")).toContain("还没有记下的动静");
  });

  test.each(["帮我写个周报", "这周干了啥", "总结一下本周", "写个战报", "写周报", "我上周做了什么"])(
    "%s",
    async (words) => {
      await rep("推进 1 到2 约了周五面谈 王总参加");
      talk.goTo("2026-03-20");
      expect(await rep(words)).toMatch(/^战报 张三|张三 .*还没有记下的动静/);
    },
  );
});
