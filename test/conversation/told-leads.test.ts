// Somebody new told in prose, forwarded, on a card or several at once: what is stored is the company and whom to ask for there.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  /** Of what came after the scene: `company: person, person`. */
  const taken = () =>
    talk.database.read(async ({ dump }) => {
      const contacts = await dump.rowsOf("contacts");
      return (await dump.rowsOf("customers"))
        .filter(({ id }) => id > SCENE)
        .map(({ id, name }) => {
          const own = contacts.filter(({ customerId }) => customerId === id);
          return `${name}: ${own.map((contact) => contact.name ?? "").join(", ")}`;
        });
    });
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("the name is the company's, and the person's beside it", () => {
    test.each([
      ["ZhangSan", "我刚加了个微信,滁州康佳的老徐,15912340009,说下半年要招标", "滁州康佳: 老徐"],
      [
        "ZhangSan",
        "今儿在饭局上认识了宜兴远东电缆的人,叫蒋华,他说在看MES,号码13012340017",
        "宜兴远东电缆: 蒋华",
      ],
      ["ZhangSan", "张家港沙钢的人找我了,说要上能源管理,联系人叫老葛,电话18112340038", "张家港沙钢: 老葛"],
      ["ZhangSan", "有个叫陆建平的打电话来,13812340045,他是温岭利欧泵业的,想看方案", "温岭利欧泵业: 陆建平"],
      ["ZhangSan", "录个线索吧,公司是杭州海康机器人,联系人张三丰,电话13612340024", "杭州海康机器人: 张三丰"],
      ["ZhangSan", "新认识一个 金坛贝特瑞 女的姓宗 13812340049", "金坛贝特瑞: 宗女士"],
      ["ZhangSan", "同学聚会碰到个人,他在苏州胜利精密做IT主管,叫黄志远,13512349002", "苏州胜利精密: 黄志远"],
      ["ZhangSan", "碰到以前同事跳槽去了宁波均胜,叫骆超,电话13512349040", "宁波均胜: 骆超"],
      ["ZhangSan", "存一个:无锡先导智能 周凯 总助 15612340018", "无锡先导智能: 周凯"],
      ["ZhangSan", "李经理(杭州巨星科技)13812340047 想要WMS", "杭州巨星科技: 李经理"],
      ["ZhangSan", "新线索 嘉善立讯,没要到电话,前台转的 0573-84112233", "嘉善立讯: "],
      [
        "ZhangSan",
        "客户来电登记\n来电:13812340053\n单位:丹阳大亚圣象\n来电人:眭主任",
        "丹阳大亚圣象: 眭主任",
      ],
      ["heshi", "400电话 对方是淮安富士康的采购,姓闫,13312340013,问价格", "淮安富士康: 姓闫"],
      ["heshi", "视频号私信:我是丹阳鱼跃医疗采购的小周 13512349028", "丹阳鱼跃医疗: 小周"],
    ])("%s: %s", async (who, text, wanted) => {
      await talk.say(who, text);
      expect(await taken()).toEqual([wanted]);
    });
    test("and a number stands beside no label of it", async () => {
      await talk.say(
        "ZhangSan",
        "名片:\n上海电气集团股份有限公司\n叶青 副总工程师\nTel: 021-33261888\nMob: 13801234034",
      );
      expect(await taken()).toEqual(["上海电气集团股份有限公司: 叶青, 叶青"]);
    });
  });

  describe("each of several is one of its own", () => {
    test.each([
      ["heshi", "市场活动线索两条:\n1. 金华今飞轮毂 倪工 13812340040\n2. 衢州巨化 汪经理 13812340041"],
      ["ZhangSan", "客户1:金华今飞轮毂,倪工,13812340040;客户2:衢州巨化,汪经理,13812340041"],
      ["ZhangSan", "两个新客户:金华今飞轮毂 倪工13812340040,衢州巨化 汪经理13812340041"],
    ])("%s: %s", async (who, text) => {
      await talk.say(who, text);
      expect(await taken()).toEqual(["金华今飞轮毂: 倪工", "衢州巨化: 汪经理"]);
    });
  });

  describe("how it was told is nobody's name: which company it is, is asked", () => {
    test.each([["heshi", "400热线记录:来电人王先生,公司不方便透露,要MES报价,135 1234 9035"]])(
      "%s: %s",
      async (who, text) => {
        expect(await talk.say(who, text)).toContain("差客户名称");
      },
    );
  });

  test.each([
    ["张总说他有个客户想找我们 无锡威孚 这边联系 朱经理 13512349010", "无锡威孚"],
    ["老客户华测吴主任给的线索 镇江天奈 周博士 13512349022 做电池材料的", "镇江天奈"],
  ])("whoever is brought by a customer is offered, and is no news of theirs: %s", async (text, company) => {
    const before = await talk.database.read(({ followUps }) => followUps.latest(5, 9));
    expect(await talk.say("ZhangSan", text)).toContain(`我理解为「报备 ${company}`);
    expect(await talk.database.read(({ followUps }) => followUps.latest(5, 9))).toEqual(before);
  });
});

const SCENE = 12;
