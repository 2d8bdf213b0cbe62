// 卡点, 请教谁, 金字塔: what is said where there is much, little and nothing.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let own: OwnItem;
  beforeEach(async () => {
    talk = await openTalk(engine);
    own = ownItemsOf(talk);
  });

  /** 李四 gets ten over the first stage in two days each. */
  async function quick(): Promise<void> {
    for (let index = 0; index < 10; index++) {
      const no = await own("lisi");
      talk.days(2);
      await talk.say("lisi", `推进 ${no} 到2 约了周四面谈 王总参加`);
    }
  }
  /** 张三 has nine that stand still for 25 days, and loses three of them. */
  async function slow(amount = "20万"): Promise<readonly number[]> {
    const nos: number[] = [];
    for (let index = 0; index < 9; index++) nos.push(await own("ZhangSan", { amount }));
    talk.days(25);
    for (const no of nos.slice(0, 3)) await talk.say("ZhangSan", `输单 ${no} 客户不做了`);
    return nos;
  }

  test("卡点 names the stage that takes far longer than for others of the size, and the items, longest first", async () => {
    await quick();
    const nos = await slow();
    const answer = await talk.say("ZhangSan", "卡点");
    expect(answer).toContain("基础意向停得久: 一半以上过了25天还没走,可比的一半在2天内走完(n=9,可比的10)");
    expect(answer).toContain(`1. #${nos[3]} `);
    expect(answer).toContain("在这个阶段25天,公司别处八成在2天内走完");
    expect(answer).toContain("还有 1 个也超过了八成的人");
    expect(answer).toContain(`求助 ${nos[3]} 卡在哪`);
    expect(await talk.say("ZhangSan", "第1条")).toContain(`#${nos[3]}`);
    expect(await talk.say("lisi", "卡点")).not.toContain("基础意向停得久");
    expect(await talk.say("zhuguan", "卡点 @张三")).toContain("张三的卡点");
  });

  test("of another size than anybody else's they are compared with all there are", async () => {
    await quick();
    await slow("3万");
    expect(await talk.say("ZhangSan", "卡点")).toContain("基础意向停得久");
  });

  test("with two in all nothing is concluded, and with none there is nothing to be stuck", async () => {
    expect(await talk.say("ZhangSan", "卡点")).toContain("手上没有在跟的商机");
    await own("ZhangSan");
    await own("lisi");
    const answer = await talk.say("zhuguan", "卡点");
    expect(answer).toContain("各满 8 个才比");
    expect(answer).not.toContain("停得久:");
    // Something to call about stands there all the same: how long, what is lacking, whose.
    expect(answer).toContain("没有过期的\n现在停得最久的,先问这几个:");
    expect(answer).toMatch(/\n1\. #\d+ .* 在这个阶段.*\(张三\)\n2\. #\d+ .*\(李四\)/);
    expect(await talk.say("zhuguan", "第2条")).toContain("负责人 李四");
  });

  test("with some late nothing says that none is slow: the longest late is first, whose they are, and what is usual beside it", async () => {
    await quick();
    // Three of 李四's are late in a stage of which too little is known; 张三's new ones are not.
    for (let index = 0; index < 3; index++) await own("ZhangSan");
    talk.days(15);
    for (const no of [4, 5, 6, 7, 8, 9, 10]) await talk.say("lisi", `输单 ${no} 客户不做了`);
    for (let index = 0; index < 2; index++) await own("ZhangSan");
    const answer = await talk.say("zhuguan", "卡点");
    expect(answer).toContain(
      "过期的 3 个: 李四 3 个(手上 3 个)\n先看这几个,过期最久的在前,再是停得比平常久的:\n1. #1 ",
    );
    expect(answer).toMatch(/\n1\. #1 .* 中意向 超\d+天;在这个阶段\d+天,.*\(李四\)\n2\. #2 /);
    expect(answer).toContain("先问李四卡在哪: 发「过问 1 卡在哪」;要一起去发「协访 1 …」");
    expect(answer).not.toMatch(/没有哪个阶段|没有停过头|照现在的节奏/);
    expect(await talk.say("zhuguan", "第1条")).toContain("#1 ");
    // 找原因 does not call fine what 卡点 says is late, nor alike what cannot be compared.
    const causes = await talk.say("zhuguan", "找原因");
    expect(causes).toContain("\n眼下过期的 3 个\n");
    expect(causes).toMatch(/先看过期的: 发「卡点 销售一部」$/);
    expect(causes).not.toMatch(/没有明显的短板|照现在的节奏/);
  });

  test("of so few that nothing can be compared 找原因 says so, and not that nothing is slow", async () => {
    await own("ZhangSan");
    const answer = await talk.say("ZhangSan", "找原因");
    expect(answer).toMatch(/二、转化: 单子还少,比不出[^\n]*\n三、停留: 单子还少,比不出\n/);
    expect(answer).toMatch(/单子还少,说不上有没有短板,先看具体的单子: 发「卡点 我」$/);
  });

  test("far longer than half needed is looked at first, also where so many stand still that eight in ten are not known", async () => {
    const nos: number[] = [];
    for (let index = 0; index < 3; index++) nos.push(await own("ZhangSan"));
    for (let index = 0; index < 4; index++) {
      const no = await own("lisi");
      talk.days(2);
      await talk.say("lisi", `推进 ${no} 到2 约了周四面谈 王总参加`);
    }
    const answer = await talk.say("zhuguan", "卡点");
    expect(answer).toMatch(
      new RegExp(`先看这几个.*:\\n1\\. #4 .*\\n2\\. #${nos[0]} .* 在这个阶段8天,全公司一半在2天内走完`),
    );
  });

  test("a customer left in peace does not make its owner slow", async () => {
    await quick();
    const nos: number[] = [];
    for (let index = 0; index < 9; index++) {
      const no = await own("ZhangSan");
      nos.push(no);
      await talk.say("ZhangSan", `静默 ${no} 30天 暂无预算`);
    }
    talk.days(25);
    expect(await talk.say("ZhangSan", "卡点")).not.toContain("停得久");
  });

  test("停留 shows each stage beside comparable ones, and of one item each stage it has been in", async () => {
    expect(await talk.say("ZhangSan", "停留")).toContain("还没有停留数据");
    await quick();
    await slow();
    const stages = await talk.say("ZhangSan", "停留");
    expect(stages).toContain("基础意向: 一半以上过了25天还没走(n=9);可比的一半在2天内走完(n=10)");
    await talk.say("lisi", "推进 1 到3 报价28万");
    await talk.say("lisi", "回退 1 到2 客户换人");
    talk.days(3);
    const item = await talk.say("lisi", "停留 1");
    expect(item).toMatch(/^#1 \S+ 停了多久:/);
    expect(item).toContain("基础意向 2天,全公司一半在2天内走完");
    expect(item).toMatch(/中意向 46天\(现在\)\(来过2次\)/);
    expect(await talk.say("ZhangSan", "停留 1")).not.toContain("停了多久");
    expect(await talk.say("zhuguan", "停留 #1")).toContain("停了多久");
  });

  test("找原因 goes from too few to weak to slow, with how many it is said of, and ends with what to do", async () => {
    await quick();
    const nos = await slow();
    for (const no of nos.slice(3, 8)) await talk.say("ZhangSan", `输单 ${no} 客户不做了`);
    const answer = await talk.say("zhuguan", "找原因 @张三");
    expect(answer).toContain("张三的情况,按顺序看");
    expect(answer).toContain("一、商机够不够: 进了 9 个,同样的人数大家是 10 个,略少,也可能是碰巧");
    expect(answer).toContain("市场: 全公司来了 0 条线索");
    expect(answer).toContain("基础意向 8个里往前0个,可比的10个里10个,明显低,练产品讲解: 可以请教李四");
    expect(answer).toMatch(/请师父 编号 @李四 哪天谈什么」$/);
    expect(await talk.say("zhuguan", "张三最近怎么样")).toContain("张三的情况");
    expect(await talk.say("lisi", "找原因 张三")).toContain("不在你带的部门");
    const good = await talk.say("lisi", "找原因");
    expect(good).toContain("进了 10 个,同样的人数大家是 9 个,不少");
    // All ten are late: that is what to look at, until somebody has.
    expect(good).toMatch(/眼下过期的 10 个\n数字只是引子,先看过期的: 发「卡点 我」$/);
    for (let no = 1; no <= 10; no++) await talk.say("lisi", `跟进 ${no} 客户在走流程 下次 周五 问结果`);
    expect(await talk.say("lisi", "找原因")).toContain("没有明显的短板");
  });

  test.each([
    ["zhuguan", "部门卡在哪", "销售一部的卡点"],
    ["zhuguan", "我们部门本季度的漏斗怎么样", "销售一部的漏斗 1/1–3/31"],
    ["zhuguan", "张三卡在哪个阶段了", "张三"],
    ["zhuguan", "看看张三最近的漏斗", "张三的漏斗"],
    ["ZhangSan", "我卡在哪了", "你"],
    ["ZhangSan", "我手上哪些单子卡住了", "你的卡点"],
    ["ZhangSan", "手里哪几个推不动", "你的卡点"],
    ["ZhangSan", "我的转化率怎么样", "你"],
    ["ZhangSan", "各阶段一般要停多久", "停留"],
    ["ZhangSan", "谈判该请教谁啊", "决策关键期"],
    ["zhuguan", "谁谈判比较厉害", "决策关键期"],
    ["zhuguan", "张三最近怎么样", "张三的情况"],
    ["zhuguan", "张三这个月状态怎么样", "张三的情况"],
    ["ZhangSan", "我这个月签单为什么这么少", "你的情况"],
    ["jingli", "全公司的订单结构怎么样", "全公司"],
    ["ZhangSan", "成单周期一般多长", "你"],
  ] as const)("%s: %s", async (who, text, contained) => {
    await own("ZhangSan");
    expect(await talk.say(who, text)).toContain(contained);
  });

  test("请教谁 names people without figures or ranks, never the asker, and nobody of whom there are too few", async () => {
    expect(await talk.say("ZhangSan", "请教谁 谈判")).toContain("决策关键期还看不出谁特别顺");
    await quick();
    await slow();
    const answer = await talk.say("ZhangSan", "请教谁");
    expect(answer).toContain("基础意向可以请教 李四");
    expect(answer).not.toMatch(/\d+%|第一|排名/);
    expect(await talk.say("ZhangSan", "请教谁 怎么挖需求")).toContain("请教 李四");
    expect(await talk.say("lisi", "请教谁")).not.toContain("李四");
  });

  test("金字塔 shows what is open by size, from the top down, and says where it is none", async () => {
    expect(await talk.say("ZhangSan", "金字塔")).toContain("手上没有在跟的");
    for (const amount of ["80万", "30万", "20万", "20万", "20万", "20万", "3万", "3万"])
      await own("ZhangSan", { amount });
    const answer = await talk.say("ZhangSan", "金字塔");
    expect(answer).toContain(
      "在跟 8 个,共 196万:\n50万以上: 1 个(13%),80万(41%)\n10万到50万: 5 个(63%),110万(56%)\n10万以下: 2 个(25%),6万(3%)",
    );
    expect(answer).toContain("底下的快单不到一半");
    // What went back to the pool is in nobody's hands; what has no amount is counted beside those that have.
    await talk.say("ZhangSan", "退公海 3 客户联系不上");
    await talk.say("heshi", "录线索 上海没价机电 王磊 13600009999 想了解MES 地址上海");
    await talk.say("heshi", "清洗 9 合格 需要MES 给华东大区");
    await talk.say("ZhangSan", "领取 9");
    expect(await talk.say("ZhangSan", "金字塔")).toContain("在跟 8 个,写了金额的 7 个,共 176万:");
    await talk.say("ZhangSan", "赢单 1 80万 签约今天 跳过 客户着急");
    expect(await talk.say("ZhangSan", "金字塔 本月")).toContain("签了 1 个,共 80万");
  });
});
