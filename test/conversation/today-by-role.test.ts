// 今日 beside one's own customers: what waits for whoever asks, by role, each line with what to send.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const today = (who: string) => talk.say(who, "今日");
  const own = async (who: string, name: string, phone: string): Promise<string> => {
    const answer = await talk.say(who, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  };

  test("a cleaner: the queue with its age, whose clock runs, what is in hand", async () => {
    await talk.say("ZhangSan", "报备 苏州恒力机电 陈工13900002222 想看MES 地址苏州");
    await talk.say("heshi", "录线索 上海云图科技 王磊 13100001001 想了解MES 地址上海");
    talk.goTo("2026-03-12");
    const answer = await today("heshi");
    expect(answer).toContain("等清洗 2 条,最早的等了 2 天");
    expect(answer).toMatch(/#1 苏州恒力机电 线索 等了2天,张三/);
    expect(answer).toMatch(/#2 上海云图科技 线索 待清洗 等了2天/);
    expect(answer).toContain("拿一条发「清洗 下一条」");
    expect(answer).not.toMatch(/公海|139|131/);
    await talk.say("heshi", "清洗 下一条");
    expect(await today("heshi")).toMatch(/手上是 #2 上海云图科技,留到 10:00/);
    expect(await today("ZhangSan")).not.toContain("等清洗");
    expect(await talk.sayInGroup("heshi", "今日")).not.toContain("恒力");
  });

  test("marketing: what became of their leads, and what waits for a word of theirs", async () => {
    await talk.say("admin", "设角色 @施主 市场");
    for (const [name, phone] of [
      ["上海甲云机电", "13100001001"],
      ["上海乙云机电", "13100001002"],
      ["上海丙云机电", "13100001003"],
    ])
      await talk.say("shizhu", `录线索 ${name} 王磊 ${phone} 想了解MES 地址上海`);
    await talk.say("heshi", "清洗 1 合格 需要MES 华东大区");
    await talk.say("ZhangSan", "领取 1");
    await talk.say("heshi", "清洗 2 待补 联系人职位");
    const answer = await today("shizhu");
    expect(answer).toContain("你录的线索: 待清洗 2,转成商机 1,有人在跟 1");
    expect(answer).toContain("#2 上海乙云机电 等补 联系人职位: 「改 2");
    expect(answer).toContain("「我的线索」");
  });

  test("finance: what should have come, the longest ago first; a quiet day says so", async () => {
    expect(await today("caiwu")).toBe("蔡务,今天这些要看:\n今天没有该到的回款。看全月发「本月回款」");
    for (const [who, name, phone, plan] of [
      ["ZhangSan", "上海云图科技", "13500000001", "3/11 8万 4/20 5万"],
      ["wangwu", "无锡华测检测", "13500000002", "3/12 6万"],
    ] as const) {
      const no = await own(who, name, phone);
      await talk.say(who, `赢单 ${no} 28万 签约今天 跳过 老客户`);
      await talk.say(who, `回款计划 ${no} ${plan}`);
    }
    talk.goTo("2026-03-12");
    const answer = await today("caiwu");
    expect(answer).toContain("过了日子还没到的 1 笔\n昨天 #1 上海云图科技 8万 晚1天(张三)");
    expect(answer).toContain("今天该到的 1 笔\n今天 #2 无锡华测检测 6万(王五)");
    expect(answer).toContain("到账了发「回款 1 金额」");
    expect(answer).not.toContain("公海");
    expect(await talk.sayInGroup("caiwu", "今日")).not.toMatch(/云图|8万/);
  });

  describe("whoever leads", () => {
    test("a head: calls for help, leaves, and what nobody has answered; gone once it is answered", async () => {
      const no = await own("ZhangSan", "上海云图科技", "13500000001");
      await talk.say("ZhangSan", `求助 ${no} 要技术到场做对比测试`);
      await talk.say("lisi", "请假 3/16到3/25");
      const answer = await today("zhuguan");
      expect(answer).toContain("等你回的 2 件:");
      expect(answer).toMatch(
        /T1 #1 上海云图科技 基础意向\(张三\) 求助 要技术到场做对比测试: 「处理 T1 谁 哪天」/,
      );
      expect(answer).toContain("李四请假 3/16–3/25: 「准假 李四」「不准假 李四」");
      expect(await today("erzhu")).not.toContain("等你回的");
      expect(await today("ZhangSan")).not.toContain("等你回的");
      await talk.say("zhuguan", "处理 T1 李工 周四");
      await talk.say("zhuguan", "准假 李四");
      expect(await today("zhuguan")).not.toContain("等你回的");
    });

    test("a head: the customers they were asked to look at", async () => {
      const no = await own("ZhangSan", "上海云图科技", "13500000001");
      await talk.say(
        "ZhangSan",
        `推进 ${no} 到5 约了周四面谈 王总参加 报价28万 付款方式在谈 王总拍板 计划3/20签`,
      );
      for (let day = 11; day <= 13; day++)
        for (const minute of [540, 630, 1020]) {
          talk.goTo(`2026-03-${day}`, minute);
          await talk.tick();
          await talk.deliver();
        }
      const answer = await today("zhuguan");
      expect(answer).toMatch(/#1 上海云图科技 成交冲刺期\(张三\) 请看一眼: 「收到 1」「协访 1 哪天一起去」/);
      await talk.say("ZhangSan", "跟进 1 合同在走流程 下次 明天 催一下");
      expect(await today("zhuguan")).not.toContain("请看一眼");
    });

    test("a manager: a wide transfer that needs their yes", async () => {
      await talk.database.transaction(async ({ people }) => {
        const directory = await people.directory();
        await people.replace({
          ...directory,
          departments: directory.departments.map((one) =>
            one.id === 5 ? { ...one, leaders: ["lisi"] } : one,
          ),
        });
      });
      const no = await own("ZhangSan", "上海云图科技", "13500000001");
      await talk.say("ZhangSan", `转交 #${no} @陈南 他在广州`);
      const answer = await today("jingli");
      expect(answer).toMatch(/#1 上海云图科技 基础意向 张三转给陈南: 「准转 1」「不准转 1 原因」/);
      await talk.say("jingli", "准转 1");
      expect(await today("jingli")).not.toContain("准转");
    });
  });

  describe("the admin", () => {
    test("reads what is not set up, and the very next thing to send", async () => {
      expect(await today("admin")).toMatch(/还有 \d 步没设好,接着设发「开始设置」/);
      for (const asked of ["怎么开始用", "开始设置", "怎么开始用?"]) {
        const answer = await talk.say("admin", asked);
        expect(answer, asked).toContain("钱会,还差");
        expect(answer).toContain("✅ 通讯录: 11 人,7 个部门");
        expect(answer).toContain("✅ 分工: 清洗员、财务都有了");
        expect(answer).toContain("⬜ 部门群: ");
      }
      await talk.say("admin", "设角色 @蔡务 取消 财务");
      const answer = await talk.say("admin", "开始设置");
      expect(answer).toContain("⬜ 分工: 还没有财务");
    });

    test("the steps follow each other to the end", async () => {
      const next = async () => (await talk.say("admin", "开始设置")).split("\n").slice(-3).join("\n");
      expect(await next()).toContain("给广州部设部门负责人");
      await talk.database.transaction(async ({ people }) => {
        const directory = await people.directory();
        await people.replace({
          ...directory,
          departments: directory.departments.map((one) =>
            one.id === 5 ? { ...one, leaders: ["guangzhou"] } : one,
          ),
        });
      });
      await talk.say("admin", "设角色 @何市 取消 清洗员");
      expect(await next()).toContain("谁来打电话核实(清洗员)?");
      await talk.say("admin", "设角色 @何市 清洗员");
      expect(await next()).toMatch(/没有群回「建群」,我来建;已有群的到群里 @我 发「绑定群 /);
      const url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc";
      const unbound = () => talk.say("admin", "开始设置").then((all) => /部门群: (.*)还没绑/.exec(all)?.[1]);
      for (let names = await unbound(); names !== undefined; names = await unbound())
        await talk.say("admin", `绑定群 ${names.split("、")[0]} ${url}${names.length}`);
      expect(await next()).toContain("「新建商机 公司 联系人 电话 地址 需求」");
      const no = await own("ZhangSan", "上海云图科技", "13500000001");
      expect(no).toBe("1");
      expect(await talk.say("admin", "开始设置")).toContain("钱会,都设好了:");
      expect(await today("admin")).toContain("都设好了");
    });

    test("anybody else is led to what they come for", async () => {
      const answer = await talk.say("ZhangSan", "怎么开始用");
      expect(answer).toContain("「跟进 12 客户要比价");
      expect(answer).not.toContain("⬜");
      expect(await talk.say("heshi", "怎么开始")).toContain("清洗 下一条");
    });
  });
});
