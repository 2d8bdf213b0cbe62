// 帮我记到那条下面, at the end of what is told: what is told is kept, and the order to keep it is no part of it.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, told, say } = inScene(engine);

  describe("is kept, however little it sounds like news", () => {
    test.each([
      [
        "erzhu",
        "今天早上跟百川潘总吃早茶聊了一会儿,他透露老板的预算要在两个季度内花完,竞争对手有金蝶和一家本地的。帮我记到王五那条下面,谢谢。",
        [10],
      ],
      [
        "jingli",
        "早上给蓝海刘总去了个电话想表示一下重视,他秘书接的,说人在飞机上,没讲成。请帮忙挂在那条商机下面。",
        [5],
      ],
      [
        "jingli",
        "百川潘总对方案认可,后天面谈王五要带上样板资料;智谷的郑工在等集团批预算,暂时没有新动作。帮我各记一条。",
        [10, 8],
      ],
      ["jingli", "昨天华测吴主任吃饭时提到,他们集团今年信息化总盘子是800万,后面还有机会,请记一笔。", [6]],
      ["ZhangSan", "蓝海刘总说章盖完了;万邦沈经理却跟我讲他们选了科箭,两件都帮我记着吧😢", [5, 4]],
      ["ZhangSan", "万邦那边仓库在盘点,都很忙,这个情况麻烦您记下来", [4]],
      ["wangwu", "今天路过百川,门卫说潘总出差了。请登记到这条商机里", [10]],
    ] as const)("%s: %s", async (who, text, nos) => {
      await say(who, text);
      for (const no of nos) {
        const kept = await told(no);
        expect(kept).toHaveLength(1);
        expect(JSON.stringify(kept)).not.toMatch(/帮我|麻烦您|请记|请帮忙|请登记/u);
      }
    });
  });

  describe("nothing has happened that could be kept", () => {
    test.each([
      ["恒力怎么样了,帮我记一下", 3],
      ["恒力陈总喜欢喝茶,帮我记到备注里", 3],
      ["恒力报价29万,帮我记到金额里", 3],
      ["恒力要是签了,帮我记一下", 3],
      ["恒力明天上午我去送样品,帮我记上", 3],
      ["恒力不想跟了,帮我记一下", 3],
    ] as const)("%s", async (text, no) => {
      const before = await told(no);
      await say("ZhangSan", text);
      expect(await told(no)).toEqual(before);
    });
  });

  test("of what a customer asks to be noted nothing is left out", async () => {
    await say("ZhangSan", "恒力陈总说让我帮他记一下");
    expect(JSON.stringify(await told(3))).toContain("帮他记一下");
    expect((await item(3))?.outcome).toBe("open");
  });
});
